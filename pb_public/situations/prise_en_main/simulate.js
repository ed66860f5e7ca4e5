/** @import { Content, EventDraft, Modality, Profile } from "../../shared/situation.js" */
import { Steps } from "./model.js";

/** Usual time of a try, in ms. */
const TRY = 6000;

/** Nobody simulated here tries more than that. */
const MOST_TRIES = 4;

/** @type {Modality[]} */
const MODALITIES = ["mouse", "touch", "keyboard"];

/**
 * Tries each step until it succeeds, or passes it when that is offered.
 *
 * @param {Content} content
 * @param {Profile} profile
 * @returns {Generator<EventDraft>}
 */
export function* simulate(content, { random, pace, accuracy, givesUpAfter }) {
  const steps = new Steps(content.items, content.settings.tries);
  const modality = MODALITIES[Math.floor(random() * MODALITIES.length)];
  const stop = Math.round(content.items.length * givesUpAfter);
  let at = 0;
  for (let step = 0; step < stop; step++) {
    yield steps.show(at);
    const draws = Array.from({ length: MOST_TRIES }, () => ({ spread: random(), chance: random() }));
    for (const { spread, chance } of draws) {
      at += TRY * (0.7 + 0.6 * spread) * pace;
      yield* steps.attempt(chance < accuracy, modality, at);
      if (steps.succeeded) break;
    }
    if (!steps.succeeded) yield steps.skip(modality, at);
    steps.next();
  }
}
