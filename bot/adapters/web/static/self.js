/** The head of the chat: the chosen person. */

import { face, find, make } from "./dom.js";
import { CHOOSE, youAre } from "./words.js";

/** Show the chosen person: their face, name, work and local time. */
export function drawMe({ name, about, clock }) {
  find("me").classList.add("somebody");
  find("me-face").replaceChildren(face(name));
  find("me-name").textContent = youAre(name);
  const when = about && clock ? ` · ${clock}` : clock ?? "";
  find("me-about").replaceChildren(make("span", { text: about ?? "" }), make("span", { class: "when", text: when }));
}

/** Show that no person is chosen yet. */
export function drawNobody() {
  find("me").classList.remove("somebody");
  find("me-face").replaceChildren();
  find("me-name").textContent = CHOOSE;
  find("me-about").textContent = "";
  document.title = "Alongside";
}
