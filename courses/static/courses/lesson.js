// Reading by keyboard: J and K go to the next and the previous part, O opens the outline.
// Everything works without this file; the keys press the page's own buttons.
import "../questions/ordering.js";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") && !["radio", "checkbox"].includes(target.type);

const press = (selector) => document.querySelector(selector)?.click();

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "j" || (key === "arrowright" && event.target === document.body)) press("[data-part=next]");
  else if (key === "k" || (key === "arrowleft" && event.target === document.body)) press("[data-part=previous]");
  else if (key === "o") {
    const outline = document.querySelector("[data-outline]");
    if (!outline) return;
    outline.open = !outline.open;
    if (outline.open) outline.querySelector("a")?.focus();
  } else return;
  event.preventDefault();
});

// What has just been explained is where the reader goes on.
document.addEventListener("htmx:afterSwap", (event) => {
  event.detail.elt.querySelector?.("[data-result]")?.focus();
});
