/** The lines of one room: drawn once, revised in place, without moving the reader from where they read. */

import { beginning, botFace, face, icon, make } from "./dom.js";
import { ALONE, HELLO_ALL, HELLO_MANAGER, UPDATED, hello, quietRoom } from "./words.js";

const NEAR = 96; // pixels from the end within which the log scrolls to new lines
const MARGIN = 16; // pixels above a line that was scrolled to
const EXPECTING = 3_000; // milliseconds after an act in which a new line counts as its answer

export class Log {
  #lines = new Map();
  #room = "";
  #anchor = null;
  #expecting = 0;

  constructor(list, newer) {
    this.list = list;
    this.newer = newer;
    list.addEventListener("scroll", () => this.#atEnd() && this.#settle(), { passive: true });
    newer.addEventListener("click", () => this.#toEnd());
  }

  /** Begin an empty log for a room. */
  open(room) {
    this.#room = room;
    this.#lines.clear();
    this.#expecting = 0;
    this.list.replaceChildren();
    this.newer.hidden = true;
  }

  /** Draw the lines that a room opens with, at its end. */
  show(lines, quiet) {
    this.list.ariaBusy = "true";
    this.#put(lines);
    if (!this.#lines.size) this.list.append(quiet);
    this.list.ariaBusy = "false";
    this.#scroll(this.#last(), "instant");
  }

  /** Show news: new lines at the end, revised ones in place. Lines of other rooms are ignored. */
  take(lines) {
    const follows = this.#atEnd() || performance.now() < this.#expecting;
    const added = this.#put(lines.filter((line) => line.room === this.#room));
    if (!added.length) return;
    this.#anchor ??= added[0];
    if (follows) this.#scroll(this.#anchor, "auto");
    else this.newer.hidden = false;
    if (performance.now() >= this.#expecting) this.#anchor = null;
  }

  /** Scroll to the next line: the reader has acted, and waits for the answer. */
  expect() {
    this.#expecting = performance.now() + EXPECTING;
    this.#anchor = null;
  }

  /** Say in the language that the page speaks now what stands above each line. */
  speak(lines) {
    for (const line of lines) {
      const above = this.#lines.get(line.id)?.element.querySelector(".meta");
      const anew = meta(line);
      if (above?.querySelector(".updated")) anew.append(updated());
      above?.replaceWith(anew);
    }
  }

  /** Return the id of the latest line, 0 if there is none. */
  get latest() {
    return Math.max(0, ...this.#lines.keys());
  }

  #put(lines) {
    const added = [];
    for (const line of lines.toSorted((one, other) => one.id - other.id)) {
      const known = this.#lines.get(line.id);
      if (!known) added.push(this.#add(line));
      else if (line.changed > known.changed) this.#revise(line, known);
    }
    if (added.length) this.#group();
    return added;
  }

  #add(line) {
    this.list.querySelector(".empty")?.remove();
    const element = draw(line);
    const later = [...this.#lines].find(([id]) => id > line.id)?.[1].element ?? null;
    this.list.insertBefore(element, later);
    this.#lines.set(line.id, { ...line, element });
    if (later) this.#lines = new Map([...this.#lines].sort(([one], [other]) => one - other));
    return element;
  }

  #revise(line, { element, html }) {
    this.#lines.set(line.id, { ...line, element });
    if (html === line.html) return;
    const pressed = element.dataset.pressed ?? "";
    const held = pressed || element.contains(document.activeElement);
    const before = pressed && seen(element.querySelector(pressed))?.getBoundingClientRect().top;
    element.querySelector(".body").innerHTML = line.html;
    if (held) this.#stay(element, pressed, before);
    if (!pressed) markUpdated(element);
  }

  /** Keep the focus on a line that the reader's own press has redrawn. */
  #stay(element, pressed, before) {
    const again = pressed && seen(element.querySelector(pressed));
    const moved = again && again.getBoundingClientRect().top - before;
    if (again) this.list.scrollBy({ top: moved, behavior: "instant" });
    else this.#reveal(element);
    if (document.activeElement === document.body) (again || next(element)).focus({ preventScroll: true });
  }

  #reveal(element) {
    const filters = element.querySelector(".filters");
    if (filters) filters.scrollIntoView({ block: "nearest" });
    else if (element.offsetTop < this.list.scrollTop) this.#scroll(element, "auto");
  }

  #group() {
    let before = null;
    for (const line of this.#lines.values()) {
      line.element.classList.toggle("follows", before !== null && belongs(before, line));
      before = line;
    }
  }

  #scroll(element, behavior) {
    if (!element) return;
    const end = this.list.scrollHeight - this.list.clientHeight;
    this.list.scrollTo({ top: Math.min(end, element.offsetTop - MARGIN), behavior });
  }

  #toEnd() {
    this.#scroll(this.#last(), "auto");
    this.newer.hidden = true;
    this.list.focus({ preventScroll: true });
  }

  #settle() {
    this.newer.hidden = true;
  }

  #last() {
    return [...this.#lines.values()].at(-1)?.element;
  }

  #atEnd() {
    return this.list.scrollHeight - this.list.clientHeight - this.list.scrollTop < NEAR;
  }
}

/** Draw an empty room: a sentence; in the room with the bot a greeting, and suggestions of how to begin. */
export function quiet(room, isBots, me, commands, begin) {
  if (!isBots) return make("div", { class: "empty" }, make("p", { text: quietRoom(room.title) }));
  const greeting = make("h3", { text: hello(me.name.split(" ")[0]) });
  const words = make("p", { text: me.manages ? HELLO_MANAGER : HELLO_ALL });
  const way = ({ name, about }) => beginning(name, about, () => begin(name));
  const first = commands.toSorted((one, other) => (me.manages ? other.managers - one.managers : 0));
  return make("div", { class: "empty" }, greeting, words, ...first.map(way));
}

function draw(line) {
  const body = make("div", { class: "body" });
  body.innerHTML = line.html;
  const who = line.author === "bot" ? botFace() : face(line.name);
  const facts = { class: `entry ${line.author}`, "data-line": line.id, tabindex: "-1" };
  return make("div", facts, who, meta(line), body);
}

function meta(line) {
  const parts = [make("b", { text: line.name }), make("time", { text: line.at })];
  if (line.private) parts.push(make("span", { class: "mark" }, icon("alone"), ALONE));
  return make("p", { class: "meta" }, ...parts);
}

/** Return what gets the focus in a redrawn line whose pressed button is gone. */
function next(element) {
  const steps = ".message > .buttons:last-child .button";
  return element.querySelector(".chip") ?? element.querySelector(steps) ?? element;
}

/** Return the button itself, or what opens the menu that it stands in. */
const seen = (button) => button?.closest(".menu")?.querySelector(".more") ?? button;

function markUpdated(element) {
  element.classList.remove("revised");
  void element.offsetWidth; // the browser has to apply the removal before the animation can start again
  element.classList.add("revised");
  const top = element.querySelector(".meta");
  if (!top.querySelector(".updated")) top.append(updated());
}

const updated = () => make("span", { class: "mark updated", text: UPDATED });

function belongs(before, line) {
  const same = ["author", "name", "private", "at"].every((name) => before[name] === line[name]);
  return same && line.author !== "bot";
}
