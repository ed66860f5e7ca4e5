import { parseDate } from "./format.js";

/**
 * When the question « what was done next? » is asked: at the end, then 3 and 6 months later.
 * @type {{step: string, afterDays: number}[]}
 */
export const calendar = [
  { step: "now", afterDays: 0 },
  { step: "month3", afterDays: 91 },
  { step: "month6", afterDays: 182 },
];

const dayMs = 86_400_000;

/**
 * The steps to show for an evaluation: those whose time has come, and those that were answered anyway.
 *
 * @param {string} finishedAt
 * @param {Record<string, any>[]} answered follow-ups
 * @param {Date} now
 * @returns {string[]}
 */
export function dueSteps(finishedAt, answered, now) {
  const end = parseDate(finishedAt);
  const days = end ? (now.getTime() - end.getTime()) / dayMs : 0;
  return calendar
    .filter(({ step, afterDays }) => days >= afterDays || answered.some((followUp) => followUp.step === step))
    .map(({ step }) => step);
}

/**
 * The evaluations whose answer to a step is awaited: ended long enough ago, not yet at the next step.
 *
 * @param {number} index in the calendar
 * @param {Date} now
 * @returns {{expression: string, values: Record<string, Date|string>}}
 */
export function awaited(index, now) {
  const { step, afterDays } = calendar[index];
  const until = calendar[index + 1]?.afterDays ?? 2 * 365;
  const before = (/** @type {number} */ days) => new Date(now.getTime() - days * dayMs);
  return {
    expression:
      'state = "finished" && kind != "test" && finished_at <= {:to} && finished_at > {:from} && follow_ups_via_evaluation.step != {:step}',
    values: { step, from: before(until), to: before(afterDays) },
  };
}
