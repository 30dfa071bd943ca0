// One question at a time, each answer saved as it is given; what cannot be sent is kept here and sent again.

import { reviveOrderings } from "../questions/ordering.js";
import { fill, hush, onTry, proveSaved, proveWaiting, ranges, tell } from "./banner.js";
import { onTick, setLeft } from "./clock.js";
import { Held, newKey } from "./held.js";
import { Line } from "./line.js";
import { Palette } from "./palette.js";

const sitting = document.getElementById("sitting");
const words = document.getElementById("words").dataset;
const { attempt, url, handIn, review } = sitting.dataset;
const total = Number(sitting.dataset.total);
const held = new Held(attempt);
const palette = new Palette(attempt, total);
const forms = new Map();
let current = 0;
let offlineTimer = 0;
let leaving = false;

const token = () => sitting.querySelector("input[name=csrfmiddlewaretoken]").value;
const parts = (form) => [...new FormData(form)].filter(([name]) => name.startsWith("answer"));
const say = (text) => { document.getElementById("said").textContent = text; };
const leave = (where) => { leaving = true; location.assign(where); };

const line = new Line(held, token, {
  saved(number, at) {
    palette.set(number, { unsaved: false });
    proveSaved(forms.get(number), at);
  },
  refused(number, message) {
    palette.set(number, { unsaved: false, answered: false });
    tell(fill(words.refusedTitle, number), message, { kind: "danger", retry: false });
  },
  closed: () => leave(review),
  signedOut: () => tell(words.signedOutTitle, fill(words.signedOutBody, ranges(held.numbers)), { kind: "danger" }),
  lost(since) {
    clearInterval(offlineTimer);
    held.numbers.forEach((n) => proveWaiting(forms.get(n), held.numbers, true));
    const show = () => tell(fill(words.offlineTitle, Math.round((Date.now() - since) / 1000)), whatIsSafe());
    show();
    offlineTimer = setInterval(show, 1000);
  },
  well() {
    clearInterval(offlineTimer);
    if (!document.getElementById("line").classList.contains("is-danger")) hush();
  },
});

function whatIsSafe() {
  const safe = [...palette.answered].filter((n) => !palette.unsaved.has(n)).sort((a, b) => a - b);
  return [
    safe.length ? fill(words.offlineSafe, ranges(safe)) : words.offlineNone,
    held.numbers.length ? fill(words.offlineHeld, ranges(held.numbers)) : "",
    document.getElementById("clock") ? words.offlineClock : "",
  ].filter(Boolean).join(document.documentElement.lang.startsWith("zh") ? "" : " ");
}

function save(form) {
  const number = Number(form.dataset.number);
  const body = new URLSearchParams(new FormData(form));
  const key = newKey();
  body.set("key", key);
  body.delete("csrfmiddlewaretoken");
  held.put(form.id, { key, number, url: form.action, body: body.toString() });
  palette.set(number, { answered: parts(form).some(([, value]) => value !== ""), unsaved: true });
  proveWaiting(form, held.numbers);
  line.flush();
}

function show(number, focus = true) {
  if (!forms.has(number)) {
    const cell = palette.cells.get(number);
    if (cell) leave(cell.href);
    return;
  }
  current = number;
  forms.forEach((form, n) => { form.hidden = n !== number; });
  palette.current(number);
  history.replaceState(null, "", `#${forms.get(number).id}`);
  if (focus) {
    forms.get(number).querySelector("h2").focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }
}

function go(by) {
  if (current + by > total) { toHandIn(); return; }
  show(current + by);
}

async function toHandIn() {
  await line.flush();
  if (!held.all.length) leave(handIn);
}

function drawFlag(form, on) {
  const button = form.querySelector("[data-flag]");
  button.setAttribute("aria-pressed", String(on));
  button.querySelector("i").className = `bi bi-flag${on ? "-fill" : ""}`;
  button.querySelector("span").textContent = on ? words.flagOn : words.flag;
}

function wire(form) {
  const number = Number(form.dataset.number);
  forms.set(number, form);
  let pause = 0;
  form.addEventListener("input", (event) => {
    if (!event.target.matches("input[name^='answer-']")) return;
    clearTimeout(pause);
    pause = setTimeout(() => save(form), 700);
  });
  form.addEventListener("change", () => { clearTimeout(pause); save(form); });
  form.addEventListener("submit", (event) => { event.preventDefault(); go(1); });
  const controls = document.getElementById("controls").content.cloneNode(true);
  const [back, on] = controls.querySelectorAll("[data-go]");
  const flag = controls.querySelector("[data-flag]");
  form.querySelector("[data-tools]").append(flag);
  form.querySelector("[data-foot]").prepend(back);
  form.querySelector("[data-foot]").append(on);
  [back, on].forEach((button) => {
    button.disabled = Number(button.dataset.go) + number < 1;
    button.addEventListener("click", () => go(Number(button.dataset.go)));
  });
  form.querySelector("[data-save]").hidden = true;
  drawFlag(form, palette.flags.has(number));
  flag.addEventListener("click", () => drawFlag(form, palette.flag(number)));
  restore(form, number);
}

// What was answered here but not yet confirmed, put back into its form.
function restore(form, number) {
  const entry = held.entries[form.id];
  if (!entry) return;
  const sent = new URLSearchParams(entry.body);
  for (const field of form.elements) {
    if (!field.name?.startsWith("answer")) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = sent.getAll(field.name).includes(field.value);
    else field.value = sent.get(field.name) ?? "";
  }
  form.querySelectorAll("[data-ordering]").forEach((list) => list.dispatchEvent(new Event("order:restored")));
  palette.set(number, { answered: parts(form).some(([, value]) => value !== ""), unsaved: true });
}

// The other pages of the paper, so that all of it can be answered without a line.
async function bring(page) {
  const reply = await fetch(`${url}?page=${page}`);
  if (!reply.ok || reply.redirected) return;
  const there = new DOMParser().parseFromString(await reply.text(), "text/html");
  for (const form of there.querySelectorAll("form[data-number]")) {
    if (forms.has(Number(form.dataset.number))) continue;
    const here = document.importNode(form, true);
    here.hidden = true;
    sitting.querySelector("#pages").before(here);
    reviveOrderings(here);
    wire(here);
  }
}

async function bringAll() {
  for (let page = 1; page <= Number(sitting.dataset.pages); page += 1) {
    if (page === Number(sitting.dataset.page)) continue;
    try { await bring(page); } catch { return; }
  }
}

async function timeIsOver() {
  tell(words.overTitle, words.overBody, { retry: false });
  await line.flush();
  const body = new URLSearchParams({ csrfmiddlewaretoken: token() });
  try {
    const reply = await fetch(handIn, { method: "POST", body, redirect: "manual" });
    if (reply.type === "opaqueredirect") leave(review);
    else setTimeout(timeIsOver, 3000);
  } catch { setTimeout(timeIsOver, 3000); }
}

async function readClock() {
  if (document.hidden || !document.getElementById("clock")) return;
  try {
    const there = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
    setLeft(Number(there.getElementById("clock")?.dataset.left ?? Number.NaN));
  } catch { /* the clock goes on as it was */ }
}

sitting.querySelectorAll("form[data-number]").forEach(wire);
if (document.getElementById("pages")) document.getElementById("pages").hidden = true;
const asked = [...forms].find(([, form]) => `#${form.id}` === location.hash)?.[0];
const firstOpen = [...forms.keys()].find((n) => !palette.answered.has(n));
show(asked ?? firstOpen ?? Math.min(...forms.keys()), false);
palette.cells.forEach((cell, n) => cell.addEventListener("click", (event) => {
  if (!forms.has(n)) return;
  event.preventDefault();
  show(n);
}));
document.getElementById("to-hand-in").addEventListener("click", (event) => { event.preventDefault(); toHandIn(); });
onTry(() => {
  if (document.getElementById("line").classList.contains("is-danger")) location.reload();
  else line.flush();
});
let ended = false;
onTick((left) => {
  if (left === 300 || left === 60) say(fill(words.minutesLeft, left / 60));
  if (left === 0 && !ended) { ended = true; timeIsOver(); }
});
document.addEventListener("visibilitychange", readClock);
window.addEventListener("beforeunload", (event) => { if (held.all.length && !leaving) event.preventDefault(); });
if (held.all.length) line.flush();
setTimeout(bringAll, 1500);
