// Counts down what the server said is left, by a clock that cannot be set. The server alone decides; this only shows.

const shown = document.getElementById("clock");
let left = shown ? Number(shown.dataset.left) : null;
let read = performance.now();
const listeners = [];

const seconds = () => Math.max(0, Math.ceil(left - (performance.now() - read) / 1000));

function digits(all) {
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(all / 3600);
  return `${hours ? `${hours}:` : ""}${two(Math.floor((all % 3600) / 60))}:${two(all % 60)}`;
}

function tick() {
  const now = seconds();
  shown.textContent = digits(now);
  listeners.forEach((listen) => listen(now));
}

export function onTick(listen) {
  if (shown) listeners.push(listen);
}

export function setLeft(said) {
  if (!shown || Number.isNaN(said)) return;
  left = said;
  read = performance.now();
}

if (shown) {
  tick();
  setInterval(tick, 1000);
}
