import { play as playQuestionnaire } from "./questionnaire.mjs";

/** @typedef {import("../hands.mjs").Hand} Hand */
/** @typedef {import("../play.mjs").Turn} Turn */

/** Right answers, but for those that the habits name. @param {Hand} hand @param {Turn & {habits: {slips?: Record<string, string>}}} turn */
export const play = (hand, turn) =>
  playQuestionnaire(hand, { ...turn, answers: new Map([...turn.answers, ...Object.entries(turn.habits.slips ?? {})]) });
