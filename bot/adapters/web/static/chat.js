/** The whole chat: whose window it is, which room is open, and what arrives. */

import { People, Rooms } from "./columns.js";
import { Composer } from "./composer.js";
import { announce, beginning, find, make } from "./dom.js";
import { Log, quiet } from "./log.js";
import { Menus } from "./menu.js";
import { Presses } from "./presses.js";
import { drawMe, drawNobody } from "./self.js";
import { Keys, News, act, read } from "./server.js";
import { shade } from "./shade.js";
import { Sheet } from "./sheet.js";
import { TryOut, here, within } from "./tryout.js";
import {
  AWAY,
  BOT_ROOM,
  TRY_AGAIN,
  WRITE_BOT,
  backToRooms,
  roomForTwo,
  speak,
  spoken,
  writeTo,
  youAreNow,
} from "./words.js";

const SOON = 800; // milliseconds after news until the counts beside people are fetched again
const PATIENCE = 1_500; // milliseconds for which a lost stream is not reported

class Chat {
  #turn = 0;
  #me = null;
  #rooms = [];
  #room = "";
  #news = null;

  constructor(boot) {
    this.boot = boot;
    const keys = new Keys();
    const expect = () => this.log.expect();
    const opened = (form) => this.sheet.open(form);
    this.menus = new Menus(find("log"));
    this.log = new Log(find("log"), find("newer"));
    this.people = new People((person) => this.#chose(person));
    this.rooms = new Rooms((room) => this.#go({ as: this.#me.user, room: room.room }));
    this.composer = new Composer({ commands: boot.commands, keys, expect, opened });
    this.sheet = new Sheet(find("sheet"), { keys, expect, orphaned: () => this.composer.focus() });
    const entered = (room) => this.#go({ as: this.#me.user, room });
    this.presses = new Presses({ list: find("log"), keys, expect, opened, entered, where: () => this.#where() });
    const made = (person) => this.#made(person);
    this.tryout = new TryOut(boot.trying, { keys, made, passed: () => this.#passed() });
    this.#listen();
  }

  /** Begin with the person that the address names, or with the welcome. */
  begin() {
    this.#drawBeginnings();
    this.people.look();
    this.#arrive();
  }

  #listen() {
    addEventListener("popstate", () => this.#arrive());
    addEventListener("focus", () => this.people.soon(0));
    document.addEventListener("visibilitychange", () => this.#seen());
    document.addEventListener("keydown", (event) => this.#key(event));
    for (const button of document.querySelectorAll("[data-show]")) {
      button.addEventListener("click", () => this.#turnTo(button.dataset.show));
    }
  }

  #where() {
    return { as: this.#me?.user, room: this.#room };
  }

  #chose(person) {
    drawMe(person);
    this.#go({ as: person.user });
  }

  async #go(where) {
    history.pushState({ view: "chat" }, "", within(where));
    await this.#arrive();
    // The pressed button may be hidden now, on a phone or behind the welcome; the focus must stay visible.
    if (!document.activeElement.offsetParent) find("me-name").focus();
  }

  async #arrive() {
    const address = new URLSearchParams(location.search);
    const [as, room] = [address.get("as"), address.get("room")];
    this.#turn += 1;
    this.#trouble("");
    this.#show(history.state?.view ?? "chat");
    if (!as) return this.#welcome();
    try {
      if (as !== this.#me?.user) await this.#become(as, this.#turn);
      await this.#enter(room, this.#turn);
    } catch (problem) {
      if (!(problem instanceof Late)) this.#failed(problem);
    }
  }

  async #become(user, turn) {
    this.#leave();
    this.people.mark(user);
    this.log.open("");
    find("room").inert = true; // a line that is sent now would still be in the last person's name
    const { me, rooms } = await this.#ours(turn, read("/rooms", { as: user }));
    await this.#ours(turn, this.#speak(me.language));
    this.#me = me;
    this.#rooms = rooms;
    find("room").inert = false;
    this.composer.offer(this.#commands());
    drawMe(me);
    announce(youAreNow(me.name));
  }

  async #enter(wanted, turn) {
    const room = this.#rooms.find((one) => one.room === wanted) ?? this.#rooms[0];
    this.#room = room.room;
    this.#drawRoom(room);
    const { lines, changed } = await this.#ours(turn, read("/lines", { as: this.#me.user, room: room.room }));
    const begin = (text) => this.composer.send(text);
    this.log.show(lines, quiet(room, room === this.#rooms[0], this.#me, this.#commands(), begin));
    this.#news ??= this.#hear(changed);
    this.#seen();
  }

  #made(person) {
    this.people.soon(0);
    this.#chose(person);
  }

  /** Return what this person can type: managers' commands are for managers. */
  #commands() {
    return this.boot.commands.filter((one) => this.#me.manages || !one.managers);
  }

  /** Look at everything anew: a day has passed. */
  #passed() {
    this.people.soon(0);
    const user = this.#me?.user;
    this.#leave();
    if (user) this.#arrive();
  }

  /** Return an answer; throw `Late` if the reader has changed person or room meanwhile. */
  async #ours(turn, answer) {
    const value = await answer;
    if (turn !== this.#turn) throw new Late();
    return value;
  }

  #hear(after) {
    const away = (sentence) => (find("away").textContent = sentence);
    const lost = () => (this.patience ??= setTimeout(() => away(AWAY), PATIENCE));
    const back = () => {
      this.patience = clearTimeout(this.patience);
      away("");
    };
    return new News(this.#me.user, after, { told: (news) => this.#told(news), lost, back });
  }

  /** Speak a person's language, on all of the page. */
  async #speak(language) {
    if (language === spoken()) return;
    Object.assign(this.boot, await read("/words", { in: here(), language }));
    speak(this.boot.frame);
    this.tryout.show(this.boot.trying);
    this.#drawBeginnings();
    this.people.soon(0);
  }

  /** The person has chosen another language: say everything of the page's own in it. */
  async #changesTo(language) {
    const turn = this.#turn;
    try {
      await this.#ours(turn, this.#speak(language));
      this.composer.offer(this.#commands());
      drawMe(this.#me);
      this.#nameRoom(this.#rooms.find((one) => one.room === this.#room));
      this.#drawRooms();
      this.log.speak((await this.#ours(turn, read("/lines", this.#where()))).lines);
    } catch {
      // the next news tries again
    }
  }

  #told({ lines, rooms, language }) {
    this.#rooms = rooms;
    if (language !== spoken()) this.#changesTo(language);
    this.log.take(lines);
    this.#drawRooms();
    this.#seen();
    this.people.soon(SOON);
  }

  #leave() {
    this.#news?.stop();
    this.patience = clearTimeout(this.patience);
    find("away").textContent = "";
    this.#news = this.#me = null;
    this.#rooms = [];
    this.sheet.close();
  }

  /** Tell the server how far the reader has read, if the room is visible. */
  #seen() {
    const room = this.#rooms.find((one) => one.room === this.#room);
    const isSeen = room && document.visibilityState === "visible" && find("log").offsetParent;
    if (isSeen && room.unread) {
      room.unread = 0;
      // If this does not arrive, the next line marks these as read too.
      act("/read", { ...this.#where(), up_to: this.log.latest }).catch(() => {});
    }
    this.#drawRooms();
  }

  #welcome() {
    this.#leave();
    this.people.mark("");
    this.#inside(false);
    drawNobody();
  }

  #inside(isInside) {
    find("welcome").hidden = isInside;
    for (const part of [find("room"), find("back"), find("conversations")]) part.hidden = !isInside;
  }

  #drawBeginnings() {
    find("beginnings").replaceChildren(...this.boot.beginnings.map((one) => this.#beginning(one)));
  }

  #beginning(one) {
    const person = { user: one.user, name: one.name, about: "" };
    return beginning(one.label, one.about, () => this.#chose(person));
  }

  #drawRoom(room) {
    this.#inside(true);
    this.log.open(room.room);
    this.composer.open(this.#where());
    this.#nameRoom(room);
    this.#drawRooms();
  }

  #nameRoom(room) {
    const isBots = room === this.#rooms[0];
    this.composer.words.placeholder = isBots ? WRITE_BOT : writeTo(room.title);
    find("room-title").textContent = room.title;
    find("room-about").textContent = room.about || (isBots ? BOT_ROOM : roomForTwo(room.title));
  }

  #drawRooms() {
    this.rooms.draw(this.#rooms, this.#room);
    const elsewhere = this.#rooms.reduce((sum, room) => sum + room.unread, 0);
    const name = this.#me ? `${this.#me.name} – Alongside` : "Alongside";
    document.title = elsewhere ? `(${elsewhere}) ${name}` : name;
    find("back").dataset.unread = elsewhere || "";
    find("back").ariaLabel = backToRooms(elsewhere);
  }

  /** Show one column on a phone; on a desktop all are side by side. */
  #show(view) {
    document.body.dataset.view = view;
    history.replaceState({ view }, "");
    this.#seen();
  }

  #turnTo(view) {
    this.#show(view);
    document.querySelector(`.${view} :is(h1, h2)[tabindex]`).focus();
  }

  #failed(problem) {
    this.#trouble(problem.message, () => this.#arrive());
    if (!this.#me) this.#welcome();
  }

  #trouble(sentence, again) {
    const button = make("button", { type: "button", class: "button plain", text: TRY_AGAIN });
    button.addEventListener("click", again);
    find("trouble").replaceChildren(...(sentence ? [sentence, " ", button] : []));
  }

  #key(event) {
    const isWriting = event.target.closest("input, textarea, select, dialog");
    if (event.key !== "/" || isWriting || event.ctrlKey || event.metaKey || !this.#me) return;
    event.preventDefault();
    this.#show("chat");
    this.composer.begin();
  }
}

/** The reader has changed person or room before an answer came. */
class Late extends Error {}

shade(document.querySelectorAll(".shade"));
new Chat(JSON.parse(find("boot").textContent)).begin();
