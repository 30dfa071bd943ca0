// Fills the blanks while one types, and copies the text. Without it the form fills them on the server.
const form = document.querySelector("[data-fill-form]");

function fill(field) {
  const name = field.name.replace(/^fill-/, "");
  for (const blank of document.querySelectorAll(`[data-var="${CSS.escape(name)}"]`)) {
    blank.textContent = said(field, blank) || blank.dataset.empty;
  }
}

// A choice is said in the language of the text that it stands in; what was typed is the same in both.
function said(field, blank) {
  if (!(field instanceof HTMLSelectElement)) return field.value.trim();
  return field.value === "" ? "" : JSON.parse(blank.dataset.choices)[Number(field.value)];
}

if (form) {
  form.addEventListener("input", (event) => fill(event.target));
  form.addEventListener("change", (event) => fill(event.target));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".k-fill")?.setAttribute("hidden", "");
}

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(text.innerText.trim());
  const open = [...text.querySelectorAll("[data-var]")].some((blank) => blank.textContent === blank.dataset.empty);
  const words = button.querySelector("[data-words]");
  const before = words.dataset.before ?? words.textContent;
  words.dataset.before = before;
  words.textContent = open ? button.dataset.unfilled : button.dataset.copied;
  setTimeout(() => { words.textContent = before; }, 2500);
});
