/** @import { EventData, Modality } from "../situation.js" */
/** @import { Earlier, Item } from "./types.js" */
import { types } from "./types.js";

/**
 * One item after the other. It knows no page and reads no clock: times come from the caller, in ms.
 *
 * An item takes input between shown() and its one answer, and not while paused.
 */
export class Questionnaire {
  #items;
  #done;
  /** Whether more items may come, so that nobody knows how many there are. */
  #open = false;
  /** @type {Earlier[]} */
  #earlier = [];
  #index = 0;
  #draft = "";
  /** @type {number|undefined} */
  #shownAt;
  #answered = false;
  /** Whether it was said that nothing was answered yet. */
  #asked = false;
  #paused = false;

  /** @param {Item[]} items @param {readonly string[]} [done] ids answered before a break */
  constructor(items, done = []) {
    this.#items = items;
    this.#done = new Set(done);
    this.#skipDone();
  }

  /** @returns {Item|undefined} nothing when all is answered */
  get item() {
    return this.#items[this.#index];
  }

  get draft() {
    return this.#draft;
  }

  get answered() {
    return this.#answered;
  }

  /** Whether input counts now. */
  get ready() {
    return this.#shownAt !== undefined && !this.#answered && !this.#paused;
  }

  get paused() {
    return this.#paused;
  }

  /** The place of the item among those that count: instructions have none. The total is 0 when nobody knows it. */
  get place() {
    const counted = this.#items.filter((item) => types[item.type].counted);
    const number = this.item && types[this.item.type].counted ? counted.indexOf(this.item) + 1 : 0;
    if (!this.#open) return { number, total: counted.length };
    const known = new Set(this.#items.map((item) => item.id));
    const before = [...this.#done].filter((id) => !known.has(id)).length;
    return { number: number && number + before, total: 0 };
  }

  /** What was answered in the same text as the item. @returns {Earlier[]} */
  get earlier() {
    const group = this.item?.stimulus.group;
    return group ? this.#earlier.filter(({ item }) => item.stimulus.group === group) : [];
  }

  /** More items, where the answers decide which. @param {Item[]} items */
  append(items) {
    this.#open = true;
    this.#items = [...this.#items, ...items];
    this.#skipDone();
  }

  /** What was answered before a break, once. @param {Earlier[]} earlier */
  recall(earlier) {
    const known = new Set(this.#earlier.map(({ item }) => item.id));
    this.#earlier.unshift(...earlier.filter(({ item }) => !known.has(item.id)));
  }

  /** @param {number} at */
  shown(at) {
    this.#shownAt = at;
    return event("item_shown", { item: this.#current.id });
  }

  /** @param {string} draft */
  change(draft) {
    if (this.ready) this.#draft = draft;
  }

  /**
   * @param {number} at
   * @param {Modality} modality
   * @returns {{name: string, data: EventData}|{problem: string}|undefined} nothing when input does not count now
   */
  validate(at, modality) {
    if (!this.ready) return undefined;
    const item = this.#current;
    const { read, untouched } = types[item.type];
    const reading = read(item, this.#draft || (this.#asked && untouched?.(item)) || "");
    this.#asked = true;
    if ("problem" in reading) return reading;
    this.#earlier.push({ item, answer: reading.answer });
    return event("item_answered", { item: item.id, answer: reading.answer, ...this.#close(at), modality });
  }

  /** @param {number} at @param {Modality} modality */
  skip(at, modality) {
    const item = this.#current;
    if (!this.ready || !types[item.type].skip) return undefined;
    this.#draft = "";
    this.#earlier.push({ item, answer: "" });
    return event("item_skipped", { item: item.id, ...this.#close(at), modality });
  }

  next() {
    this.#index++;
    this.#draft = "";
    this.#shownAt = undefined;
    this.#answered = false;
    this.#asked = false;
    this.#skipDone();
  }

  pause() {
    this.#paused = true;
  }

  continue() {
    this.#paused = false;
  }

  get #current() {
    return this.#items[this.#index];
  }

  /** @param {number} at */
  #close(at) {
    this.#answered = true;
    return { rt: Math.round(at - (this.#shownAt ?? at)) };
  }

  #skipDone() {
    while (this.item && this.#done.has(this.item.id)) this.#index++;
  }
}

/** @param {string} name @param {EventData} data */
function event(name, data) {
  return { name, data };
}
