// A classic script in the head: it runs before the first paint, so the wrong colours never flash.
(() => {
  try {
    const shade = localStorage.getItem("shade");
    if (shade === "light" || shade === "dark") document.documentElement.dataset.shade = shade;
  } catch {
    // Storage is switched off in this browser: the system's own colour scheme is used.
  }
})();
