/** The box to write in: a draft is kept by person and room until the server has it. */

import { Kept, find } from "./dom.js";
import { Slash } from "./slash.js";

export class Composer {
  #kept = new Kept("sessionStorage");
  #place = null;

  constructor({ commands, keys, expect, opened }) {
    Object.assign(this, { keys, expect, opened });
    this.form = find("composer");
    this.words = find("words");
    this.problem = find("words-problem");
    this.slash = new Slash(find("slash"), this.words, commands, (name) => this.write(`${name} `));
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.words.addEventListener("input", () => this.#written());
    this.words.addEventListener("keydown", (event) => this.#key(event));
    this.words.addEventListener("blur", () => this.slash.close());
  }

  /** Complete these commands from now on. */
  offer(commands) {
    this.slash.commands = commands;
  }

  /** Write as a person into a room, starting with the draft that is kept for it. */
  open(place) {
    this.#place = place;
    this.words.value = this.#kept.read(this.#name(place));
    this.#tell("");
    this.slash.close();
    this.#fit();
  }

  focus() {
    this.words.focus();
  }

  /** Focus the box; if it is empty, show what can be typed. */
  begin() {
    this.focus();
    if (!this.words.value) this.write("/");
  }

  /** Put words into the box, as if the writer had typed them. */
  write(text) {
    this.words.value = text;
    this.focus();
    this.words.setSelectionRange(text.length, text.length);
    this.#written();
  }

  /** Send a line; until the server has it, it stays in the box. */
  async send(text = this.words.value) {
    const place = this.#place;
    if (!text.trim() || this.form.ariaBusy === "true") return;
    this.#busy(true);
    this.expect();
    try {
      const answer = await this.keys.act("/say", { ...place, text });
      this.#sent(place, text);
      if (answer.form && place === this.#place) this.opened({ ...place, html: answer.form });
    } catch (problem) {
      this.#keep(place, text, problem.message);
    } finally {
      this.#busy(false);
    }
  }

  #sent(place, text) {
    const rest = this.#without(this.#kept.read(this.#name(place)), text);
    this.#kept.write(this.#name(place), rest);
    if (place !== this.#place) return;
    this.words.value = this.#without(this.words.value, text);
    this.#fit();
  }

  #without(words, text) {
    return words.startsWith(text) ? words.slice(text.length) : words;
  }

  #keep(place, text, sentence) {
    if (place !== this.#place) return this.#kept.write(this.#name(place), text);
    if (!this.words.value) this.write(text);
    this.#tell(sentence);
    this.slash.close();
  }

  #submitted(event) {
    event.preventDefault();
    this.slash.close();
    this.#tell("");
    this.send();
  }

  #written() {
    this.#kept.write(this.#name(this.#place), this.words.value);
    this.#tell("");
    this.slash.look();
    this.#fit();
  }

  #key(event) {
    if (this.slash.took(event)) return event.preventDefault();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  #busy(isBusy) {
    this.form.ariaBusy = `${isBusy}`;
    find("send").ariaBusy = `${isBusy}`;
    find("send").disabled = isBusy;
  }

  #tell(sentence) {
    this.problem.textContent = sentence;
    this.words.ariaInvalid = sentence ? "true" : null;
  }

  #fit() {
    this.words.style.height = "auto";
    this.words.style.height = `${this.words.scrollHeight}px`;
  }

  #name({ as, room }) {
    return `words:${as}:${room}`;
  }
}
