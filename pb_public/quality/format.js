// What the server sends, and how its figures are written in French.

/** @typedef {{value: number, low: number, high: number}} Interval */
/** @typedef {{answer: string, text: string, others: boolean, credit: number|null, n: number, share: number, rest: number|null}} Option */
/** @typedef {{reference_n: number, focal_n: number, class: string, delta: number|null, p: number|null, varies: string, signal: boolean}} Bias */
/** @typedef {{before_n: number, after_n: number, before: number, after: number, difference: Interval, signal: boolean}} Drift */
/** @typedef {{name: string, label: string, n: number, p: number|null, item_total: number|null, information: number|null,
 *    times_n: number, time_median: number|null, time_p90: number|null, options: Option[]|null,
 *    accompanied: Bias|null, touch: Bias|null, drift: Drift|null}} Item */
/** @typedef {{abilities: number[], test: number[], items: {name: string, values: number[]}[], hidden: number,
 *    test_chart: any, item_chart: any}} Curves */
/** @typedef {{name: string, title: string, n: number, rapid: number, complete: number, alpha: Interval|null,
 *    omega: number|null, eap_reliability: number|null, marginal_reliability: number|null, mean_ability: number|null,
 *    parameters: {state: "published"|"candidate"|"none", version: number, model: string, n: number},
 *    split: {by: "calibration"|"halves", at: string}, items: Item[], curves: Curves|null}} Scale */
/** @typedef {{situation: string, title: string, version: string, kind: "real"|"demo", plays: number, limited: boolean,
 *    enough: number, computed_at: string, scales: Scale[]}} Report */

/** @param {number} digits */
const numbers = (digits) =>
  new Intl.NumberFormat("fr-FR", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const two = numbers(2);
const one = numbers(1);
const percent = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 0 });
const dates = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Paris" });

/** What stands where there is no figure. */
export const untold = "—";

/** @param {number|null} value */
export const decimal = (value) => (value === null ? untold : two.format(Math.round(100 * value) / 100 + 0)); // no « -0,00 »

/** @param {number|null} value */
export const share = (value) => (value === null ? untold : percent.format(value));

/** @param {number|null} value */
export const seconds = (value) => (value === null ? untold : `${one.format(value)}\u202fs`);

/** @param {number} value with its sign, in points of percentage */
export const points = (value) => `${value > 0 ? "+" : ""}${Math.round(100 * value)}`;

/** @param {string} stored a date of PocketBase or of the answer */
export function day(stored) {
  const date = new Date(stored.replace(" ", "T"));
  return Number.isNaN(date.getTime()) ? untold : dates.format(date);
}
