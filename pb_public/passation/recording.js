/** @import { EventData, PlayEvent, Situation } from "../shared/situation.js" */
/** @import { Clock } from "./clock.js" */
import { checkEvent } from "../shared/situation.js";

/** Each page that plays takes positions of its own: block 2 starts at 200 000. */
const BLOCK = 100000;

/**
 * Writes down what happens in one block of a play. An event of a play that is
 * over is left out: nothing may follow the last one.
 */
export class Recording {
  #count = 0;
  #closed = false;

  /**
   * @param {object} parts
   * @param {Pick<Situation, "name"|"events">} parts.situation
   * @param {number} parts.block
   * @param {Clock} parts.clock
   * @param {(event: PlayEvent) => void} parts.keep
   */
  constructor({ situation, block, clock, keep }) {
    this.situation = situation;
    this.block = block;
    this.clock = clock;
    this.keep = keep;
  }

  /** @param {string} name @param {EventData} [data] */
  record(name, data = {}) {
    checkEvent(this.situation, name, data);
    if (this.#closed) return;
    const at = Math.round(this.clock.now() * 10) / 10;
    this.keep({ position: this.block * BLOCK + this.#count, name, at, data });
    this.#count++;
  }

  /** @param {string} [last] */
  close(last) {
    if (last) this.record(last);
    this.#closed = true;
  }

  /** Of this block alone, as the end of the play states it. */
  get count() {
    return this.#count;
  }
}
