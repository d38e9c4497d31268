/** Small helpers: elements, faces, lists for the arrow keys, and browser storage. */

const HUES = 6;

export const find = (id) => document.getElementById(id);

/** Make an element; `text` and `class` set its content and its classes, the rest are attributes. */
export function make(tag, { text = "", class: names = "", ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  if (names) element.className = names;
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Draw one of the icons of the page. */
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
  const all = name.trim().split(/\s+/u).filter(Boolean);
  const named = all.filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const words = named.length ? named : all;
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = ends.map((word) => [...word][0]).join("").toLocaleUpperCase();
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % HUES;
  return make("span", { class: "face", text: letters, "data-hue": hue, "aria-hidden": "true" });
}

/** Draw the icon of the bot. */
export const botFace = () => make("span", { class: "face bot", "aria-hidden": "true" }, icon("alongside"));

/** Draw a count: a number to see, and its meaning in words for screen readers. */
export function count(number, meaning, kind) {
  const text = number > 99 ? "99+" : `${number}`;
  const seen = make("span", { class: `badge ${kind}`, text, "aria-hidden": "true" });
  return [seen, make("span", { class: "unseen", text: `, ${meaning}` })];
}

/** Draw a suggestion of how to begin: its name, and a line about it. */
export function beginning(name, about, pressed) {
  const parts = [make("span", { class: "name", text: name }), make("span", { class: "about", text: about })];
  const button = make("button", { type: "button", class: "beginning" }, ...parts);
  button.addEventListener("click", pressed);
  return button;
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Make Up, Down, Home and End move within a list of buttons, of which only one is in the tab order. */
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

/** Put one row of such a list into the tab order: the given one, or the current, or the first. */
export function settle(list, row) {
  const rows = [...list.querySelectorAll("button")];
  const chosen = rows.includes(row) ? row : rows.find((one) => one.ariaCurrent === "true") ?? rows[0];
  for (const one of rows) one.tabIndex = one === chosen ? 0 : -1;
}

/** Draw a list again, and keep the focus on the row that had it. */
export function redraw(list, parts) {
  const key = list.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  list.replaceChildren(...parts);
  const row = key === undefined ? undefined : list.querySelector(`[data-key="${CSS.escape(key)}"]`);
  row?.focus({ preventScroll: true });
  settle(list, row);
}

/** Say something only to screen readers. */
export function announce(sentence) {
  find("said").textContent = sentence;
}

/** What the browser stores by name; if storage is switched off, nothing is stored. */
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
