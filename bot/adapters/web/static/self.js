/** Who I am now, at the top of the chat. */

import { face, find } from "./dom.js";
import { CHOOSE, youAre } from "./words.js";

/** Say who I am: large, with my face, what I do and what time it is where I am. */
export function drawMe({ name, about, clock }) {
  find("me").classList.add("somebody");
  find("me-face").replaceChildren(face(name));
  find("me-name").textContent = youAre(name);
  find("me-about").textContent = [about, clock].filter(Boolean).join(" · ");
}

/** Say that I am nobody yet. */
export function drawNobody() {
  find("me").classList.remove("somebody");
  find("me-face").replaceChildren();
  find("me-name").textContent = CHOOSE;
  find("me-about").textContent = "";
  document.title = "Alongside";
}
