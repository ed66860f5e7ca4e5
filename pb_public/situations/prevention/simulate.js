/** @import { Content, EventDraft, Modality, Profile } from "../../shared/situation.js" */
import { shuffle } from "../../shared/random.js";
import { lay, Round, SIGNS } from "./model.js";

/** Usual times in ms: to the next place, to choose its sign, to choose what to do. */
const NEXT = 3000;
const RATE = 7000;
const ACT = 6000;

/** @type {Modality[]} */
const MODALITIES = ["mouse", "touch", "keyboard"];

/**
 * Rates and acts by chance: nothing here is right or wrong.
 *
 * @param {Content} content
 * @param {Profile} profile
 * @returns {Generator<EventDraft>}
 */
export function* simulate(content, { random, pace, givesUpAfter }) {
  const round = new Round(lay(content, "test", random));
  const modality = MODALITIES[Math.floor(random() * MODALITIES.length)];
  const way = shuffle(round.zones, random);
  let at = 0;
  for (const { id, stimulus } of way.slice(0, Math.round(way.length * givesUpAfter))) {
    const [spread, sign, action] = [random(), random(), random()];
    const pass = (/** @type {number} */ usual) => {
      at += usual * (0.7 + 0.6 * spread) * pace;
      return at;
    };
    yield* round.look(id, modality, pass(NEXT));
    yield* round.rate(SIGNS[Math.floor(sign * SIGNS.length)], modality, pass(RATE));
    yield* round.act(stimulus.options[Math.floor(action * stimulus.options.length)].id, modality, pass(ACT));
  }
}
