/** Calls to the server: reads, idempotent acts, and the stream of news. */

import { UNREACHED, UNREAD_ANSWER, spoken } from "./words.js";

const LONGEST_WAIT = 20_000; // milliseconds
const FIRST_PAUSE = 500; // milliseconds before a lost stream is opened again; each time twice as long
const LONGEST_PAUSE = 8_000;

/** Something that could not be done; its message is a sentence for people. */
export class Problem extends Error {}

/** Read something; throw a `Problem` if that fails. */
export function read(path, query = {}) {
  return answered(`${path}?${new URLSearchParams(query)}`, {});
}

/** Do something; throw a `Problem` if that fails. */
export function act(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answered(path, { method: "POST", headers, body: JSON.stringify(body) });
}

async function answered(path, options) {
  const answer = await reached(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(body.problem || UNREAD_ANSWER);
  return body;
}

async function reached(path, options) {
  try {
    const headers = { ...options.headers, "Accept-Language": spoken() };
    return await fetch(path, { ...options, headers, signal: AbortSignal.timeout(LONGEST_WAIT) });
  } catch {
    throw new Problem(UNREACHED);
  }
}

/** The idempotency keys of acts under way: a retry has the same key, so the act is done once. */
export class Keys {
  #open = new Map();

  of(path, body) {
    const name = JSON.stringify([path, body]);
    if (!this.#open.has(name)) this.#open.set(name, crypto.randomUUID());
    return { key: this.#open.get(name), done: () => this.#open.delete(name) };
  }

  /** Do something under its key; the key is dropped when the server has answered without an error. */
  async act(path, body) {
    const { key, done } = this.of(path, body);
    const answer = await act(path, { ...body, key });
    done();
    return answer;
  }
}

/** A person's news: calls `told` with each change, and opens the stream again when it is lost. */
export class News {
  constructor(user, after, { told, lost, back }) {
    Object.assign(this, { user, after, told, lost, back, pause: FIRST_PAUSE });
    this.#open();
  }

  stop() {
    clearTimeout(this.timer);
    this.stream.close();
  }

  #open() {
    this.stream = new EventSource(`/events?${new URLSearchParams({ as: this.user, after: this.after })}`);
    this.stream.addEventListener("open", () => this.#opened());
    this.stream.addEventListener("error", () => this.#again());
    this.stream.addEventListener("change", (event) => this.#change(JSON.parse(event.data)));
  }

  #opened() {
    this.pause = FIRST_PAUSE;
    this.back();
  }

  #change(news) {
    this.after = Math.max(this.after, news.changed);
    this.told(news);
  }

  #again() {
    this.stream.close();
    this.lost();
    this.timer = setTimeout(() => this.#open(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }
}
