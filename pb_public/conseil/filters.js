/**
 * The filters of the list of evaluations, as they stand in the address: a list can be kept, shared and gone back to. The
 * server reads the same words (hooks/exports).
 *
 * @typedef {Record<string, string>} Filters by name in the address; "" for none
 */

import { evaluationStates, needs } from "./labels.js";

/** @type {Record<string, string>} */
export const sorts = {
  recent: "Les plus récentes",
  ancien: "Les plus anciennes",
  nom: "Nom de la personne",
  campagne: "Campagne",
};

const usualSort = "recent";

/** @type {Record<string, string>} */
const levels = {
  1: "À construire",
  2: "À renforcer",
  3: "Solide",
  confirmer: "À confirmer",
  aucun: "Pas testé",
};

/**
 * @typedef {object} Choice
 * @property {string} name in the address
 * @property {string} label
 * @property {string} all what « no filter » is called
 * @property {Record<string, string>} options code to words
 */

/** @type {Choice[]} */
export const choices = [
  { name: "etat", label: "État", all: "Tous", options: evaluationStates },
  { name: "besoin", label: "Compétences de base", all: "Toutes", options: needs },
  {
    name: "suite",
    label: "Suite",
    all: "Toutes",
    options: { a_faire: "À renseigner", orientee: "Orientée", non_orientee: "Pas encore orientée" },
  },
];

/** Those that fewer people need, behind « Plus de filtres ». @type {Choice[]} */
export const moreChoices = [
  { name: "ecrit", label: "Lire et écrire", all: "Tous les niveaux", options: levels },
  { name: "calcul", label: "Compter et calculer", all: "Tous les niveaux", options: levels },
  { name: "numerique", label: "Numérique", all: "Tous les niveaux", options: levels },
  {
    name: "accompagne",
    label: "Passation",
    all: "Toutes",
    options: { alone: "Seule", accompanied: "Accompagnée" },
  },
  {
    name: "type",
    label: "Type",
    all: "Tous",
    options: { real: "Réelle", test: "Essai", demo: "Démonstration" },
  },
];

/** Those whose values are written. */
export const written = ["du", "au", "structure"];

const names = ["q", "campagne", ...[...choices, ...moreChoices].map(({ name }) => name), ...written];

/** Where the page begins: after an evaluation, or before it. */
const places = ["apres", "avant"];

/** @param {string} search as in location.search @returns {Filters} */
export function readFilters(search) {
  const asked = new URLSearchParams(search);
  /** @type {Filters} */
  const filters = {};
  for (const name of [...names, ...places]) filters[name] = (asked.get(name) ?? "").trim();
  const sort = asked.get("tri") ?? "";
  filters.tri = sort in sorts ? sort : usualSort;
  return filters;
}

/** @param {Filters} filters @returns {string} "" or "?…", without what is usual */
export function writeFilters(filters) {
  const asked = new URLSearchParams();
  for (const name of [...names, ...places]) if (filters[name]) asked.set(name, filters[name]);
  if (filters.tri && filters.tri !== usualSort) asked.set("tri", filters.tri);
  const search = asked.toString();
  return search && `?${search}`;
}

/** The list from its beginning. @param {Filters} filters @returns {Filters} */
export function fromStart(filters) {
  return { ...filters, apres: "", avant: "" };
}

/** @param {Filters} filters @returns {boolean} whether they hide anything */
export function isNarrowed(filters) {
  return names.some((name) => filters[name]);
}

/** @param {Filters} filters @returns {boolean} whether one of those behind « Plus de filtres » is set */
export function isDetailed(filters) {
  return [...moreChoices.map(({ name }) => name), ...written].some((name) => filters[name]);
}
