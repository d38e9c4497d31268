/** The menu that completes a command while it is typed. */

import { make } from "./dom.js";

export class Slash {
  #shown = [];
  #at = 0;

  constructor(list, words, commands, completed) {
    Object.assign(this, { list, words, commands, completed });
    // A press must not take the focus from the box, so its default is prevented.
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const row = event.target.closest("[role=option]");
      if (row) this.#complete(Number(row.dataset.at));
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** Show the commands that begin with what is typed; none after a second word. */
  look() {
    const typed = this.words.value.toLowerCase();
    this.#shown = /^\/\S*$/u.test(typed) ? this.commands.filter(({ name }) => name.startsWith(typed)) : [];
    this.#at = 0;
    this.#draw();
  }

  close() {
    this.#shown = [];
    this.#draw();
  }

  /** Handle a key while the menu is open; tell whether the menu used it. */
  took(event) {
    if (!this.isOpen || event.shiftKey || event.isComposing) return false;
    switch (event.key) {
      case "ArrowDown":
        return this.#move(1);
      case "ArrowUp":
        return this.#move(-1);
      case "Tab":
        return this.#complete(this.#at);
      case "Enter":
        return this.words.value !== this.#shown[this.#at].name && this.#complete(this.#at);
      case "Escape":
        this.close();
        return true;
      default:
        return false;
    }
  }

  #move(step) {
    this.#at = (this.#at + step + this.#shown.length) % this.#shown.length;
    this.#draw();
    return true;
  }

  #complete(at) {
    this.completed(this.#shown[at].name);
    return true;
  }

  #draw() {
    this.list.replaceChildren(...this.#shown.map((command, at) => row(command, at, at === this.#at)));
    this.list.hidden = !this.#shown.length;
    if (this.isOpen) this.words.setAttribute("aria-activedescendant", `slash-${this.#at}`);
    else this.words.removeAttribute("aria-activedescendant");
    this.list.children[this.#at]?.scrollIntoView({ block: "nearest" });
  }
}

function row({ name, takes, about }, at, isOn) {
  const parts = [make("b", { text: name }), make("span", { class: "about", text: about })];
  if (takes) parts.splice(1, 0, make("i", { text: takes }));
  return make("li", { role: "option", id: `slash-${at}`, "data-at": at, "aria-selected": isOn }, ...parts);
}
