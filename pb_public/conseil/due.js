import { parseDate } from "./format.js";

/**
 * When the question « what was done next? » is asked: at the end, then 3 and 6 months later. The server knows the same
 * calendar (hooks/followups).
 * @type {{step: string, afterDays: number}[]}
 */
export const calendar = [
  { step: "now", afterDays: 0 },
  { step: "month3", afterDays: 91 },
  { step: "month6", afterDays: 182 },
];

const dayMs = 86_400_000;

/** What nobody answered in that time is not asked any more. */
const askedForDays = 365;

/** @param {string} finishedAt @param {Date} now @returns {number} whole days and parts */
function daysSince(finishedAt, now) {
  const end = parseDate(finishedAt);
  return end ? (now.getTime() - end.getTime()) / dayMs : 0;
}

/**
 * The steps to show for an evaluation: those whose time has come, and those that were answered anyway.
 *
 * @param {string} finishedAt
 * @param {Record<string, any>[]} answered follow-ups
 * @param {Date} now
 * @returns {string[]}
 */
export function dueSteps(finishedAt, answered, now) {
  const days = daysSince(finishedAt, now);
  return calendar
    .filter(({ step, afterDays }) => days >= afterDays || answered.some((followUp) => followUp.step === step))
    .map(({ step }) => step);
}

/**
 * The step of today: a question that was missed is not asked later.
 * @param {string} finishedAt @param {Date} now @returns {string}
 */
export function currentStep(finishedAt, now) {
  const days = daysSince(finishedAt, now);
  return calendar.filter(({ afterDays }) => days >= afterDays).pop()?.step ?? calendar[0].step;
}

/**
 * The evaluations whose answer is awaited, as a filter of PocketBase: the server keeps the date, which is empty where
 * nothing is awaited.
 *
 * @param {Date} now
 * @returns {{expression: string, values: Record<string, Date>}}
 */
export function awaited(now) {
  return {
    expression: "follow_up_at > {:dropped} && follow_up_at <= {:now}",
    values: { now, dropped: new Date(now.getTime() - askedForDays * dayMs) },
  };
}
