/** The form over the chat: a dialog on a desktop, a bottom sheet on a phone. What is written is never lost. */

import { Kept, find, make } from "./dom.js";
import { findable } from "./finder.js";
import { hold, release, tell } from "./presses.js";
import { fits, label, tooLong } from "./words.js";

const NEARLY = 0.8; // of a limit: from there on the count is shown

export class Sheet {
  #kept = new Kept("sessionStorage");
  #for = null;

  constructor(dialog, { keys, orphaned, expect }) {
    Object.assign(this, { dialog, keys, orphaned, expect });
    dialog.addEventListener("submit", (event) => this.#submit(event));
    dialog.addEventListener("input", () => this.#written());
    dialog.addEventListener("change", () => this.#written());
    dialog.addEventListener("click", (event) => event.target.closest("[data-close]") && dialog.close());
    dialog.addEventListener("pointerdown", (event) => (this.isBeside = event.target === dialog));
    dialog.addEventListener("click", (event) => this.isBeside && event.target === dialog && dialog.close());
    dialog.addEventListener("keydown", (event) => this.#hurry(event));
    dialog.addEventListener("close", () => this.#closed());
  }

  /** Open a form for a person, with what they wrote there before. */
  open({ as, room, html }) {
    this.#for = { as, room };
    this.#draw(html);
    if (!this.dialog.open) this.dialog.showModal();
    this.#first().focus();
  }

  close() {
    this.dialog.close();
  }

  get #form() {
    return this.dialog.querySelector("form");
  }

  #draw(html) {
    this.dialog.innerHTML = html;
    label(this.dialog);
    this.dialog.querySelector("h2").id = "sheet-title";
    this.#beginning = JSON.stringify(valuesOf(this.#form));
    const kept = this.#kept.read(this.#name());
    if (kept) fill(this.#form, JSON.parse(kept));
    for (const field of this.#form.querySelectorAll(".field")) dress(field);
    for (const list of this.#form.querySelectorAll("select.members")) findable(list);
  }

  #beginning = "";

  /** The name of the draft: the person, the form's token, and the form's first values. A form with other
   * first values (a ready question, say) has another draft. */
  #name() {
    return `form:${this.#for.as}:${this.#form.dataset.token}:${this.#beginning}`;
  }

  #written() {
    this.#kept.write(this.#name(), JSON.stringify(valuesOf(this.#form)));
    for (const field of this.#form.querySelectorAll(".field")) measure(field);
  }

  async #submit(event) {
    event.preventDefault();
    const button = this.#form.querySelector('[type="submit"]');
    if (button.ariaBusy === "true") return;
    hold(button);
    this.expect();
    try {
      this.#answered(await this.keys.act("/submit", this.#filled()));
    } catch (problem) {
      release(button);
      tell(button, problem.message);
    }
  }

  #filled() {
    return { ...this.#for, token: this.#form.dataset.token, fields: valuesOf(this.#form) };
  }

  #answered({ form }) {
    if (!form) this.#kept.forgetAll(`form:${this.#for.as}:${this.#form.dataset.token}:`);
    if (!this.dialog.open) return;
    if (!form) return this.close();
    this.#draw(form);
    this.#first().focus();
  }

  #first() {
    const wrong = this.dialog.querySelector(".has-error :is(textarea, select, input)");
    const chosen = this.dialog.querySelector(".field :is(textarea, select, input[type=text], input:checked)");
    return wrong ?? this.dialog.querySelector("[autofocus]") ?? chosen ?? this.#form.querySelector("button");
  }

  #hurry(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #closed() {
    if (this.#form?.hasAttribute("data-gone")) return leave();
    this.dialog.replaceChildren();
    if (document.activeElement === document.body) this.orphaned();
  }
}

/** Leave the page: its person was erased, so their drafts are removed too. */
function leave() {
  sessionStorage.clear();
  location.assign(location.pathname);
}

/** Return every named control's values, as lists. A line break is one character, as the server counts. */
function valuesOf(form) {
  const values = {};
  for (const control of form.elements) {
    if (!control.name) continue;
    const list = (values[control.name] ??= []);
    if (!["radio", "checkbox"].includes(control.type) || control.checked) list.push(control.value);
  }
  return values;
}

function fill(form, values) {
  for (const control of form.elements) {
    const kept = values[control.name];
    if (!kept) continue;
    if (["radio", "checkbox"].includes(control.type)) control.checked = kept.includes(control.value);
    else if (kept.length) control.value = kept[0];
  }
}

/** Connect a field with its error for screen readers, and measure its value. */
function dress(field) {
  const error = field.querySelector(".error");
  const control = field.querySelector("textarea, select, input:not([type=radio], [type=checkbox])") ?? field;
  if (error) {
    field.classList.add("has-error");
    control.ariaInvalid = "true";
    describe(control, error.id);
  }
  measure(field);
}

function describe(control, id) {
  const ids = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  control.setAttribute("aria-describedby", [...ids.add(id)].join(" "));
}

function measure(field) {
  const box = field.querySelector("[data-most], [maxlength]");
  if (!box) return;
  const most = Number(box.dataset.most ?? box.getAttribute("maxlength"));
  const length = [...box.value].length;
  const count = countOf(field, box);
  count.textContent = length > most ? tooLong(length - most) : fits(length, most);
  count.hidden = length < most * NEARLY;
  count.classList.toggle("over", length > most);
  count.ariaLive = length > most ? "polite" : "off";
}

function countOf(field, box) {
  const id = `count-${box.name}`;
  if (!find(id)) box.after(make("p", { class: "length", id }));
  describe(box, id);
  return field.querySelector(".length");
}
