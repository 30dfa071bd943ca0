// What every page has. Each part works on its own, and no page needs any of them.
import { askFirst } from "./confirm.js";
import { sayBusy } from "./busy.js";
import { closeMenus } from "./menu.js";
import { tellFailures } from "./toast.js";

askFirst(document);
sayBusy(document);
closeMenus(document);
tellFailures(document);
