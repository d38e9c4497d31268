/** Small helpers: elements, faces, lists that the arrow keys walk, and what the browser keeps. */

const HUES = 6;

export const find = (id) => document.getElementById(id);

/** Make an element; a property that is not an attribute (`text`, `class`) is set as one would say it. */
export function make(tag, { text = "", class: names = "", ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  if (names) element.className = names;
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Draw one of the page's own icons. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
}

/** Draw the round face of a person: the first letters of their name, on a colour that stays theirs. */
export function face(name) {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = ends.map((word) => [...word][0]).join("").toLocaleUpperCase();
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % HUES;
  return make("span", { class: "face", text: letters, "data-hue": hue, "aria-hidden": "true" });
}

/** Draw the sign of the bot. */
export const botFace = () => make("span", { class: "face bot", "aria-hidden": "true" }, icon("alongside"));

/** Draw a count with its meaning: a number for the eye, a few words for the ear. */
export function count(number, meaning, kind) {
  const text = number > 99 ? "99+" : `${number}`;
  const seen = make("span", { class: `badge ${kind}`, text, "aria-hidden": "true" });
  return [seen, make("span", { class: "unseen", text: `, ${meaning}` })];
}

/** Draw a way to begin: its name, and a line about it. */
export function beginning(name, about, pressed) {
  const parts = [make("span", { class: "name", text: name }), make("span", { class: "about", text: about })];
  const button = make("button", { type: "button", class: "beginning" }, ...parts);
  button.addEventListener("click", pressed);
  return button;
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Let Up, Down, Home and End walk the buttons of a list, of which one alone stands in the tab order. */
export function walk(list) {
  list.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const rows = [...list.querySelectorAll("button")];
    const here = rows.indexOf(document.activeElement);
    if (!step || here < 0) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(rows.length - 1, here + step))].focus();
  });
  list.addEventListener("focusin", (event) => settle(list, event.target));
}

/** Put one row of a walked list into the tab order: the given one, else the current, else the first. */
export function settle(list, row) {
  const rows = [...list.querySelectorAll("button")];
  const chosen = rows.includes(row) ? row : rows.find((one) => one.ariaCurrent === "true") ?? rows[0];
  for (const one of rows) one.tabIndex = one === chosen ? 0 : -1;
}

/** Draw a list anew without taking the focus from whoever stands on one of its rows. */
export function redraw(list, parts) {
  const key = list.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  list.replaceChildren(...parts);
  const row = key === undefined ? undefined : list.querySelector(`[data-key="${CSS.escape(key)}"]`);
  row?.focus({ preventScroll: true });
  settle(list, row);
}

/** Say something to a screen reader alone. */
export function announce(sentence) {
  find("said").textContent = sentence;
}

/** What the browser keeps under a name; a browser that keeps nothing is no fault. */
export class Kept {
  constructor(storage) {
    this.storage = storage;
  }

  read(name) {
    return this.#tried((store) => store.getItem(name)) ?? "";
  }

  write(name, text) {
    this.#tried((store) => (text ? store.setItem(name, text) : store.removeItem(name)));
  }

  forgetAll(beginning) {
    this.#tried((store) => {
      const names = Object.keys(store).filter((name) => name.startsWith(beginning));
      names.forEach((name) => store.removeItem(name));
    });
  }

  #tried(act) {
    try {
      return act(window[this.storage]);
    } catch {
      return null;
    }
  }
}
