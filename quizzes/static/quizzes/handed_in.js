// The paper is closed: nothing of it is kept on this computer any longer.

import { Held } from "./held.js";

const { attempt } = document.getElementById("handed-in").dataset;
new Held(attempt).clear();
try { localStorage.removeItem(`rapport-flags-${attempt}`); } catch { /* nothing was kept */ }
