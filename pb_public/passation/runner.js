/** @import { Content, EventData, Host, Modality, Outcome, Phase, Playable } from "../shared/situation.js" */
/** @import { Clock } from "./clock.js" */
/** @import { Follower } from "./following.js" */
/** @import { Outbox } from "./outbox.js" */
/** @import { Stage } from "./screens/stage.js" */
import { seeded } from "../shared/random.js";
import { Recording } from "./recording.js";

const MAX_ROUNDS = 3;

/**
 * @typedef {object} Play The server's answer to the opening of a block.
 * @property {string} id
 * @property {string} situation
 * @property {number} seed
 * @property {number} block
 * @property {number} elapsed
 * @property {""|Phase} phase
 * @property {string[]} done
 * @property {Content} content
 *
 * @typedef {object} Conditions
 * @property {boolean} reducedMotion
 * @property {number} tempo
 * @property {{name: string, value: string|number|boolean}[]} accommodations
 *
 * @typedef {object} Parts
 * @property {Playable} situation
 * @property {Play} play
 * @property {Outbox} outbox
 * @property {Stage} stage
 * @property {Clock} clock
 * @property {Conditions} conditions
 * @property {() => Modality} modality
 * @property {Follower} [follower] Where the answers decide which items follow.
 * @property {{say: (key: string) => Promise<void>, hush: () => void}} voice
 *
 * @typedef {"left"|"over"|Outcome} Ending left = comes back later; over = the server closed the play.
 */

/** Plays one situation, from its instruction to its last event. */
export class Runner {
  #abort = new AbortController();
  #attentive = true;
  #progress = new Set();
  /** @type {{pause: (() => void)[], continue: (() => void)[]}} */
  #callbacks = { pause: [], continue: [] };
  /** @type {(ending: Ending) => void} */
  #end = () => {};

  /** @param {Parts} parts */
  constructor(parts) {
    const { situation, play, outbox, clock } = parts;
    this.parts = parts;
    this.recording = new Recording({
      situation,
      block: play.block,
      clock,
      keep: (event) => outbox.add(play.id, event),
    });
  }

  /** @returns {Promise<Ending>} */
  async run() {
    const { outbox, play, voice } = this.parts;
    /** @type {Promise<Ending>} */
    const stopped = new Promise((resolve) => {
      this.#end = resolve;
    });
    outbox.over(play.id).then(() => this.#end("over"));
    try {
      const ending = await Promise.race([this.#phases(), stopped]);
      if (ending === "finished" || ending === "abandoned") this.recording.close(ending);
      return ending;
    } finally {
      this.recording.close();
      this.#abort.abort();
      voice.hush();
    }
  }

  /** @returns {Promise<Outcome>} */
  async #phases() {
    const { play, stage, conditions } = this.parts;
    if (play.block > 0) this.recording.record("resumed");
    for (const { name, value } of conditions.accommodations) this.recording.record("accommodation", { name, value });
    await stage.read("instruction", play.block > 0);
    if (play.content.training.length && play.phase !== "test") await this.#train();
    await stage.read("test");
    this.recording.record("test_started");
    return (await this.#mount("test", play.seed)).outcome;
  }

  async #train() {
    const { play, stage } = this.parts;
    await stage.read("training");
    for (let round = 1, understood = false; round <= MAX_ROUNDS && !understood; round++) {
      if (round > 1) await stage.read("again");
      this.recording.record("training_started", { round });
      understood = (await this.#mount("training", play.seed + round)).understood ?? true;
      this.recording.record("training_ended", { round, understood });
    }
  }

  /**
   * @param {Phase} phase
   * @param {number} seed Each mount draws anew: a test taken up again keeps the order of the one begun.
   * @returns {Promise<{outcome: Outcome, understood?: boolean}>}
   */
  #mount(phase, seed) {
    const mounted = new AbortController();
    this.#abort.signal.addEventListener("abort", () => mounted.abort());
    this.#callbacks = { pause: [], continue: [] };
    this.#progress = new Set(phase === "test" ? this.parts.play.done : []);
    return new Promise((resolve, reject) => {
      const host = this.#host(phase, seed, mounted.signal, (outcome, detail) => {
        mounted.abort();
        resolve({ outcome, ...detail });
      });
      const fail = (/** @type {any} */ error) => (error?.status === 409 ? this.#end("over") : reject(error));
      if (phase === "test") this.parts.follower?.lend(host, mounted.signal, fail);
      this.#draw(phase, host).catch(reject);
    });
  }

  /** @param {Phase} phase @param {Host} host */
  async #draw(phase, host) {
    await this.parts.situation.mount(this.parts.stage.open(phase), host);
  }

  /** @param {Phase} phase @param {number} seed @param {AbortSignal} signal @param {Host["end"]} end @returns {Host} */
  #host(phase, seed, signal, end) {
    const { play, stage, clock, conditions, modality, voice } = this.parts;
    return {
      content: play.content,
      phase,
      done: phase === "test" ? play.done : [],
      signal,
      random: seeded(seed),
      now: () => clock.now(),
      record: (name, data = {}) => {
        if (signal.aborted) return;
        this.recording.record(name, data);
        if (phase === "test") this.#advance(name, data);
      },
      announce: (text) => stage.announce(text),
      say: (key) => voice.say(key),
      hush: () => voice.hush(),
      modality,
      settings: { reducedMotion: conditions.reducedMotion, tempo: conditions.tempo },
      onPause: (callback) => this.#callbacks.pause.push(callback),
      onContinue: (callback) => this.#callbacks.continue.push(callback),
      end,
    };
  }

  /** A stimulus of the content counts once it is shown; one of many that are shown at once, once it is done. @param {string} name @param {EventData} data */
  #advance(name, data) {
    if (!/_(shown|done)$/.test(name)) return;
    this.#progress.add(Object.values(data)[0]);
    const { stage, follower, play } = this.parts;
    const shown = this.#progress.size;
    stage.progress(Math.min(1, follower?.far(shown) ?? shown / play.content.items.length));
  }

  /** Stops the clock while something covers the situation. @param {string} [event] why, when it is an event */
  hold(event) {
    if (this.parts.clock.paused) return;
    if (event) this.recording.record(event);
    this.parts.clock.pause();
    this.parts.voice.hush();
    for (const callback of this.#callbacks.pause) callback();
  }

  /** @param {string} [event] */
  release(event) {
    if (!this.parts.clock.paused) return;
    this.parts.clock.resume();
    if (event) this.recording.record(event);
    for (const callback of this.#callbacks.continue) callback();
  }

  /** @param {boolean} attentive The page has the person's attention. */
  attend(attentive) {
    if (attentive === this.#attentive) return;
    this.#attentive = attentive;
    this.recording.record(attentive ? "focus_gained" : "focus_lost");
  }

  /** @param {"left"|"abandoned"|"over"} ending The person's own decision, or over: taken up elsewhere. */
  stop(ending) {
    if (ending === "left") this.recording.record("paused");
    this.#end(ending);
  }
}
