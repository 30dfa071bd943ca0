// The palette, the count and the progress bar, kept true to what is answered, saved and flagged.

const words = document.getElementById("words").dataset;
const count = (text, ...values) => values.reduce((said, value, n) => said.replace(`%${n + 1}`, value), text);

function flagsOf(attempt) {
  try { return new Set(JSON.parse(localStorage.getItem(`rapport-flags-${attempt}`)) ?? []); } catch { return new Set(); }
}

export class Palette {
  constructor(attempt, total) {
    this.attempt = attempt;
    this.total = total;
    this.flags = flagsOf(attempt);
    this.unsaved = new Set();
    this.cells = new Map([...document.querySelectorAll(".r-palette a")].map((cell) => [Number(cell.dataset.number), cell]));
    this.answered = new Set([...this.cells].filter(([, cell]) => cell.classList.contains("is-answered")).map(([n]) => n));
    this.cells.forEach((_, n) => this.draw(n));
  }

  set(number, { answered, unsaved }) {
    if (answered !== undefined) this.answered[answered ? "add" : "delete"](number);
    if (unsaved !== undefined) this.unsaved[unsaved ? "add" : "delete"](number);
    this.draw(number);
    this.sum();
  }

  flag(number) {
    this.flags[this.flags.has(number) ? "delete" : "add"](number);
    try { localStorage.setItem(`rapport-flags-${this.attempt}`, JSON.stringify([...this.flags])); } catch { /* kept for this page */ }
    this.draw(number);
    return this.flags.has(number);
  }

  current(number) {
    this.cells.forEach((cell, n) => {
      if (n === number) cell.setAttribute("aria-current", "step");
      else cell.removeAttribute("aria-current");
    });
  }

  draw(number) {
    const cell = this.cells.get(number);
    const [unsaved, answered, flagged] = [this.unsaved, this.answered, this.flags].map((set) => set.has(number));
    cell.classList.toggle("is-unsaved", unsaved);
    cell.classList.toggle("is-answered", answered && !unsaved);
    const state = [unsaved ? words.unsaved : answered ? words.answered : words.open, ...(flagged ? [words.flagged] : [])];
    cell.querySelector("[data-state]").textContent = ` ${state.join(words.list)}`;
    cell.querySelector("i")?.remove();
    if (flagged) {
      const drawn = document.createElement("i");
      drawn.className = "bi bi-flag-fill";
      drawn.setAttribute("aria-hidden", "true");
      cell.append(drawn);
    }
    const legend = document.querySelector(".r-legend .is-warn-text");
    if (legend) legend.lastChild.textContent = words.countFlagged.replace("%s", this.flags.size);
  }

  sum() {
    const done = this.answered.size;
    const said = count(words.count, done, this.total);
    document.getElementById("count").textContent = said;
    const bar = document.getElementById("bar-progress");
    bar.value = done;
    bar.setAttribute("aria-label", said);
    const open = this.total - done;
    document.getElementById("still-open").textContent = open ? words.stillOpen.replace("%s", open) : words.allAnswered;
  }
}
