// Shows only the fields that the chosen audience and kind of date need. Without this file all of them stand there.
const follow = (name, attribute) => {
  const show = () => {
    const chosen = document.querySelector(`input[name="${name}"]:checked`)?.value;
    document.querySelectorAll(`[${attribute}]`).forEach((box) => { box.hidden = box.getAttribute(attribute) !== chosen; });
  };
  document.querySelectorAll(`input[name="${name}"]`).forEach((input) => input.addEventListener("change", show));
  show();
};
follow("audience", "data-for");
follow("due", "data-for-due");
