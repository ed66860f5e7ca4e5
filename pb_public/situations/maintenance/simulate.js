/** @import { Content, EventDraft, Modality, Profile, Stimulus } from "../../shared/situation.js" */
/** @import { Answer } from "./model.js" */
import { shuffle } from "../../shared/random.js";
import { Series } from "./model.js";

/** Times to answer at the usual pace, in ms: the quickest, how far most of them spread, and how far the slowest go. */
const QUICKEST = 480;
const SPREAD = 520;
const TAIL = 1600;

/** @type {readonly Modality[]} */
const MODALITIES = ["mouse", "touch", "keyboard"];

/**
 * Plays the test without a page, by the rules of the model; answers and times
 * come from the profile.
 *
 * @param {Content} content
 * @param {Profile} profile
 * @returns {Iterable<EventDraft>}
 */
export function* simulate(content, profile) {
  /** @type {Stimulus[]} */
  const order = shuffle(content.items, profile.random);
  const series = new Series(order);
  const modality = MODALITIES[Math.floor(profile.random() * MODALITIES.length)];
  const stop = Math.floor(order.length * profile.givesUpAfter);
  let at = 0;
  for (let place = 0; series.item; place++) {
    const { id } = series.item;
    at += content.settings.fixation_ms;
    yield { at, ...series.show(at) };
    if (place >= stop) return; // leaves in front of a word
    at += time(profile);
    series.press();
    const event = series.answer(answerOf(id, profile), modality, at);
    if (event) yield { at, ...event };
  }
}

/** @param {string} id @param {Profile} profile @returns {Answer} */
function answerOf(id, profile) {
  const word = profile.right(id) === "word";
  return word === profile.random() < profile.accuracy ? "word" : "not_word";
}

/**
 * Skewed to the right like real times; only sums and products, so that Node
 * and Go round alike.
 *
 * @param {Profile} profile
 */
function time(profile) {
  const late = profile.random();
  const ms = QUICKEST + SPREAD * profile.random() + TAIL * late * late * late;
  return Math.round(ms * profile.pace);
}
