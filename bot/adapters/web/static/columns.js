/** The two lists beside the chat: people to choose from, and the chosen person's conversations. */

import { botFace, count, face, find, make, redraw, walk } from "./dom.js";
import { read } from "./server.js";
import { here } from "./tryout.js";
import { NOBODY_FOUND, NOBODY_YET, TRY_AGAIN, unread } from "./words.js";

const PAUSE = 150; // milliseconds without typing after which people are searched for

export class People {
  #list = find("people");
  #seek = find("seek");
  #asked = 0;

  constructor(chosen) {
    this.chosen = chosen;
    this.me = "";
    this.groups = [];
    walk(this.#list);
    this.#seek.addEventListener("input", () => this.soon(PAUSE));
    this.#seek.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Mark the chosen person. */
  mark(user) {
    this.me = user;
    this.#draw();
  }

  /** Look again in a moment; several calls cause one look. */
  soon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), pause);
  }

  /** Fetch the people to choose from; if that fails, say so and offer a retry. */
  async look() {
    const turn = (this.#asked += 1);
    try {
      const { groups } = await read("/people", { q: this.#seek.value.trim(), in: here() });
      if (turn !== this.#asked) return;
      this.groups = groups;
      this.#draw();
    } catch (problem) {
      if (turn === this.#asked && !this.groups.length) this.#failed(problem.message);
    }
  }

  #draw() {
    const groups = this.groups.map((group, at) => this.#group(group, at));
    const nobody = make("p", { class: "nobody", text: this.#seek.value.trim() ? NOBODY_FOUND : NOBODY_YET });
    redraw(this.#list, groups.length ? groups : [nobody]);
    this.#list.ariaBusy = "false";
  }

  #failed(sentence) {
    const again = make("button", { type: "button", class: "button plain", text: TRY_AGAIN });
    again.addEventListener("click", () => this.look());
    this.#list.replaceChildren(make("p", { class: "nobody", text: sentence }), again);
    this.#list.ariaBusy = "false";
  }

  #group({ title, people }, at) {
    const head = make("h3", { text: title, id: `group-${at}` });
    const rows = people.map((person) => make("li", {}, this.#row(person)));
    return make("section", {}, head, make("ul", { "aria-labelledby": head.id }, ...rows));
  }

  #row(person) {
    const words = make("span", { class: "words" }, make("span", { class: "name", text: person.name }));
    if (person.about) words.append(make("span", { class: "about", text: person.about }));
    const badge = person.waiting ? count(person.waiting, person.waits, "waits") : [];
    const parts = [face(person.name), words, ...badge];
    return rowOf(person.user, person.user === this.me, parts, () => this.chosen(person));
  }

  #key(event) {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      this.#list.querySelector("button")?.focus();
    } else if (event.key === "Escape" && this.#seek.value) {
      event.preventDefault();
      this.#seek.value = "";
      this.look();
    }
  }
}

export class Rooms {
  #list = find("rooms");

  constructor(chosen) {
    this.chosen = chosen;
    walk(this.#list);
  }

  /** Draw the chosen person's conversations, the one with the bot first; `here` is the open one. */
  draw(rooms, here) {
    const rows = rooms.map((room, at) => make("li", {}, this.#row(room, at === 0, room.room === here)));
    redraw(this.#list, rows.length ? [make("ul", { "aria-labelledby": "rooms-title" }, ...rows)] : []);
  }

  #row(room, isBots, isHere) {
    const words = make("span", { class: "words" }, make("span", { class: "name", text: room.title }));
    const about = [room.about, room.at].filter(Boolean).join(" · ");
    if (about) words.append(make("span", { class: "about", text: about }));
    const badge = room.unread ? count(room.unread, unread(room.unread), "unread") : [];
    const sign = isBots ? botFace() : face(room.title);
    return rowOf(room.room, isHere, [sign, words, ...badge], () => this.chosen(room));
  }
}

function rowOf(key, isCurrent, parts, pressed) {
  const row = make("button", { type: "button", class: "row", "data-key": key }, ...parts);
  if (isCurrent) row.ariaCurrent = "true";
  row.addEventListener("click", pressed);
  return row;
}
