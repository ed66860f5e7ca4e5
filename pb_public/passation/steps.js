/** @import { End } from "./store.js" */

/**
 * @typedef {"todo"|"started"|"paused"|"finished"|"abandoned"|"sending"} StepState sending = done here, the server does not know yet.
 * @typedef {{name: string, title: string, minutes: number, state: StepState}} Step
 */

/** @param {Step} step */
export const isOver = ({ state }) => ["finished", "abandoned", "sending"].includes(state);

/** What was begun comes first, then the order of the campaign. @param {Step[]} steps */
export const nextOf = (steps) =>
  steps.find(({ state }) => state === "started" || state === "paused") ?? steps.find((step) => !isOver(step));

/**
 * The server's steps, with what this device ended and could not send yet.
 *
 * @param {Step[]} steps
 * @param {Map<string, End>} ending
 * @returns {Step[]}
 */
export function withEndings(steps, ending) {
  return steps.map((step) => {
    const end = isOver(step) ? undefined : ending.get(step.name);
    return end ? { ...step, state: end.outcome === "finished" ? "sending" : "abandoned" } : step;
  });
}
