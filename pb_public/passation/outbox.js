/** @import { PlayEvent } from "../shared/situation.js" */
/** @import { Post } from "./api.js" */
/** @import { Pending } from "./delivery.js" */
/** @import { Status } from "./status.js" */
/** @import { End, PlayRecord, Store } from "./store.js" */
import { beaconBodies } from "./beacon.js";
import { deliver, endingOf, pendingOf, unsentOf } from "./delivery.js";
import { Pump } from "./pump.js";

/** What no token opens any more is thrown away after this long, in ms (60 days). */
const OLDEST = 60 * 24 * 3600 * 1000;

/**
 * Keeps each event on the device first, then sends it until the server says
 * that it has it. Sending twice is harmless, so nothing here tries to be
 * exactly once: the server is, by (play, position).
 * Longer than a file’s budget: one state, whose sending, waiting and counting stand apart (delivery, pump, beacon).
 */
export class Outbox {
  /** @type {Map<string, Pending>} */
  #plays = new Map();
  /** @type {(() => void)[]} */
  #watchers = [];
  #silent = false;
  #durable = true;

  /**
   * @param {object} parts
   * @param {Store} parts.store
   * @param {Post} parts.send
   * @param {(ms: number) => Promise<void>} parts.wait
   * @param {() => number} parts.random
   * @param {(pass: () => Promise<boolean>) => Promise<boolean>} [parts.alone] One tab at a time, where the browser can.
   */
  constructor({ store, send, wait, random, alone = (pass) => pass() }) {
    this.store = store;
    this.send = send;
    this.#durable = store.durable;
    this.pump = new Pump({ attempt: () => alone(() => this.#pass()), told: () => this.#tell(), wait, random });
  }

  /** Takes up what an earlier page left. @param {number} now wall clock, ms */
  async restore(now) {
    const { plays, events } = await this.store.read();
    for (const record of plays) {
      if (now - record.opened > OLDEST) this.#kept(this.store.dropPlay(record.play));
      else if (!this.#plays.has(record.play)) this.#plays.set(record.play, pendingOf(record));
    }
    for (const { play, ...event } of events) this.#plays.get(play)?.events.set(event.position, event);
    this.wake();
  }

  /** @param {PlayRecord} record */
  async enrol(record) {
    const known = this.#plays.get(record.play) ?? pendingOf(record);
    this.#plays.set(record.play, known);
    known.record = { ...known.record, token: record.token };
    known.refused = false;
    await this.#kept(this.store.keepPlay(known.record));
  }

  /** A newer token opens what an older one does not. @param {string} evaluation @param {string} token */
  async renew(evaluation, token) {
    await Promise.all(this.#of(evaluation).map(({ record }) => this.enrol({ ...record, token })));
    this.wake();
  }

  /** @param {string} play @param {PlayEvent} event */
  async add(play, event) {
    const pending = this.#plays.get(play);
    if (!pending) return;
    pending.events.set(event.position, event);
    await this.#kept(this.store.keepEvent(play, event));
    this.#tell();
    this.pump.nudge();
  }

  /**
   * @param {string} play
   * @param {End} end
   * @returns {Promise<any>} the new state, or null when the server will not have it
   */
  async finish(play, end) {
    const pending = this.#plays.get(play);
    if (!pending) return null;
    pending.record = { ...pending.record, end };
    await this.#kept(this.store.keepPlay(pending.record));
    this.#tell();
    this.wake();
    return this.over(play);
  }

  /** Resolves when the server will take nothing more of this play. @param {string} play @returns {Promise<any>} */
  over(play) {
    return new Promise((resolve) => {
      const pending = this.#plays.get(play);
      if (pending) pending.ended.push(resolve);
      else resolve(null);
    });
  }

  wake() {
    return this.pump.wake();
  }

  /** What others left on this device is not its business. @param {string} evaluation */
  #of(evaluation) {
    return [...this.#plays.values()].filter(({ record }) => record.evaluation === evaluation);
  }

  /** Tries every play once, whatever becomes of the others. @returns {Promise<boolean>} nothing is owed */
  async #pass() {
    let through = true;
    for (const pending of [...this.#plays.values()]) {
      if (pending.refused) continue;
      const { word, state } = await deliver(
        pending,
        (path, body) => this.#post(path, body),
        async (events) => {
          const positions = events.map((event) => event.position);
          for (const position of positions) pending.events.delete(position);
          await this.#kept(this.store.dropEvents(pending.record.play, positions));
          this.#tell();
        },
      );
      if (word === "owed") through = false;
      if (word === "refused") pending.refused = true;
      if (word === "over") this.#forget(pending, state ?? null);
    }
    return through;
  }

  /** @type {Post} */
  async #post(path, body) {
    const answer = await this.send(path, body);
    this.#silent = answer.status === 0;
    return answer;
  }

  /** @param {Pending} pending @param {any} state */
  #forget(pending, state) {
    this.#plays.delete(pending.record.play);
    pending.events.clear();
    this.#kept(this.store.dropPlay(pending.record.play));
    for (const tell of pending.ended.splice(0)) tell(state);
  }

  /** A device that is full or refuses costs durability, never an event. @param {Promise<void>} written */
  async #kept(written) {
    try {
      await written;
    } catch {
      this.#durable = false;
    }
  }

  /** @param {string} evaluation @returns {Status} */
  status(evaluation) {
    const unsent = unsentOf(this.#of(evaluation));
    return { unsent, failing: this.pump.failures > 0, silent: this.#silent, durable: this.#durable };
  }

  /** Nothing waits for the server. */
  get isEmpty() {
    return unsentOf([...this.#plays.values()]) === 0;
  }

  /** Events of a play that the server does not have yet. @param {string} play */
  owed(play) {
    return this.#plays.get(play)?.events.size ?? 0;
  }

  /** The server takes nothing of this play with the token of this page. @param {string} play */
  refuses(play) {
    return this.#plays.get(play)?.refused ?? false;
  }

  /** Something is neither sent nor kept on the device. */
  get mayLose() {
    return !this.#durable && !this.isEmpty;
  }

  /** Situations whose end the server does not know yet. @param {string} evaluation @returns {Map<string, End>} */
  ending(evaluation) {
    return endingOf(this.#of(evaluation));
  }

  /** What sendBeacon may carry off when the page goes. */
  beacons() {
    return beaconBodies([...this.#plays.values()].filter((pending) => !pending.refused));
  }

  /** @param {() => void} watcher Called whenever the status may have changed. */
  watch(watcher) {
    this.#watchers.push(watcher);
  }

  /** @param {() => void} watcher */
  unwatch(watcher) {
    this.#watchers = this.#watchers.filter((other) => other !== watcher);
  }

  #tell() {
    for (const watcher of this.#watchers) watcher();
  }
}
