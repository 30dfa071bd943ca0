// Words that come and go: background work, and an answer that did not come.
const LINES = {
  en: { lost: "No connection. Nothing was changed; try again.", failed: "The server could not do it. What was saved before is safe." },
  zh: { lost: "连不上服务器。什么都没有改动，请再试一次。", failed: "服务器没能完成。之前存好的都在。" },
};

export function toast(kind, title) {
  const box = document.createElement("div");
  box.className = `r-toast is-${kind}`;
  const icon = document.createElement("i");
  icon.className = kind === "failed" ? "bi bi-exclamation-octagon-fill" : "bi bi-check-circle-fill";
  icon.setAttribute("aria-hidden", "true");
  const words = document.createElement("div");
  words.className = "r-grow r-sm";
  words.textContent = title;
  box.append(icon, words);
  document.getElementById("toasts").append(box);
  setTimeout(() => box.remove(), 8000);
}

export function tellFailures(root) {
  const lines = document.documentElement.lang.startsWith("zh") ? LINES.zh : LINES.en;
  root.addEventListener("htmx:sendError", () => toast("failed", lines.lost));
  root.addEventListener("htmx:responseError", () => toast("failed", lines.failed));
}
