/**
 * About how long, in words that one can picture.
 *
 * @param {number} minutes
 * @returns {string} like « 45 minutes » or « 2 h 40 », with no-break spaces
 */
export function inWords(minutes) {
  if (minutes < 90) return `${minutes} ${minutes > 1 ? "minutes" : "minute"}`;
  const tens = Math.round(minutes / 10);
  const rest = tens % 6;
  return `${Math.floor(tens / 6)} h${rest > 0 ? ` ${rest}0` : ""}`;
}
