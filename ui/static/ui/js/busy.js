// A form that is under way says so on its button and cannot be sent twice.
export function sayBusy(root) {
  root.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.defaultPrevented || !button || event.target.method === "dialog") return;
    if (button.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    button.setAttribute("aria-busy", "true");
    if (button.dataset.busy) show(button);
  });
  // Back from the browser's own cache: the page stands as it was, and must work again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) root.querySelectorAll("[aria-busy=true]").forEach((each) => each.removeAttribute("aria-busy"));
  });
}

function show(button) {
  const ring = document.createElement("span");
  ring.className = "spinner-border spinner-border-sm";
  ring.setAttribute("aria-hidden", "true");
  button.replaceChildren(ring, button.dataset.busy);
}
