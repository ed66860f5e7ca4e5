/** @import { Content, EventDraft, Modality, Profile } from "../../shared/situation.js" */
/** @import { Placed } from "./model.js" */
import { arrange, Count, quantity } from "./model.js";

/** Usual times, in ms: to the next container, to see what it is, to count one object, to write a total, to check. */
const WALK = 1400;
const LOOK = 1600;
const EACH = 450;
const WRITE = 3500;
const CHECK = 2500;

/** An error is seen and mended: the third total is always right. */
const WRONG_TRIES = 2;

/** @type {Modality[]} */
const MODALITIES = ["mouse", "touch", "keyboard"];

/**
 * Counts in the same storeroom as the page: all containers in order, the form,
 * then again those of the products that were wrong. Errors are drawn before
 * the first step: with another pace the same seed makes the same ones.
 *
 * @param {Content} content
 * @param {Profile} profile
 * @returns {Generator<EventDraft>}
 */
export function* simulate(content, profile) {
  const round = new Round(content, profile);
  const { places } = round.layout;
  const reached = places.slice(0, Math.round(places.length * profile.givesUpAfter));
  yield* round.look(reached);
  for (let tries = 0; round.count.left > 0; tries++) {
    if (tries > 0) yield* round.look(places.filter(({ product }) => !round.count.found(product)));
    yield* round.check(
      tries,
      places.filter((one) => !reached.includes(one)),
    );
    if (profile.givesUpAfter < 1) return;
  }
}

class Round {
  #at = 0;
  /** What each product is miscounted by, try after try. @type {Map<string, number[]>} */
  #slips = new Map();

  /** @param {Content} content @param {Profile} profile */
  constructor(content, profile) {
    const { random } = profile;
    this.profile = profile;
    this.layout = arrange(content, "test", random);
    this.count = new Count(this.layout);
    this.modality = MODALITIES[Math.floor(random() * MODALITIES.length)];
    for (const { id } of this.layout.products) this.#slips.set(id, slips(profile));
  }

  /** @param {number} ms at the usual pace */
  #pass(ms) {
    this.#at += ms * this.profile.pace;
    return this.#at;
  }

  /** @param {Placed[]} places @returns {Generator<EventDraft>} */
  *look(places) {
    const { profile, modality } = this;
    for (const { id: container, place, rows = [] } of places) {
      const objects = rows.reduce((sum, one) => sum + one, 0);
      const at = this.#pass(WALK * (0.7 + 0.6 * profile.random()));
      yield { name: "container_opened", at, data: { container, place, modality } };
      yield { name: "container_closed", at: this.#pass(LOOK + EACH * objects), data: { container } };
    }
  }

  /** @param {number} tries before @param {Placed[]} unseen @returns {Generator<EventDraft>} */
  *check(tries, unseen) {
    const { count, modality } = this;
    yield { name: "form_opened", at: this.#pass(WALK), data: {} };
    for (const { id } of this.layout.products) {
      const missed = unseen.filter(({ product }) => product === id).reduce((sum, one) => sum + quantity(one), 0);
      const total = Number(this.profile.right(id)) - missed;
      if (count.found(id) || total <= 0) continue;
      this.#pass(WRITE);
      count.write(id, String(total + (this.#slips.get(id)?.[tries] ?? 0)));
    }
    const { answers, blanks, fresh } = count.check();
    const at = this.#pass(CHECK);
    yield { name: "inventory_checked", at, data: { attempt: count.attempts, blanks, answers, modality } };
    for (const product of fresh) yield { name: "product_done", at, data: { product } };
    if (count.left > 0) yield { name: "form_closed", at: this.#pass(WALK), data: {} };
  }
}

/** @param {Profile} profile @returns {number[]} what is wrong with a total at each try; 0 once it is right */
function slips({ accuracy, random }) {
  const off = [];
  let erring = true;
  for (let i = 0; i < WRONG_TRIES; i++) {
    const [chance, more] = [random(), random()];
    erring &&= chance >= accuracy;
    off.push(erring ? (more < 0.5 ? 1 : -1) : 0);
  }
  return off;
}
