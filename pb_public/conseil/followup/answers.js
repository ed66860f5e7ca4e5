import { difficulties, outcomes, remediations, steps } from "../labels.js";

/** @typedef {Record<string, any>} Answer a follow-up as it is stored */

/**
 * @typedef {object} Question
 * @property {string} field that the answer goes to
 * @property {string} text
 * @property {Record<string, string>} choices code to words
 */

const orientations = { yes: "Oui", no: "Non, pas encore" };

/** The first question of a step. @param {string} step @returns {Question} */
export function firstQuestion(step) {
  if (step === "now") {
    return {
      field: "oriented",
      text: `${steps[step]} : la personne a-t-elle pu être orientée vers une solution ?`,
      choices: orientations,
    };
  }
  return { field: "outcome", text: `${steps[step]} : où en est la personne ?`, choices: outcomes };
}

/** Where the answer leads, or why nowhere: nobody has to say. @type {Record<string, Question>} */
const seconds = {
  yes: { field: "remediation", text: "Vers quoi ?", choices: remediations },
  no: { field: "difficulty", text: "Pourquoi ?", choices: difficulties },
};

/** The question that follows an answer. @param {Answer} answer @returns {Question|null} */
export function secondQuestion(answer) {
  return answer.outcome ? null : (seconds[answer.oriented] ?? null);
}

/** What was recorded, as the start and the rest of a sentence. @param {Answer} answer @returns {{first: string, rest: string}} */
export function told(answer) {
  if (answer.outcome) return { first: outcomes[answer.outcome].toLowerCase(), rest: "" };
  const second = secondQuestion(answer);
  const first = orientations[/** @type {"yes"|"no"} */ (answer.oriented)]?.toLowerCase() ?? "";
  const code = second ? answer[second.field] : "";
  return { first, rest: second && code && code !== "unspecified" ? second.choices[code] : "" };
}

/** In a cell. @param {Answer} answer */
export function inShort(answer) {
  if (answer.outcome) return outcomes[answer.outcome];
  return answer.oriented === "yes" ? "Orientée" : "Pas encore orientée";
}

/** What puts an answer back as it was. @param {Answer} before @returns {Record<string, string>} */
export function asBefore(before) {
  return Object.fromEntries(
    ["oriented", "remediation", "difficulty", "outcome"].map((field) => [field, before[field] ?? ""]),
  );
}

/** What is said once something was recorded, or undone. @param {Answer|null} answer @param {boolean} goesOn */
export function spoken(answer, goesOn) {
  if (!answer) return "Réponse annulée.";
  const { first, rest } = told(answer);
  return `Réponse enregistrée : ${first}.${rest ? ` ${rest}.` : ""}${goesOn ? " Une question facultative suit." : ""}`;
}
