// The manual follows the appearance chosen in the product; without one, the system's.
const chosen = localStorage.getItem("trine.appearance");
const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.dataset.theme = dark ? "dark" : "light";
