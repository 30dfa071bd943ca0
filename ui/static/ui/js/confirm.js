// A confirmation is a fold without scripts, and a dialog with them.
export function askFirst(root) {
  root.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-confirm] > summary");
    if (opener) {
      event.preventDefault();
      open(opener);
    }
    if (event.target.closest("[data-keep]")) event.target.closest("dialog")?.close();
    if (event.target.matches("dialog.r-dialog")) event.target.close();
  });
}

function open(opener) {
  const fold = opener.parentElement;
  const form = fold.querySelector(":scope > form");
  const dialog = document.createElement("dialog");
  dialog.className = "r-dialog";
  dialog.setAttribute("aria-labelledby", form.getAttribute("aria-labelledby"));
  dialog.append(form);
  dialog.addEventListener("close", () => {
    fold.append(form);
    dialog.remove();
    opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
