/** @import { EventData, Modality, Stimulus } from "../../shared/situation.js" */

/** @typedef {"word"|"not_word"} Answer */

/**
 * One label after the other: a cross, a word, an answer. Knows no page and no
 * clock: every time is a parameter, in ms of active time.
 */
export class Series {
  #index = 0;
  /** @type {number|undefined} when the word came on screen; undefined while the cross stands there */
  #shownAt;
  /** @type {number|undefined} the label that was there when a button or a key went down; undefined once used */
  #pressedOn;

  /** @param {readonly Stimulus[]} items in the order in which they are shown */
  constructor(items) {
    this.items = items;
  }

  /** @returns {Stimulus|undefined} undefined once all are answered */
  get item() {
    return this.items[this.#index];
  }

  /** Rank of the current label, from 1. */
  get number() {
    return Math.min(this.#index + 1, this.items.length);
  }

  /** A word is on screen and waits. */
  get waiting() {
    return this.#shownAt !== undefined;
  }

  /**
   * The word replaces the cross.
   *
   * @param {number} now
   * @returns {{name: string, data: EventData}}
   */
  show(now) {
    if (!this.item) throw new Error("every label was answered");
    this.#shownAt = now;
    return { name: "word_shown", data: { word: this.item.id } };
  }

  /** The word goes without an answer (pause): it will be shown anew, after another cross. */
  hide() {
    this.#shownAt = undefined;
  }

  /** A button or a key goes down: what it answers is what stood there then, whenever it comes up again. */
  press() {
    this.#pressedOn = this.waiting ? this.#index : -1;
  }

  /**
   * Nothing comes of an answer while the cross stands there, nor of one whose
   * key or button went down before the word did come.
   *
   * @param {Answer} answer
   * @param {Modality} modality
   * @param {number} now
   * @returns {{name: string, data: EventData}|undefined}
   */
  answer(answer, modality, now) {
    const early = this.#pressedOn !== undefined && this.#pressedOn !== this.#index;
    this.#pressedOn = undefined;
    if (early || !this.item || this.#shownAt === undefined) return undefined;
    const rt = Math.round((now - this.#shownAt) * 10) / 10;
    const data = { word: this.item.id, answer, rt, modality };
    this.#index++;
    this.#shownAt = undefined;
    return { name: "word_answered", data };
  }
}
