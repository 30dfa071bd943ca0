// The banner over the questions: what happened, what is safe, what to do. And the saved-at proofs.

const words = document.getElementById("words").dataset;
const box = document.getElementById("line");
const { zone } = words;

export const fill = (text, value) => text.replace("%s", value);

export function timeOf(iso) {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", ...(zone ? { timeZone: zone } : {}) }).format(new Date(iso));
}

// 1, 2, 3, 5 becomes "1–3, 5".
export function ranges(numbers) {
  const runs = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`)).join(words.list);
}

export function tell(title, body, { kind = "warn", retry = true } = {}) {
  box.classList.toggle("is-danger", kind === "danger");
  box.classList.toggle("is-warn", kind === "warn");
  box.querySelector("[data-title]").textContent = title;
  box.querySelector("[data-body]").textContent = body;
  box.querySelector("[data-try]").hidden = !retry;
  box.hidden = false;
}

export function hush() {
  box.hidden = true;
}

export function onTry(act) {
  box.querySelector("[data-try]").addEventListener("click", act);
}

function proof(place, label, waiting) {
  if (!place) return;
  const made = document.createElement("span");
  made.className = waiting ? "r-saved is-waiting" : "r-saved";
  const drawn = document.createElement("i");
  drawn.className = `bi bi-${waiting ? "cloud-slash" : "cloud-check"}`;
  drawn.setAttribute("aria-hidden", "true");
  made.append(drawn, label);
  place.replaceChildren(made);
}

export function proveSaved(form, iso) {
  proof(form?.querySelector("[data-saved]"), fill(words.saved, timeOf(iso)), false);
  proof(document.getElementById("bar-saved"), fill(words.savedServer, timeOf(iso)), false);
}

export function proveWaiting(form, numbers, lost = false) {
  proof(form?.querySelector("[data-saved]"), lost ? words.retrying : words.sending, true);
  proof(document.getElementById("bar-saved"), fill(words.waiting, ranges(numbers)), true);
}
