/**
 * How long a session lasts, and what to do about it. Times are in milliseconds.
 *
 * @typedef {object} Life
 * @property {number} opened when this was learnt
 * @property {number} idle when it ends, unless it is renewed
 * @property {number} last when it ends whatever is done
 */

const minute = 60_000;

/** How long before the end people are told. */
export const notice = { idle: 2 * minute, last: 5 * minute };

/** @param {{idle_seconds: number, last_seconds: number}} told @param {number} now @returns {Life} */
export const lifeOf = (told, now) => ({
  opened: now,
  idle: now + told.idle_seconds * 1000,
  last: now + told.last_seconds * 1000,
});

/** Near its end, a session cannot be made longer. @param {Life} life */
const isLast = (life) => life.last - life.idle < minute;

/**
 * @param {Life} life @param {number} now
 * @returns {{state: "open"|"idle"|"last"|"ended", left: number}} left until the state changes
 */
export function stateOf(life, now) {
  if (now >= life.idle) return { state: "ended", left: 0 };
  const state = isLast(life) ? "last" : "idle";
  const told = life.idle - notice[state];
  return now >= told ? { state, left: life.idle - now } : { state: "open", left: told - now };
}

/**
 * Whether something that the person does is worth a call: not at each key, and not when nothing can be gained.
 * @param {Life} life @param {number} now
 */
export function worthRenewing(life, now) {
  if (isLast(life) || now >= life.idle) return false;
  return now - life.opened > (life.idle - life.opened) / 6;
}
