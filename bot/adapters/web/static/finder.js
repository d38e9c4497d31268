/** A box above a list of people in a form: the server sends the first of them, and by name all can be found. */

import { make } from "./dom.js";
import { read } from "./server.js";
import { here } from "./tryout.js";
import { FIND_BY_NAME, NOBODY_FOUND } from "./words.js";

const PAUSE = 150; // milliseconds without typing after which people are searched for

/** Make every member findable by name in a list of people. */
export function findable(list) {
  const first = [...list.options];
  const box = make("input", {
    type: "search",
    class: "finds",
    "aria-label": FIND_BY_NAME,
    placeholder: FIND_BY_NAME,
    autocomplete: "off",
  });
  const none = make("p", { class: "hint", role: "status" });
  let [turn, timer] = [0, 0];

  async function look() {
    const [mine, words] = [(turn += 1), box.value.trim()];
    const found = words ? await named(words) : null;
    if (mine !== turn || (words && !found)) return;
    offer(list, found ?? first);
    none.textContent = found && !found.length ? NOBODY_FOUND : "";
  }

  box.addEventListener("input", (event) => {
    event.stopPropagation(); // what is looked for is no part of the form
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    look();
  });
  list.addEventListener("change", () => {
    if (!box.value) return;
    clearTimeout(timer);
    box.value = ""; // the name has done its work
    look();
  });
  list.before(box);
  list.after(none);
}

/** Return the members of that name as options; null if the server cannot be reached: the list stays then. */
async function named(words) {
  try {
    const { groups } = await read("/people", { q: words, in: here() });
    const people = groups.flatMap((group) => group.people);
    return people.map(({ user, name, about }) =>
      make("option", { value: user, text: about ? `${name} · ${about}` : name }),
    );
  } catch {
    return null;
  }
}

/** Offer these people; the person chosen before stays in the list, and chosen. */
function offer(list, people) {
  const chosen = list.selectedOptions[0];
  const kept = chosen?.value && !people.some((one) => one.value === chosen.value) ? [chosen] : [];
  const before = list.value;
  list.replaceChildren(make("option", { value: "", text: "—" }), ...kept, ...people.filter((one) => one.value));
  list.value = before;
}
