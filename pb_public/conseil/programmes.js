/**
 * Which situations a programme proposes. Choosing others makes the campaign « à la carte ».
 *
 * @typedef {object} Choice A situation in the form.
 * @property {string} name
 * @property {string} title
 * @property {string} description
 * @property {number} minutes
 * @property {boolean} chosen
 */

const transversal = ["tri", "controle", "inventaire", "securite"];
const basic = ["maintenance", "livraison", "objets_trouves"];
const positioning = ["lecture", "calcul"];
const digital = ["numerique"];

/** They measure nothing: a programme is the same with or without them. */
const aside = ["prise_en_main", "bienvenue"];

/** @type {Record<string, string[]>} */
const proposals = {
  diagnosis: [...transversal, ...basic],
  positioning,
  digital,
  complete: [...aside, ...transversal, ...basic, ...positioning, ...digital],
  basic,
  transversal,
};

/** @param {Choice[]} choices @param {string} programme @returns {Choice[]} */
export function propose(choices, programme) {
  const proposed = proposals[programme];
  if (!proposed) return choices;
  return choices.map((choice) => ({ ...choice, chosen: proposed.includes(choice.name) }));
}

/** @param {Choice[]} choices @param {string} name @returns {Choice[]} */
export function toggle(choices, name) {
  return choices.map((choice) => (choice.name === name ? { ...choice, chosen: !choice.chosen } : choice));
}

/** @param {Choice[]} choices @param {string} name @param {-1|1} by @returns {Choice[]} */
export function move(choices, name, by) {
  const from = choices.findIndex((choice) => choice.name === name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= choices.length) return choices;
  const moved = [...choices];
  [moved[from], moved[to]] = [moved[to], moved[from]];
  return moved;
}

/** @param {Choice[]} choices @returns {string} the programme that these choices are */
export function programmeOf(choices) {
  const measures = (/** @type {string[]} */ list) => list.filter((name) => !aside.includes(name));
  const chosen = measures(names(choices));
  const known = choices.map(({ name }) => name); // what the server has: a proposal may name more
  const same = (/** @type {string[]} */ list) => {
    const offered = measures(list).filter((name) => known.includes(name));
    return offered.length > 0 && offered.length === chosen.length && offered.every((name) => chosen.includes(name));
  };
  return Object.keys(proposals).find((programme) => same(proposals[programme])) ?? "custom";
}

/** @param {Choice[]} choices @returns {string[]} in order */
export function names(choices) {
  return choices.filter((choice) => choice.chosen).map((choice) => choice.name);
}

/** @param {Choice[]} choices @param {string[]} among @returns {boolean} whether one of these situations is chosen */
export function has(choices, among) {
  return choices.some(({ name, chosen }) => chosen && among.includes(name));
}

/** @param {Choice[]} choices @returns {number} minutes in all */
export function minutes(choices) {
  return choices.reduce((total, choice) => total + (choice.chosen ? choice.minutes : 0), 0);
}
