/** @import { Content, EventData, PlayEvent, Profile, Situation } from "./situation.js" */
import { checkEvent } from "./situation.js";

/** Time at the usual pace, in ms: the instruction read or heard, a round of training, the text between the two. */
const INSTRUCTION = 15000;
const TRAINING = 25000;
const BETWEEN = 4000;
const MAX_ROUNDS = 3;

/**
 * A whole play of one block: what the runner would record around the events
 * that the situation simulates.
 *
 * @param {Situation} situation
 * @param {Content} content
 * @param {Profile} profile
 * @returns {PlayEvent[]}
 */
export function simulatePlay(situation, content, profile) {
  /** @type {PlayEvent[]} */
  const events = [];
  /** @param {number} at @param {string} name @param {EventData} [data] */
  const record = (at, name, data = {}) => {
    checkEvent(situation, name, data);
    events.push({ position: events.length, name, at: Math.round(at * 10) / 10, data });
  };

  let start = INSTRUCTION * profile.pace;
  if (content.training.length) start = train(start, profile, record);
  record(start, "test_started");
  let last = start;
  for (const draft of situation.simulate(content, profile)) {
    last = start + draft.at;
    record(last, draft.name, draft.data);
  }
  record(last, profile.givesUpAfter < 1 ? "abandoned" : "finished");
  return events;
}

/**
 * @param {number} at
 * @param {Profile} profile
 * @param {(at: number, name: string, data: EventData) => void} record
 * @returns {number} when the test starts
 */
function train(at, profile, record) {
  let time = at;
  for (let round = 1, understood = false; round <= MAX_ROUNDS && !understood; round++) {
    record(time, "training_started", { round });
    time += TRAINING * profile.pace;
    understood = profile.random() < profile.accuracy;
    record(time, "training_ended", { round, understood });
  }
  return time + BETWEEN * profile.pace;
}
