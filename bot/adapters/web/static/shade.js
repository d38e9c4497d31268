/** The colour scheme of the page: the system's, until the reader chooses one. */

import { Kept } from "./dom.js";

/** Make the reader's choice of the colour scheme work, and store it. */
export function shade(buttons) {
  const root = document.documentElement;
  const systems = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const isDark = () => (root.dataset.shade ?? systems()) === "dark";
  const draw = () => buttons.forEach((button) => (button.ariaPressed = `${isDark()}`));
  const turn = () => {
    root.dataset.shade = isDark() ? "light" : "dark";
    new Kept("localStorage").write("shade", root.dataset.shade);
    draw();
  };
  for (const button of buttons) button.addEventListener("click", turn);
  draw();
}
