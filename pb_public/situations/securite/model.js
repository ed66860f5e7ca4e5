/** @import { Content, EventDraft, Modality, Phase, Stimulus } from "../../shared/situation.js" */
import { shuffle } from "../../shared/random.js";

/**
 * The places of a scene, without a page: what was said of each, and what is to be recorded. It knows of no place
 * whether it is dangerous: the key stays with the server.
 *
 * @typedef {"no"|string} Said « no », or the id of the danger that was chosen.
 */

/** The qualification that takes a « yes » back. */
export const NONE = "none";

/**
 * The places of a phase, with the order of their answers drawn from the seed: another seed is another form.
 *
 * @param {Content} content @param {Phase} phase @param {() => number} random
 * @returns {Stimulus[]}
 */
export function lay(content, phase, random) {
  const items = phase === "test" ? content.items : content.training;
  return items.map((item) => {
    const options = shuffle(item.stimulus.options, random);
    return { ...item, stimulus: { ...item.stimulus, options } };
  });
}

export class Site {
  /** The place that is looked at; "" for none. */
  open = "";
  /** What was said last of each place. @type {Map<string, Said>} */
  said = new Map();
  /** @type {Map<string, Stimulus>} */
  #zones;
  #settled = 0;
  #since = 0;

  /**
   * @param {Stimulus[]} zones
   * @param {string[]} [states] of a former visit, as zone_done tells them: the last one of a place holds
   */
  constructor(zones, states = []) {
    this.#zones = new Map(zones.map((zone) => [zone.id, zone]));
    for (const state of states) {
      const [id, said] = state.split(" ");
      if (this.#zones.has(id) && said) this.said.set(id, said);
    }
    this.#settled = states.length;
  }

  /** @param {string} id @returns {Stimulus} */
  zone(id) {
    const zone = this.#zones.get(id);
    if (!zone) throw new Error(`no place ${id}`);
    return zone;
  }

  /** Dangers that the person told: two places that show the same thing are one. */
  get told() {
    const dangers = [...this.said].filter(([, said]) => said !== "no");
    return new Set(dangers.map(([id]) => this.zone(id).stimulus.thing)).size;
  }

  /** @param {string} id @param {Modality} modality @param {number} now @returns {EventDraft} */
  look(id, modality, now) {
    this.open = this.zone(id).id;
    this.#since = now;
    return { name: "zone_opened", at: now, data: { zone: id, modality } };
  }

  leave() {
    this.open = "";
  }

  /** Is there a danger? « no » settles the place, « yes » asks which. @param {"yes"|"no"} answer @param {Modality} modality @param {number} now @returns {EventDraft[]} */
  identify(answer, modality, now) {
    const told = this.#answered("danger_identified", answer, modality, now);
    return answer === "no" ? [told, this.#settle("no", now)] : [told];
  }

  /** @param {string} answer id of a danger, or NONE @param {Modality} modality @param {number} now @returns {EventDraft[]} */
  qualify(answer, modality, now) {
    const told = this.#answered("danger_qualified", answer, modality, now);
    return [told, this.#settle(answer === NONE ? "no" : answer, now)];
  }

  /** @param {string} name @param {string} answer @param {Modality} modality @param {number} now @returns {EventDraft} */
  #answered(name, answer, modality, now) {
    const rt = Math.round((now - this.#since) * 10) / 10;
    this.#since = now;
    return { name, at: now, data: { zone: this.open, answer, rt, modality } };
  }

  /** Each state is written once, so that a return to an earlier one is one more. @param {Said} said @param {number} now @returns {EventDraft} */
  #settle(said, now) {
    this.said.set(this.open, said);
    this.#settled++;
    const zone = this.open;
    this.open = "";
    return { name: "zone_done", at: now, data: { zone, state: `${zone} ${said} ${this.#settled}` } };
  }
}
