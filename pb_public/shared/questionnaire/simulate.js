/** @import { Content, EventDraft, Modality, Profile } from "../situation.js" */
/** @import { Item } from "./types.js" */
import { offered, Questionnaire } from "./model.js";
import { types } from "./types.js";

/** From an answer to the next item shown, in ms. */
const BETWEEN = 700;
/** Of the answers that are not right, the share given as « Je ne sais pas ». */
const SKIPS = 0.3;
/** Of the questions, the share heard first. */
const HEARS = 0.1;
/** @type {Modality[]} */
const MODALITIES = ["mouse", "touch", "keyboard"];

/**
 * Plays any questionnaire without a page: the same rules as on screen, answers and times drawn from the profile.
 *
 * @param {Content} content
 * @param {Profile} profile
 * @returns {Iterable<EventDraft>}
 */
export function* simulateQuestionnaire(content, profile) {
  const items = offered(content);
  const round = new Questionnaire(items);
  const modality = MODALITIES[Math.floor(profile.random() * MODALITIES.length)];
  const stop = Math.floor(items.length * profile.givesUpAfter);
  let at = 0;
  for (let place = 0; round.item; place++) {
    const item = round.item;
    yield { at, ...round.shown(at) };
    if (place >= stop) return; // it leaves in front of a question
    if (profile.random() < HEARS) yield { at: at + 400, name: "item_heard", data: { item: item.id } };
    at += time(types[item.type].usual, profile);
    const answer = answerOf(item, profile);
    if (answer !== undefined) round.change(answer);
    const event = answer === undefined ? round.skip(at, modality) : round.validate(at, modality);
    if (!event || "problem" in event) throw new Error(`${item.id}: cannot answer ${JSON.stringify(answer)}`);
    yield { at, ...event };
    at += Math.round(BETWEEN * profile.pace);
    round.next();
  }
}

/** @param {Item} item @param {Profile} profile @returns {string|undefined} undefined: does not know */
function answerOf(item, profile) {
  const type = types[item.type];
  const knows = profile.random() < profile.accuracy;
  const skips = profile.random() < SKIPS && type.skip !== "";
  const right = type.scored ? profile.right(item.id) : "";
  if (!right) return knows || !skips ? type.sample?.(item, profile.random) : undefined;
  if (knows) return right;
  return skips ? undefined : type.wrong(item, right, profile.random);
}

/**
 * Skewed to the right like real times, with the median at `usual`, from half of it to three times; only sums and
 * products, so that Node and Go round alike.
 *
 * @param {number} usual @param {Profile} profile
 */
function time(usual, profile) {
  const draw = profile.random();
  const share = draw < 0.5 ? 0.5 + draw : 1 + 8 * (draw - 0.5) * (draw - 0.5);
  return Math.round(usual * share * profile.pace);
}
