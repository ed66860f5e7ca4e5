/** The days of a campaign: those of Paris, the first from its first minute, the last to its last one. */

const paris = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** @param {number} at ms @returns {Record<string, string>} */
const partsAt = (at) => Object.fromEntries(paris.formatToParts(at).map(({ type, value }) => [type, value]));

/** @param {number} at ms @returns {number} how far Paris is ahead of UTC then, in ms */
function ahead(at) {
  const { year, month, day, hour, minute, second } = partsAt(at);
  return Date.UTC(+year, +month - 1, +day, +hour, +minute, +second) - at;
}

/** @param {string} day yyyy-mm-dd @param {number} [later] days @returns {number} ms; NaN for no day */
function startOf(day, later = 0) {
  const [year, month, date] = day.split("-").map(Number);
  const utc = Date.UTC(year, month - 1, date + later);
  return utc - ahead(utc - ahead(utc || 0));
}

/** @param {string} stored @returns {string} yyyy-mm-dd, as a date field wants it; "" for none */
export function dayOf(stored) {
  const at = Date.parse(stored.replace(" ", "T"));
  if (Number.isNaN(at)) return "";
  const { year, month, day } = partsAt(at);
  return `${year}-${month}-${day}`;
}

/** @param {string} day @returns {string} ISO, "" for none */
export const opening = (day) => (day ? new Date(startOf(day)).toISOString() : "");

/** @param {string} day the last one @returns {string} ISO, "" for none */
export const closing = (day) => (day ? new Date(startOf(day, 1) - 60_000).toISOString() : "");

/**
 * What a campaign is now, its dates counted in.
 *
 * @param {{state: string, opens_at?: string, closes_at?: string}} campaign
 * @param {Date} now
 * @returns {"planned"|"open"|"closed"|"archived"}
 */
export function stateOf({ state, opens_at: opens = "", closes_at: closes = "" }, now) {
  const at = (/** @type {string} */ stored) => Date.parse(stored.replace(" ", "T"));
  if (state === "archived") return "archived";
  if (state === "closed" || at(closes) <= now.getTime()) return "closed";
  return at(opens) > now.getTime() ? "planned" : "open";
}
