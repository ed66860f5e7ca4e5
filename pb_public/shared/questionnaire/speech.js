/** @import { Host } from "../situation.js" */

/** What is spoken of a card: one thing at a time, stopped by the same button. */
export class Speech {
  /** The key of host.say being spoken, or "". */
  key = "";
  #host;
  #changed;

  /** @param {Host} host @param {() => void} changed */
  constructor(host, changed) {
    this.#host = host;
    this.#changed = changed;
  }

  /** Speaks, or stops when it is that which is spoken. @param {string} key @param {string} item its id */
  async hear(key, item) {
    if (this.key === key) return this.hush();
    this.#host.record("item_heard", { item });
    this.key = key;
    this.#changed();
    await this.#host.say(key);
    if (this.key !== key) return;
    this.key = "";
    this.#changed();
  }

  hush() {
    this.#host.hush();
    this.key = "";
    this.#changed();
  }
}
