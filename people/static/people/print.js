// The print button of the sign-in slip.
document.getElementById("print")?.addEventListener("click", () => window.print());
