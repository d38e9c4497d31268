/** Menus of further steps: one is open at a time, by mouse or keyboard, and closing it gives the focus back. */

const MOVES = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
const INTO = { ArrowDown: 0, Enter: 0, " ": 0, ArrowUp: -1 };

export class Menus {
  constructor(list) {
    list.addEventListener("click", (event) => this.#clicked(event.target));
    list.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("pointerdown", (event) => this.#elsewhere(event.target));
    list.addEventListener("focusout", (event) => this.#elsewhere(event.relatedTarget));
  }

  #clicked(target) {
    const opener = target.closest(".more");
    if (opener) return this.#isOpen(opener) ? this.#close() : this.#open(opener, 0);
    if (target.closest(".step")) this.#close();
  }

  #open(opener, at) {
    this.#close({ back: false });
    this.opener = opener;
    opener.ariaExpanded = "true";
    opener.nextElementSibling.hidden = false;
    opener.nextElementSibling.scrollIntoView({ block: "nearest" });
    steps(opener).at(at).focus({ preventScroll: true });
  }

  #close({ back = true } = {}) {
    const opener = this.opener;
    if (!opener) return;
    this.opener = null;
    opener.ariaExpanded = "false";
    if (opener.nextElementSibling) opener.nextElementSibling.hidden = true;
    if (back) opener.focus({ preventScroll: true });
  }

  #isOpen(opener) {
    return this.opener === opener;
  }

  /** Close what is open when the reader goes somewhere else; the focus stays where they went. */
  #elsewhere(target) {
    if (this.opener && target instanceof Element && !this.opener.parentElement.contains(target)) {
      this.#close({ back: false });
    }
  }

  #key(event) {
    const opener = event.target.closest(".more");
    if (opener && event.key in INTO) {
      event.preventDefault();
      return this.#open(opener, INTO[event.key]);
    }
    if (!this.opener || !event.target.closest(".menu")) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
    } else if (event.key === "Tab") this.#close();
    else if (event.key in MOVES) this.#move(event);
    else this.#jump(event);
  }

  #move(event) {
    event.preventDefault();
    const all = steps(this.opener);
    const at = all.indexOf(document.activeElement) + MOVES[event.key];
    const round = Number.isFinite(at) ? (at + all.length) % all.length : at < 0 ? 0 : all.length - 1;
    all[round].focus();
  }

  /** Go to the next step that begins with the typed letter. */
  #jump(event) {
    const all = steps(this.opener);
    const after = [...all.slice(all.indexOf(document.activeElement) + 1), ...all];
    const typed = event.key.toLocaleLowerCase();
    after.find((one) => one.textContent.toLocaleLowerCase().startsWith(typed))?.focus();
  }
}

const steps = (opener) => [...opener.nextElementSibling.querySelectorAll(".step")];
