/**
 * Which situations a programme proposes. Choosing others, or another order, makes the campaign « à la carte ».
 *
 * @typedef {object} Choice A situation in the form.
 * @property {string} name
 * @property {string} title
 * @property {number} minutes
 * @property {boolean} chosen
 *
 * @typedef {object} Programme A template of the national team, as the API writes it.
 * @property {string} name
 * @property {string} title
 * @property {string} description
 * @property {string[]} situations
 * @property {string[]} options those that are on at first
 * @property {number} minutes
 */

/** What a campaign says that follows no template. */
export const byHand = "custom";

/** They measure nothing: a programme is the same with or without them. */
const aside = ["prise_en_main", "bienvenue"];

/**
 * The situations of the programme first, in its order; those that the service does not have are left out.
 *
 * @param {Choice[]} choices
 * @param {Programme|undefined} programme undefined: à la carte, nothing changes
 * @returns {Choice[]}
 */
export function propose(choices, programme) {
  if (!programme) return choices;
  const rank = (/** @type {Choice} */ { name }) => programme.situations.indexOf(name);
  const chosen = choices.filter((choice) => rank(choice) >= 0).sort((a, b) => rank(a) - rank(b));
  const others = choices.filter((choice) => rank(choice) < 0);
  return [
    ...chosen.map((choice) => ({ ...choice, chosen: true })),
    ...others.map((choice) => ({ ...choice, chosen: false })),
  ];
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

/** @param {Choice[]} choices @param {Programme[]} programmes @returns {string} the programme that these choices are */
export function programmeOf(choices, programmes) {
  const known = choices.map(({ name }) => name); // what the service has: a programme may name more
  const key = (/** @type {string[]} */ list) =>
    list.filter((name) => known.includes(name) && !aside.includes(name)).join(" ");
  const chosen = key(names(choices));
  return programmes.find(({ situations }) => chosen !== "" && key(situations) === chosen)?.name ?? byHand;
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
