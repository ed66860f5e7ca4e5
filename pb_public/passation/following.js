/** @import { Content, Host, Stimulus } from "../shared/situation.js" */
/** @import { Post } from "./api.js" */
/** @import { Outbox } from "./outbox.js" */
import { ApiError, unwrap } from "./api.js";
import { backoff } from "./backoff.js";

const OFFLINE = "Hors ligne. La suite viendra dès que le réseau revient. Vos réponses sont gardées.";
const SLOW = "La suite se fait attendre. Un instant…";
const REFUSED = "Votre session est finie. Reprenez avec votre code de reprise.";

/**
 * @typedef {object} Following What the server answers.
 * @property {Stimulus[]} items None: the play is over.
 * @property {{item: Stimulus, answer: string}[]} [earlier]
 * @property {number} answered
 * @property {number} share How far the play will be once these items are answered, 0..1.
 */

/**
 * Asks which items a play shows next: the server decides by the answers, which must therefore be there first. It never
 * gives up on the network.
 */
export class Follower {
  /** What the server said last. */
  #ahead = { answered: 0, due: 0, share: 0 };
  #far = 0;

  /**
   * @param {object} parts
   * @param {{id: string, content: Content}} parts.play
   * @param {() => {token: string, evaluation: string}} parts.session
   * @param {Pick<Outbox, "owed"|"refuses"|"status"|"wake"|"watch"|"unwatch">} parts.outbox
   * @param {Post} parts.send
   * @param {(ms: number) => Promise<unknown>} parts.rest
   * @param {() => number} parts.random
   * @param {(sentence: string) => void} parts.told What keeps the person waiting, in words; "" for nothing.
   */
  constructor(parts) {
    this.parts = parts;
  }

  /**
   * Gives the host its `more`. The items join the content, where the voice finds what it reads.
   *
   * @param {Host} host
   * @param {AbortSignal} signal
   * @param {(error: unknown) => void} fail The play leaves this page: nobody waits for items any more.
   */
  lend(host, signal, fail) {
    host.more = () =>
      new Promise((resolve) => {
        this.next(signal).then(({ items, earlier = [], answered, share }) => {
          this.parts.play.content.items.push(...items);
          this.#ahead = { answered, due: items.length, share };
          resolve({ items, earlier });
        }, fail);
      });
  }

  /**
   * How far the play went, 0..1. A second chance lengthens the way: the bar then waits, and never goes back.
   *
   * @param {number} shown Items, all in all.
   */
  far(shown) {
    const { answered, due, share } = this.#ahead;
    this.#far = Math.max(this.#far, (share * shown) / Math.max(1, answered + due));
    return this.#far;
  }

  /** @param {AbortSignal} signal @returns {Promise<Following>} throws in French when the server refuses */
  async next(signal) {
    const { play, session, outbox, send, rest, random, told } = this.parts;
    for (let failures = 0; !signal.aborted; ) {
      await this.#flushed(signal);
      if (signal.aborted) break;
      if (outbox.refuses(play.id)) throw new ApiError(401, REFUSED, null);
      const answer = await send(`plays/${play.id}/next`, { token: session().token });
      if (!passing(answer.status)) {
        told("");
        return unwrap(answer);
      }
      failures++;
      told(answer.status === 0 ? OFFLINE : SLOW);
      await rest(backoff(failures, random()));
    }
    return new Promise(() => {}); // the page was taken back: nobody waits any more
  }

  /** All that is owed is sent, or will never be. @param {AbortSignal} signal */
  #flushed(signal) {
    const { play, session, outbox, told } = this.parts;
    const owes = () => outbox.owed(play.id) > 0 && !outbox.refuses(play.id) && !signal.aborted;
    if (!owes()) return Promise.resolve();
    return new Promise((resolve) => {
      const look = () => {
        const { failing, silent } = outbox.status(session().evaluation);
        if (failing) told(silent ? OFFLINE : SLOW);
        if (owes()) return;
        outbox.unwatch(look);
        resolve(undefined);
      };
      outbox.watch(look);
      signal.addEventListener("abort", look, { once: true });
      outbox.wake();
    });
  }
}

/** No answer, too many demands or a server in trouble: that passes. @param {number} status */
const passing = (status) => status === 0 || status === 429 || status >= 500;
