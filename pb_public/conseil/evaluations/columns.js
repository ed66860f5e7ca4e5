import { html } from "../../vendor/lit-html.js";
import { followUp } from "../followup.js";
import { shortDate } from "../format.js";
import { evaluationStates, needs } from "../labels.js";
import { levelWord, none } from "./levels.js";

/** @typedef {Record<string, any>} Line an evaluation, as the server lists it */

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {string} label
 * @property {(line: Line) => unknown} content
 * @property {boolean} [usual] shown until somebody chooses
 */

/** @type {Column[]} */
export const columns = [
  { name: "campagne", label: "Campagne", content: ({ label }) => label, usual: true },
  { name: "structure", label: "Structure", content: ({ structure }) => structure },
  { name: "debut", label: "Début", content: ({ started_at }) => shortDate(started_at), usual: true },
  { name: "fin", label: "Fin", content: ({ finished_at }) => shortDate(finished_at) || none },
  { name: "etat", label: "État", content: ({ state }) => evaluationStates[state] ?? state, usual: true },
  {
    name: "besoin",
    label: "Compétences de base",
    content: ({ synthesis }) =>
      synthesis
        ? html`<span class="eva-badge office-need" data-need=${synthesis}>${needs[synthesis] ?? synthesis}</span>`
        : none,
    usual: true,
  },
  { name: "ecrit", label: "Lire et écrire", content: ({ literacy }) => levelWord(literacy) },
  { name: "calcul", label: "Compter et calculer", content: ({ numeracy }) => levelWord(numeracy) },
  { name: "numerique", label: "Numérique", content: ({ digital }) => levelWord(digital) },
  {
    name: "passation",
    label: "Passation",
    content: ({ accompanied }) =>
      ({ alone: "Seule", accompanied: "Accompagnée" })[/** @type {"alone"} */ (accompanied)] ?? none,
  },
  { name: "suite", label: "Suite", content: next, usual: true },
];

/** Asked where an answer is awaited; shown, and changed, where there is one. @param {Line} line */
function next(line) {
  return line.follow_up_at || line.follow_ups.length > 0
    ? followUp(/** @type {any} */ (line), line.follow_ups, { mode: "cell" })
    : none;
}

const kept = "eva-evaluations-columns";

/** The columns that this person chose on this device. @returns {string[]} */
export function chosenColumns() {
  const usual = columns.filter((column) => column.usual).map(({ name }) => name);
  try {
    const names = JSON.parse(localStorage.getItem(kept) ?? "null");
    return Array.isArray(names) ? names.filter((name) => columns.some((column) => column.name === name)) : usual;
  } catch {
    return usual; // storage refused, or written by something else
  }
}

/** @param {string[]} names */
export function keepColumns(names) {
  try {
    localStorage.setItem(kept, JSON.stringify(names));
  } catch {
    // Storage refused: the choice lasts as long as the page.
  }
}
