/** Presses on what the bot drew: each is sent once, and a failure is shown beside the button. */

import { make } from "./dom.js";

const OWN_FOR = 2_000; // milliseconds in which a redrawn line still counts as the answer to a press on it
const PROBLEM = "press-problem";

export class Presses {
  constructor({ list, keys, where, expect, opened, entered }) {
    Object.assign(this, { keys, where, expect, opened });
    list.addEventListener("click", (event) => {
      const way = event.target.closest("button.link");
      if (way) return entered(way.dataset.room);
      const button = event.target.closest("button.button:not(.more), button.chip");
      if (button && list.contains(button)) this.#press(button);
    });
  }

  async #press(button) {
    if (button.ariaBusy === "true") return;
    const line = button.closest("[data-line]");
    const { as, room } = this.where();
    const lifted = own(line, button);
    hold(button);
    this.expect();
    try {
      const press = { as, room, line: Number(line.dataset.line), ...meant(button) };
      const answer = await this.keys.act("/press", press);
      release(button);
      if (answer.form && this.where().as === as) this.opened({ as, room, html: answer.form });
    } catch (problem) {
      if (button.matches(".chip")) toggle(button);
      release(button);
      tell(button, problem.message);
    } finally {
      lifted();
    }
  }
}

function meant(button) {
  if (!button.matches(".chip")) return { token: button.dataset.token, chosen: {} };
  toggle(button);
  const on = button.closest("fieldset").querySelectorAll('.chip[aria-pressed="true"]');
  const values = [...on].map((chip) => chip.dataset.value);
  return { token: button.closest(".filters").dataset.token, chosen: { [button.dataset.name]: values } };
}

function toggle(chip) {
  chip.ariaPressed = chip.ariaPressed === "true" ? "false" : "true";
}

/** Note on the line which of its buttons was pressed, so that a redrawn line keeps the reader there. */
function own(line, button) {
  const { token, name, value } = button.dataset;
  const chip = `.chip[data-name="${CSS.escape(name ?? "")}"][data-value="${CSS.escape(value ?? "")}"]`;
  line.dataset.pressed = token ? `.button[data-token="${CSS.escape(token)}"]` : chip;
  return () => setTimeout(() => delete line.dataset.pressed, OWN_FOR);
}

/** Disable a button while its press is under way. */
export function hold(button) {
  button.dataset.focused = document.activeElement === button ? "yes" : "";
  button.ariaBusy = "true";
  button.disabled = true;
  if (button.getAttribute("aria-describedby") === PROBLEM) document.getElementById(PROBLEM)?.remove();
}

/** Enable a button again, and focus it if nothing else has the focus. */
export function release(button) {
  button.ariaBusy = null;
  button.disabled = false;
  const isLost = document.activeElement === document.body;
  if (button.dataset.focused && isLost) button.focus({ preventScroll: true });
}

/** Say beside a button why its press failed. */
export function tell(button, sentence) {
  const said = make("p", { class: "problem", text: sentence, role: "alert", id: PROBLEM });
  document.getElementById(PROBLEM)?.remove();
  const place = placeOf(button);
  if (place.closest("form")) place.prepend(said);
  else place.after(said);
  said.scrollIntoView({ block: "nearest" });
  button.setAttribute("aria-describedby", said.id);
}

const placeOf = (button) => button.closest(".buttons, .filters");
