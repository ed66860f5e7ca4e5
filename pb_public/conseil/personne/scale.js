/** The abilities between which nearly everybody is, and the drawing in its own units. */
const lowest = -3;
const highest = 3;
export const width = 300;
export const margin = 10;

/** @param {number} ability @returns {number} from the left */
export function place(ability) {
  const share = (Math.min(Math.max(ability, lowest), highest) - lowest) / (highest - lowest);
  return Math.round(10 * (margin + share * (width - 2 * margin))) / 10;
}
