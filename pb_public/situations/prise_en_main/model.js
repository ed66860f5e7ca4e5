/** @import { EventDraft, Modality, Stimulus } from "../../shared/situation.js" */

/**
 * The steps, without a page: which one is asked, how many times it was tried,
 * and what is to be recorded.
 */
export class Steps {
  /** Tries of the step that is asked, the one that succeeds included. */
  tries = 0;
  /** True once the step has succeeded, until the person goes on. */
  succeeded = false;
  #left;
  #enough;
  #shownAt = 0;

  /**
   * @param {Stimulus[]} items
   * @param {number} enough tries after which a step may be passed
   * @param {string[]} [done] ids of a former visit
   */
  constructor(items, enough, done = []) {
    this.items = items;
    this.#enough = enough;
    this.#left = items.filter(({ id }) => !done.includes(id));
  }

  /** @returns {Stimulus|undefined} none when all is over */
  get step() {
    return this.#left[0];
  }

  get number() {
    return this.step ? this.items.indexOf(this.step) + 1 : this.items.length;
  }

  get skippable() {
    return !this.succeeded && this.tries >= this.#enough;
  }

  /** @param {number} now @returns {EventDraft} */
  show(now) {
    this.tries = 0;
    this.succeeded = false;
    this.#shownAt = now;
    return { name: "step_shown", at: now, data: { step: this.#id } };
  }

  /** @param {boolean} ok @param {Modality} modality @param {number} now @returns {EventDraft[]} nothing once it has succeeded */
  attempt(ok, modality, now) {
    if (this.succeeded || !this.step) return [];
    this.tries++;
    this.succeeded = ok;
    const tried = { name: "step_tried", at: now, data: { step: this.#id, ok, modality } };
    return ok ? [tried, this.#over("step_done", modality, now)] : [tried];
  }

  /** @param {Modality} modality @param {number} now @returns {EventDraft} */
  skip(modality, now) {
    return this.#over("step_skipped", modality, now);
  }

  next() {
    this.#left.shift();
  }

  get #id() {
    return this.step?.id ?? "";
  }

  /** @param {string} name @param {Modality} modality @param {number} now @returns {EventDraft} */
  #over(name, modality, now) {
    const rt = Math.round((now - this.#shownAt) * 10) / 10;
    return { name, at: now, data: { step: this.#id, tries: this.tries, rt, modality } };
  }
}
