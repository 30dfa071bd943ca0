// The desk: chips in the order they are tapped, keys, the clock, the customer's typing. The page works without it.
const MOST = 2;
const main = document.getElementById("main");
let desk;
let ticking;

function begin() {
  clearInterval(ticking);
  clearTimeout(begin.again);
  desk = { root: document.getElementById("desk"), chosen: [] };
  if (!desk.root) return;
  const chat = document.getElementById("chat");
  desk.state = desk.root.dataset.state;
  read(chat);
  readChips();
  chips();
  text();
  reveal(chat);
  down();
  ticking = setInterval(tick, 500);
  tick();
}

// ---- time: the server's seconds, counted on from when the page came ----
function read(chat) {
  desk.from = performance.now();
  desk.elapsed = Number(chat.dataset.elapsed);
  desk.waiting = Number(chat.dataset.waiting);
  clearTimeout(begin.again);
  if (desk.state === "open" && chat.dataset.again) begin.again = setTimeout(refresh, Number(chat.dataset.again) * 1000 + 300);
}

function passed() {
  return desk.state === "open" && !document.hidden ? (performance.now() - desk.from) / 1000 : 0;
}

function tick() {
  const gone = passed();
  const elapsed = document.getElementById("elapsed");
  if (elapsed) elapsed.textContent = clock(desk.elapsed + gone);
  const box = document.getElementById("waiting");
  if (!box || desk.state !== "open") return;
  const held = desk.root.dataset.held ? Number(desk.root.dataset.held) - gone : 0;
  const waited = Math.max(0, desk.waiting + gone - (desk.replyIn || 0));
  const { amber, red } = desk.root.dataset;
  const band = held > 0 ? "hold" : waited >= Number(red) ? "red" : waited >= Number(amber) ? "amber" : "calm";
  box.querySelector(".r-clock-figure").textContent = clock(held > 0 ? held : waited);
  box.querySelectorAll("circle")[1].setAttribute("stroke-dasharray", `${Math.min(100, Math.round((100 * waited) / Number(red)))} 100`);
  if (box.classList.contains(`is-${band}`)) return;
  box.classList.remove("is-calm", "is-amber", "is-red", "is-hold");
  box.classList.add(`is-${band}`);
  const voice = document.getElementById("band");
  voice.textContent = voice.dataset[`${band}Words`] || "";
}

function clock(seconds) {
  const whole = Math.min(5999, Math.max(0, Math.floor(seconds)));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// ---- the customer's answer: typing first, then the line ----
function reveal(chat) {
  const late = [...chat.querySelectorAll("[data-reply-in]")];
  const typing = document.getElementById("typing");
  desk.replyIn = 0;
  for (const line of late) {
    const seconds = Number(line.dataset.replyIn);
    desk.replyIn = Math.max(desk.replyIn, seconds);
    line.hidden = true;
    typing.hidden = false;
    setTimeout(() => {
      line.hidden = false;
      typing.hidden = true;
      follow();
    }, seconds * 1000);
  }
}

// Show the end of the chat: in its own box, or, where the page itself scrolls, just above what one writes in.
function down() {
  const log = document.getElementById("log");
  if (log) log.scrollTop = log.scrollHeight;
  if (matchMedia("(max-width: 991.98px)").matches) desk.root.scrollIntoView({ block: "end" });
}

// What comes later pulls nobody away from the order, further down.
function follow() {
  if (desk.root.getBoundingClientRect().bottom > innerHeight / 2) down();
}

async function refresh() {
  if (desk.state !== "open" || document.hidden) return;
  const answer = await fetch(desk.root.dataset.log, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("log").replaceChildren(...fresh.body.childNodes);
  const chat = document.getElementById("chat");
  read(chat);
  reveal(chat);
  follow();
}

// ---- chips: at most two, sent in the order they were tapped ----
function readChips() {
  document.querySelectorAll(".rp-plain input").forEach((box) => { box.disabled = true; });
  document.querySelectorAll(".r-chip[aria-pressed=true]").forEach((chip) => desk.chosen.push(chip.dataset.move));
  say();
}

function chips() {
  document.querySelectorAll("[data-stage]").forEach((button) => button.addEventListener("click", () => stage(button)));
  document.querySelectorAll(".r-chip").forEach((chip) => {
    chip.addEventListener("click", () => press(chip));
    chip.addEventListener("focus", () => example(chip));
    chip.addEventListener("mouseenter", () => example(chip));
  });
}

function stage(chosen) {
  document.querySelectorAll("[data-stage]").forEach((each) => each.setAttribute("aria-pressed", String(each === chosen)));
  document.querySelectorAll("[data-chips]").forEach((each) => { each.hidden = each.dataset.chips !== chosen.dataset.stage; });
}

function press(chip) {
  const on = desk.chosen.indexOf(chip.dataset.move);
  if (on >= 0) desk.chosen.splice(on, 1);
  else if (desk.chosen.length < MOST) desk.chosen.push(chip.dataset.move);
  example(chip);
  say();
}

function say() {
  const full = desk.chosen.length >= MOST;
  document.querySelectorAll(".r-chip").forEach((chip) => {
    const on = desk.chosen.includes(chip.dataset.move);
    chip.setAttribute("aria-pressed", String(on));
    chip.setAttribute("aria-disabled", String(full && !on));
  });
  const tapped = document.getElementById("tapped");
  if (!tapped) return;
  tapped.replaceChildren(...desk.chosen.map((move) => Object.assign(document.createElement("input"), { type: "hidden", name: "moves", value: move })));
  const hold = document.getElementById("hold");
  hold.classList.toggle("invisible", !desk.chosen.includes("hold"));
}

function example(chip) {
  const line = document.getElementById("example");
  line.textContent = `${line.dataset.lead} ${chip.dataset.example}`;
}

// ---- the text ----
function text() {
  const box = document.getElementById("text");
  if (!box) return;
  const count = document.getElementById("count");
  const tell = () => { count.textContent = box.value ? count.dataset.words.replace("#", String([...box.value].length)) : ""; };
  box.addEventListener("input", tell);
  tell();
  if (begin.swapped && matchMedia("(min-width: 992px)").matches) box.focus();
}

addEventListener("keydown", (event) => {
  const box = document.getElementById("text");
  if (!box || document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    document.getElementById("send").click();
  } else if (event.key === "Escape" && document.activeElement === box) {
    box.blur();
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input:not([type=checkbox]), textarea, select")) {
    byKey(event);
  }
});

function byKey(event) {
  const key = event.key.toUpperCase();
  const button = document.querySelector(`[data-stage][data-key="${CSS.escape(key)}"]`);
  const chip = document.querySelector(`[data-chips]:not([hidden]) .r-chip[data-key="${CSS.escape(key)}"]`);
  if (!button && !chip) return;
  event.preventDefault();
  if (button) stage(button);
  else press(chip);
}

// ---- a hidden page stops the clock; the server keeps it ----
document.addEventListener("visibilitychange", async () => {
  if (!desk?.root || desk.state !== "open") return;
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ to: document.hidden ? "pause" : "resume", hidden: "1" });
  const answer = await fetch(desk.root.dataset.clock, { method: "POST", body, keepalive: true, headers: { "X-CSRFToken": token } });
  if (document.hidden || !answer.ok) return;
  const now = await answer.json();
  desk.from = performance.now();
  desk.elapsed = now.elapsed;
  desk.waiting = now.waiting;
  desk.replyIn = 0;
  refresh();
});

// What did not arrive can be sent again: the text is still here, and its key is the same.
main.addEventListener("htmx:afterRequest", () => {
  document.querySelectorAll("#say [aria-busy=true]").forEach((button) => button.removeAttribute("aria-busy"));
});
main.addEventListener("htmx:afterSwap", () => {
  begin.swapped = true;
  begin();
});
begin();
