/** The try-out bar: which day it is in the demo, a day that passes, and the empty community. */

import { find } from "./dom.js";
import { act } from "./server.js";
import { DAY_PASSES } from "./words.js";

const EMPTY = "empty";

/** Return which community this window shows: empty for the one that has everybody. */
export const here = () => new URLSearchParams(location.search).get("in") ?? "";

/** Return an address within the community of this window. */
export function within(where) {
  const community = here();
  return `?${new URLSearchParams(community ? { in: community, ...where } : where)}`;
}

export class TryOut {
  /** `shown` is null where there is nothing to try out; `passed` is called after a day, `made` with a person. */
  constructor(shown, { passed, made, keys }) {
    Object.assign(this, { shown, passed, made, keys });
    find("tryout").hidden = !shown;
    if (!shown) return;
    find("pass").addEventListener("click", () => this.#pass());
    find("maker").addEventListener("click", () => location.assign(`/?in=${EMPTY}`));
    find("other").addEventListener("click", () => this.#change());
    find("make").addEventListener("submit", (event) => this.#make(event));
    find("tryout").classList.toggle("in-empty", shown.empty);
    for (const part of document.querySelectorAll("[data-in]")) {
      part.hidden = (part.dataset.in === EMPTY) !== shown.empty;
    }
    this.#draw();
  }

  /** Show the same in another language. */
  show(shown) {
    if (!this.shown || !shown) return;
    this.shown = shown;
    this.#draw();
  }

  #draw() {
    find("which-day").textContent = this.shown.said;
    for (const mark of document.querySelectorAll(".ahead")) {
      mark.textContent = this.shown.ahead;
      mark.hidden = !this.shown.days;
    }
  }

  async #pass() {
    const button = find("pass");
    if (button.ariaBusy === "true") return;
    const label = button.textContent;
    button.ariaBusy = "true";
    button.textContent = DAY_PASSES;
    try {
      const { trying, said } = await act("/day", { days: this.shown.days, in: here() });
      this.shown = trying ?? this.shown;
      this.#draw();
      this.#tell(said);
      this.passed();
    } catch (problem) {
      this.#tell(problem.message);
    } finally {
      button.ariaBusy = "false";
      button.textContent = label;
    }
  }

  async #change() {
    if (this.shown.empty) return location.assign("/");
    try {
      await act("/empty", {});
      location.assign(`/?in=${EMPTY}`);
    } catch (problem) {
      this.#tell(problem.message);
    }
  }

  async #make(event) {
    event.preventDefault();
    const form = event.target;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const [name, manages] = [form.elements.called.value, form.elements.manages.checked];
    find("make-problem").textContent = "";
    try {
      const { user, problem } = await this.keys.act("/person", { name, manages, zone });
      if (problem) throw new Error(problem);
      form.reset();
      this.made({ user, name: name.trim(), about: "" });
    } catch (problem) {
      find("make-problem").textContent = problem.message;
      form.elements.called.focus();
    }
  }

  #tell(sentence) {
    find("came").textContent = sentence;
  }
}
