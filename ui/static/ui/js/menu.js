// A menu closes by Escape and by a click elsewhere.
export function closeMenus(root) {
  const menus = () => root.querySelectorAll("details[data-menu][open]");
  root.addEventListener("click", (event) => {
    menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
}
