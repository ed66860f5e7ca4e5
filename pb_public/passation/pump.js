import { backoff } from "./backoff.js";

/** Events that come together travel together, in ms. */
const GATHER = 1200;

/**
 * Tries until nothing is owed: at once when asked to, after a gathering time
 * when events trickle in, with a growing back-off when a try fails. It never
 * gives up.
 */
export class Pump {
  /** Failures in a row. */
  failures = 0;
  #running = false;
  #again = false;
  #urgent = false;
  #rouse = () => {};

  /**
   * @param {object} parts
   * @param {() => Promise<boolean>} parts.attempt False when something is still owed.
   * @param {() => void} parts.told Called after each attempt.
   * @param {(ms: number) => Promise<void>} parts.wait
   * @param {() => number} parts.random
   */
  constructor({ attempt, told, wait, random }) {
    this.attempt = attempt;
    this.told = told;
    this.wait = wait;
    this.random = random;
  }

  /** Something to send, that may wait for more to come. */
  nudge() {
    this.#again = true;
    this.#run();
  }

  /** Something to send now: cuts any wait short. */
  async wake() {
    this.#again = this.#urgent = true;
    this.#rouse();
    await this.#run();
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    await this.#rest(GATHER);
    while (this.#again) {
      this.#again = this.#urgent = false;
      const through = await this.attempt().catch(() => false);
      this.failures = through ? 0 : this.failures + 1;
      this.told();
      if (!through) this.#again = true;
      if (this.#again) await this.#rest(through ? GATHER : backoff(this.failures, this.random()));
    }
    this.#running = false;
  }

  /** @param {number} ms */
  async #rest(ms) {
    if (this.#urgent) return;
    const roused = new Promise((resolve) => {
      this.#rouse = () => resolve(undefined);
    });
    await Promise.race([this.wait(ms), roused]);
  }
}
