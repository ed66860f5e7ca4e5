/** @import { Content, EventDraft, Modality, Profile } from "../situation.js" */
/** @import { Item } from "./types.js" */
import { offered } from "./items.js";
import { Questionnaire } from "./model.js";
import { types } from "./types.js";

/** From an answer to the next item shown, in ms. */
const BETWEEN = 700;
/** Of the answers that are not right, the share given as « Je ne sais pas ». */
const SKIPS = 0.3;
/** Of the questions, the share heard first. */
const HEARS = 0.1;
/** Items of a way that the answers decide, about: by it, somebody gives up. */
const ROUTED = 40;
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
  const stop =
    profile.givesUpAfter < 1 ? Math.floor((items.length || ROUTED) * profile.givesUpAfter) : Number.POSITIVE_INFINITY;
  /** @type {EventDraft[]} */
  const told = [];
  const tell = (/** @type {EventDraft} */ event) => {
    told.push(event);
    return event;
  };
  let at = 0;
  for (let place = 0; ; place++) {
    if (!round.item && profile.next) round.append(profile.next(told));
    const item = round.item;
    if (!item) return;
    yield tell({ at, ...round.shown(at) });
    if (place >= stop) return; // it leaves in front of a question
    if (profile.random() < HEARS) yield tell({ at: at + 400, name: "item_heard", data: { item: item.id } });
    at += time(types[item.type].usual, profile);
    yield tell({ at, ...give(round, item, answerOf(item, profile), at, modality) });
    at += Math.round(BETWEEN * profile.pace);
    round.next();
  }
}

/** @param {Questionnaire} round @param {Item} item @param {string|undefined} answer @param {number} at @param {Modality} modality */
function give(round, item, answer, at, modality) {
  if (answer !== undefined) round.change(answer);
  const event = answer === undefined ? round.skip(at, modality) : round.validate(at, modality);
  if (!event || "problem" in event) throw new Error(`${item.id}: cannot answer ${JSON.stringify(answer)}`);
  return event;
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
