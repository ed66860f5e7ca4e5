import { dateAndHour } from "../format.js";
import { company, completeness, difficulties, needs, remediations, steps } from "../labels.js";
import { levelWords } from "./words.js";

/** What the collections are called. @type {Record<string, string>} */
const headings = {
  results: "Résultats",
  declarations: "Ce que la personne a dit d’elle",
  health_declarations: "Réponses sur la santé",
  follow_ups: "Suites données",
  writings: "Textes libres",
  invitees: "Campagnes où la personne est attendue",
  person_acts: "Corrections du nom",
};

/** @type {Record<string, string>} */
const scales = {
  literacy: "Lire et écrire",
  literacy_reading: "Lire des mots",
  literacy_comprehension: "Comprendre un texte",
  literacy_writing: "Écrire sous la dictée",
  word_recognition: "Reconnaître les mots",
  comprehension: "Comprendre un écrit",
  spelling: "Écrire les mots",
  numeracy: "Calculer",
  digital: "Se servir du numérique",
  memory: "Se souvenir",
  speed: "Rapidité d’exécution",
  comparison: "Comparaison et tri",
  attention: "Attention et concentration",
  organisation: "Organisation et méthode",
  vigilance: "Vigilance et contrôle",
  synthesis: "Synthèse",
};

/** @typedef {(value: any) => string} Words */

/** @param {Record<string, string>} words @returns {Words} */
const among = (words) => (value) => words[value] ?? String(value);
/** @type {Words} */
const level = (value) => (/^[1-3](-[1-3])?$/.test(value) ? levelWords(value) : (needs[value] ?? String(value)));
const yesNo = among({ yes: "oui", no: "non" });
const kinds = among({
  real: "réelle",
  test: "essai",
  demo: "démonstration",
  profile: "situation",
  self_assessment: "regard sur soi",
  renamed: "nom corrigé",
});
/** @type {Words} */
const mark = (value) => (value > 0 ? String(value) : "");

/**
 * What is told of a row, in this order: its name and its words. The rest is where the row stands in the database and how
 * it was computed: the file to download has it all.
 * @type {Record<string, [string, Words]>}
 */
const fields = {
  scale: ["Ce qui est mesuré", among(scales)],
  level: ["Niveau", level],
  n_items: ["Nombre de réponses derrière ce résultat", mark],
  kind: ["Sorte", kinds],
  data: ["Réponses", said],
  text: ["Texte", said],
  step: ["Moment", among(steps)],
  oriented: ["Orientée vers une solution", yesNo],
  remediation: ["Vers quoi", among(remediations)],
  difficulty: ["Pourquoi pas", among(difficulties)],
  outcome: ["Ce qui s’est passé", said],
  answered_at: ["Répondu le", dateAndHour],
  finished_at: ["Terminée le", dateAndHour],
  computed_at: ["Calculé le", dateAndHour],
  accompanied: ["Seule ou accompagnée", among(company)],
  completeness: ["Ce qui a été passé", among(completeness)],
  synthesis: ["Synthèse", level],
  satisfaction_ease: ["« Facile à utiliser », de 1 à 5", mark],
  satisfaction_help: ["« Utile », de 1 à 5", mark],
  device: ["Appareil", said],
  before: ["Nom d’avant", said],
  after: ["Nom d’après", said],
};

/** @param {string} collection */
export const heading = (collection) => headings[collection] ?? collection;

/** A value as it is. @param {any} value @returns {string} */
export function said(value) {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .filter(([, part]) => said(part) !== "")
    .map(([name, part]) => `${name}\u00a0: ${said(part)}`)
    .join(", ");
}

/**
 * A row as names and values, without what is empty.
 * @param {Record<string, any>} row @returns {[string, string][]}
 */
export function told(row) {
  return Object.entries(fields).flatMap(([field, [name, words]]) => {
    const text = said(row[field]) === "" ? "" : words(row[field]);
    return text === "" ? [] : [/** @type {[string, string]} */ ([name, text])];
  });
}
