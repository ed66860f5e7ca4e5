/** @import { Content, EventDraft, Profile, Situation } from "../../shared/situation.js" */
import { simulateQuestionnaire } from "../../shared/questionnaire/simulate.js";
import { situation as played } from "./situation.js";

/** The situation with its simulation, which no page loads. @type {Situation} */
export const situation = { ...played, simulate: wander };

/** Of the tasks, the share in which one goes back once. */
const RETURNS = 0.2;

/**
 * Plays the tasks, with some steps on the way to each answer.
 *
 * @param {Content} content @param {Profile} profile @returns {Iterable<EventDraft>}
 */
function* wander(content, profile) {
  let before = 0;
  for (const event of simulateQuestionnaire(content, profile)) {
    if (event.name === "item_answered") {
      const steps = ["open", "choose", ...(profile.random() < RETURNS ? ["back"] : []), "send"];
      const pause = (event.at - before) / (steps.length + 1);
      for (const [i, step] of steps.entries())
        yield { at: before + pause * (i + 1), name: "task_step", data: { item: event.data.item, step, target: "" } };
    }
    yield event;
    before = event.at;
  }
}
