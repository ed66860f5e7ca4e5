/** Dates and numbers as they are written in French. The times are those of Paris, wherever the screen is. */

const zone = { timeZone: "Europe/Paris" };
const day = new Intl.DateTimeFormat("fr-FR", { ...zone, day: "numeric", month: "long", year: "numeric" });
const shortDay = new Intl.DateTimeFormat("fr-FR", { ...zone, day: "2-digit", month: "2-digit", year: "numeric" });
const hour = new Intl.DateTimeFormat("fr-FR", { ...zone, hour: "numeric", minute: "2-digit" });

/**
 * PocketBase writes a space between day and time, which Safari does not read.
 * @param {string} stored @returns {Date|null}
 */
export function parseDate(stored) {
  if (!stored) return null;
  const date = new Date(stored.replace(" ", "T"));
  return Number.isNaN(date.getTime()) ? null : date;
}

/** @param {string} stored @returns {string} « 23 novembre 2026 » */
export function longDate(stored) {
  const date = parseDate(stored);
  return date ? day.format(date) : "";
}

/** @param {string} stored @returns {string} « 23/11/2026 » */
export function shortDate(stored) {
  const date = parseDate(stored);
  return date ? shortDay.format(date) : "";
}

/** @param {string} stored @returns {string} « 23/11/2026 à 12:00 » */
export function dateAndHour(stored) {
  const date = parseDate(stored);
  return date ? `${shortDay.format(date)} à ${hour.format(date)}` : "";
}

/** @param {number|null} ms @returns {string} « 4 min 05 s » */
export function duration(ms) {
  if (ms === null || ms < 0) return "";
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}\u00a0s`;
  return `${Math.floor(seconds / 60)}\u00a0min ${String(seconds % 60).padStart(2, "0")}\u00a0s`;
}

/** @param {number} share @returns {string} « 82 % »; never 0 nor 100 for what is only nearly so */
export function percent(share) {
  const points = Math.round(share * 100);
  if (points === 0 && share > 0) return "moins de 1\u00a0%";
  if (points === 100 && share < 1) return "plus de 99\u00a0%";
  return `${points}\u00a0%`;
}

/** @param {number} value @returns {string} « −0,45 » */
export function decimal(value) {
  return value.toFixed(2).replace(".", ",").replace("-", "−");
}

/** @param {number} count @param {string} one @param {string} [many] @returns {string} */
export function plural(count, one, many = `${one}s`) {
  return `${count}\u00a0${count < 2 ? one : many}`;
}

/** @param {string} name @returns {string} the first name, to greet somebody */
export function firstName(name) {
  return name.trim().split(/\s+/)[0] ?? "";
}
