/** The sentences of the page itself, in the language of the person whose window it is. The server has them all. */

import { find } from "./dom.js";

const PLACE = /\{(\w+)\}/u;

let language = "";
let words = {};
let number = null;
let plural = null;

export let UNREACHED, UNREAD_ANSWER, AWAY, ALONE, UPDATED, TRY_AGAIN, NOBODY_FOUND, NOBODY_YET;
export let FIND_BY_NAME, BOT_ROOM, CHOOSE, WRITE_BOT, DAY_PASSES, HELLO_ALL, HELLO_MANAGER;

/** Return the language that the page speaks. */
export const spoken = () => language;

/** Speak a language from now on, also in what stands on the page already. */
export function speak(frame) {
  ({ language, words } = frame);
  [number, plural] = [new Intl.NumberFormat(language), new Intl.PluralRules(language)];
  [UNREACHED, UNREAD_ANSWER, AWAY] = [words.unreached, words.unread_answer, words.away];
  [ALONE, UPDATED, TRY_AGAIN] = [words.alone, words.updated, words.try_again];
  [NOBODY_FOUND, NOBODY_YET, FIND_BY_NAME] = [words.nobody_found, words.nobody_yet, words.find_by_name];
  [BOT_ROOM, CHOOSE, WRITE_BOT] = [words.bot_room, words.choose, words.write_bot];
  [DAY_PASSES, HELLO_ALL, HELLO_MANAGER] = [words.day_passes, words.hello_all, words.hello_manager];
  document.documentElement.lang = language;
  label(document);
}

/** Put the words into everything within `root` that names a sentence. */
export function label(root) {
  for (const part of root.querySelectorAll("[data-say]")) draw(part);
  for (const part of root.querySelectorAll("[data-say-label]")) part.ariaLabel = words[part.dataset.sayLabel];
  for (const part of root.querySelectorAll("[data-say-placeholder]")) {
    part.placeholder = words[part.dataset.sayPlaceholder];
  }
}

/** Draw a sentence; the children of the element stay, at their places in it. */
function draw(element) {
  const inside = [...element.querySelectorAll(":scope > [data-place]")];
  const at = (place) => inside.find((one) => one.dataset.place === place);
  const parts = words[element.dataset.say].split(PLACE);
  element.replaceChildren(...parts.map((part, turn) => (turn % 2 ? at(part) : part)));
}

const fill = (sentence, places) => sentence.replaceAll(/\{(\w+)\}/gu, (_, place) => places[place]);
const many = (both, count) => fill(both[plural.select(count) === "one" ? 0 : 1], { n: number.format(count) });

export const youAre = (name) => fill(words.you_are, { name });
export const youAreNow = (name) => fill(words.you_are_now, { name });
export const roomForTwo = (title) => fill(words.room_for_two, { title });
export const writeTo = (title) => fill(words.write_to, { title });
export const unread = (count) => many(words.unread, count);
export const backToRooms = (count) => [words.back_to_rooms, ...(count ? [unread(count)] : [])].join(", ");
export const hello = (name) => fill(words.hello, { name });
export const quietRoom = (title) => fill(words.quiet_room, { title });
export const fits = (length, most) =>
  fill(words.fits, { length: number.format(length), most: number.format(most) });
export const tooLong = (over) => many(words.too_long, over);

speak(JSON.parse(find("boot").textContent).frame);
