// A classic script in the head: it runs before the first paint, so a chosen shade never flashes.
(() => {
  try {
    const shade = localStorage.getItem("shade");
    if (shade === "light" || shade === "dark") document.documentElement.dataset.shade = shade;
  } catch {
    // Storage is switched off in this browser: the system's own shade stands.
  }
})();
