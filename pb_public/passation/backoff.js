/** From half a second to thirty, doubling: a classroom that comes back at once must not knock the server down again. */
const FIRST = 500;
const LONGEST = 30000;

/**
 * @param {number} failures In a row, 1 or more.
 * @param {number} random 0..1: spreads the devices over the second half of the wait.
 * @returns {number} milliseconds
 */
export function backoff(failures, random) {
  const longest = Math.min(LONGEST, FIRST * 2 ** (failures - 1));
  return longest * (0.5 + random / 2);
}
