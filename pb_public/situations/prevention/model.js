/** @import { Content, EventDraft, Modality, Phase, Stimulus } from "../../shared/situation.js" */
import { shuffle } from "../../shared/random.js";

/** The signs, from no risk to a serious one. */
export const SIGNS = /** @type {const} */ (["none", "careful", "serious"]);

/** @typedef {typeof SIGNS[number]} Sign */

/**
 * The places of a phase; which action stands first is drawn from the seed.
 *
 * @param {Content} content @param {Phase} phase @param {() => number} random
 * @returns {Stimulus[]}
 */
export function lay(content, phase, random) {
  const items = phase === "test" ? content.items : content.training;
  return items.map((item) => ({
    ...item,
    stimulus: { ...item.stimulus, options: shuffle(item.stimulus.options, random) },
  }));
}

/** The round of the places, without a page: each is rated, then acted on, once. */
export class Round {
  /** The place that is looked at; "" for none. */
  open = "";
  /** Its sign, once it is chosen. @type {Sign|""} */
  sign = "";
  /** Ids of the places that were dealt with. @type {Set<string>} */
  done;
  #since = 0;

  /** @param {Stimulus[]} zones @param {string[]} [states] of a former visit, as zone_done tells them */
  constructor(zones, states = []) {
    this.zones = zones;
    this.done = new Set(
      states.map((state) => state.split(" ")[0]).filter((id) => zones.some((zone) => zone.id === id)),
    );
  }

  get over() {
    return this.done.size === this.zones.length;
  }

  /** @param {string} id @returns {Stimulus} */
  zone(id) {
    const zone = this.zones.find((one) => one.id === id);
    if (!zone) throw new Error(`no place ${id}`);
    return zone;
  }

  /** @param {string} id @param {Modality} modality @param {number} now @returns {EventDraft[]} nothing for a place that was dealt with */
  look(id, modality, now) {
    if (this.done.has(id)) return [];
    this.open = this.zone(id).id;
    this.#since = now;
    return [{ name: "zone_opened", at: now, data: { zone: id, modality } }];
  }

  leave() {
    if (!this.sign) this.open = "";
  }

  /** @param {Sign} sign @param {Modality} modality @param {number} now @returns {EventDraft[]} */
  rate(sign, modality, now) {
    if (this.sign) return [];
    this.sign = sign;
    return [{ name: "risk_rated", at: now, data: { zone: this.open, sign, rt: this.#time(now), modality } }];
  }

  /** @param {string} action @param {Modality} modality @param {number} now @returns {EventDraft[]} */
  act(action, modality, now) {
    const { open: zone, sign } = this;
    const rt = this.#time(now);
    this.done.add(zone);
    this.open = "";
    this.sign = "";
    return [
      { name: "action_chosen", at: now, data: { zone, action, rt, modality } },
      { name: "zone_done", at: now, data: { zone, state: `${zone} ${sign} ${action}` } },
    ];
  }

  /** @param {number} now */
  #time(now) {
    const rt = Math.round((now - this.#since) * 10) / 10;
    this.#since = now;
    return rt;
  }
}
