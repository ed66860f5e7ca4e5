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

const transversal = ["controle"];
const basic = ["maintenance", "livraison"];

/** @type {Record<string, string[]>} */
const proposals = { diagnosis: [...transversal, ...basic], basic, transversal };

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
  const chosen = names(choices);
  const same = (/** @type {string[]} */ list) =>
    list.length === chosen.length && list.every((name) => chosen.includes(name));
  return Object.keys(proposals).find((programme) => same(proposals[programme])) ?? "custom";
}

/** @param {Choice[]} choices @returns {string[]} in order */
export function names(choices) {
  return choices.filter((choice) => choice.chosen).map((choice) => choice.name);
}

/** @param {Choice[]} choices @returns {number} minutes in all */
export function minutes(choices) {
  return choices.reduce((total, choice) => total + (choice.chosen ? choice.minutes : 0), 0);
}
