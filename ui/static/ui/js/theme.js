// Before the first paint: where the theme follows the system, say which one that is.
(() => {
  const root = document.documentElement;
  root.dataset.js = "";
  if (root.dataset.bsTheme !== "auto") return;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const say = () => { root.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  say();
  dark.addEventListener("change", say);
})();
