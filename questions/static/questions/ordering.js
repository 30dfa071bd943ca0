// Turns the selects of an ordering question into a list that moves by buttons. Without it the selects do.

function button(icon, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-quiet btn-icon";
  made.setAttribute("aria-label", label);
  const drawn = document.createElement("i");
  drawn.className = `bi bi-${icon}`;
  drawn.setAttribute("aria-hidden", "true");
  made.append(drawn);
  made.addEventListener("click", act);
  return made;
}

const items = (list) => [...list.querySelectorAll(":scope > li")];
const select = (item) => item.querySelector("select");
const words = (item) => item.querySelector("[data-words]").textContent;

function number(list) {
  items(list).forEach((item, index, all) => {
    item.querySelector(".q-place").textContent = index + 1;
    const [up, down] = item.querySelectorAll("button");
    up.disabled = index === 0;
    down.disabled = index === all.length - 1;
  });
}

function keep(list) {
  items(list).forEach((item, index) => { select(item).value = String(index + 1); });
  list.parentElement.querySelector("[data-keep-order]")?.remove();
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

function move(list, item, by, said) {
  const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (by < 0) other.before(item); else other.after(item);
  number(list);
  const [up, down] = item.querySelectorAll("button");
  const wanted = by < 0 ? up : down;
  (wanted.disabled ? (by < 0 ? down : up) : wanted).focus();
  said.textContent = `${words(item)}: ${list.dataset.placed} ${items(list).indexOf(item) + 1}`;
  keep(list);
}

// Bring the items into the order of their places; tell whether every one has a place.
function sort(list) {
  const placed = items(list).every((item) => select(item).value);
  if (placed) items(list).sort((a, b) => select(a).value - select(b).value).forEach((item) => list.append(item));
  return placed;
}

function revive(list) {
  if (list.classList.contains("is-live")) return;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  list.after(said);
  const placed = sort(list);
  for (const item of items(list)) {
    item.querySelector("span").setAttribute("data-words", "");
    const place = document.createElement("span");
    place.className = "q-place";
    item.prepend(place);
    const moves = document.createElement("span");
    moves.className = "q-order-moves";
    moves.append(
      button("arrow-up", `${list.dataset.up}: ${words(item)}`, () => move(list, item, -1, said)),
      button("arrow-down", `${list.dataset.down}: ${words(item)}`, () => move(list, item, 1, said)),
    );
    item.append(moves);
  }
  list.classList.add("is-live");
  number(list);
  list.addEventListener("order:restored", () => { sort(list); number(list); });
  if (placed) return;
  const agree = document.createElement("button");
  agree.type = "button";
  agree.className = "btn btn-quiet btn-sm";
  agree.dataset.keepOrder = "";
  agree.textContent = list.dataset.keep;
  agree.addEventListener("click", () => keep(list));
  list.after(agree);
}

export function reviveOrderings(root = document) {
  root.querySelectorAll("[data-ordering]").forEach(revive);
}

reviveOrderings();
document.addEventListener("htmx:load", (event) => reviveOrderings(event.target));
