/** @import { Content, EventDraft, Modality, Profile, Stimulus } from "../../shared/situation.js" */
import { shuffle } from "../../shared/random.js";
import { lay, NONE, Site } from "./model.js";

/** Usual times in ms: to find the next place, to say whether it is dangerous, to say which danger. */
const SEARCH = 8000;
const IDENTIFY = 3000;
const QUALIFY = 4500;

/** Shares: of the harmless places that are looked at, of the searches that press beside, of the answers thought over, of the errors that wrongly qualify. */
const CURIOUS = 0.5;
const BESIDE = 0.25;
const THOUGHT_OVER = 0.06;
const MISNAMED = 0.5;

/** @type {Modality[]} */
const MODALITIES = ["mouse", "touch"];

/**
 * Walks through the places in an order of its own. As many numbers are drawn for a place whatever the profile: with
 * another pace the same seed says the same, only at other times.
 *
 * @param {Content} content
 * @param {Profile} profile
 * @returns {Generator<EventDraft>}
 */
export function* simulate(content, profile) {
  const { random, pace, givesUpAfter } = profile;
  const zones = lay(content, "test", random);
  const site = new Site(zones);
  const modality = MODALITIES[Math.floor(random() * MODALITIES.length)];
  const way = shuffle(zones, random);
  const helpAt = Math.floor(random() * way.length * 2);
  const stop = Math.round(way.length * givesUpAfter);
  let at = 0;
  const pass = (/** @type {number} */ usual, /** @type {number} */ spread) => {
    at += usual * (0.7 + 0.6 * spread) * pace;
    return at;
  };
  for (const [rank, zone] of way.slice(0, stop).entries()) {
    const [spread, curious, beside, x, y] = [random(), random(), random(), random(), random()];
    const plan = answersFor(zone, profile);
    if (rank === helpAt) yield { name: "help_opened", at, data: {} };
    if (plan.meant === "no" && curious >= CURIOUS) continue;
    if (beside < BESIDE)
      yield { name: "outside_clicked", at: pass(SEARCH / 2, spread), data: { x: rounded(x), y: rounded(y) } };
    pass(SEARCH, spread);
    for (const said of plan.said) {
      yield site.look(zone.id, modality, at);
      yield* site.identify(said === "no" ? "no" : "yes", modality, pass(IDENTIFY, plan.spread));
      if (said !== "no") yield* site.qualify(said, modality, pass(QUALIFY, plan.spread));
      pass(IDENTIFY, plan.spread);
    }
  }
}

/** @param {number} share */
const rounded = (share) => Math.round(share * 1000) / 10;

/** What is said of a place, one after the other; the last one is meant. @param {Stimulus} zone @param {Profile} profile */
function answersFor({ id, stimulus }, { random, accuracy, right }) {
  const [chance, kind, which, again, spread] = [random(), random(), random(), random(), random()];
  const good = right(id);
  const others = stimulus.options
    .map((/** @type {any} */ option) => option.id)
    .filter((/** @type {string} */ it) => it !== good);
  const other = others[Math.floor(which * others.length)];
  const wrong = good === "no" || kind < MISNAMED ? other : "no";
  const meant = chance < accuracy ? good : wrong;
  const first = meant === "no" ? other : "no";
  const over = again < THOUGHT_OVER && first !== meant;
  return { said: over && meant === "no" ? [NONE] : over ? [first, meant] : [meant], meant, spread };
}
