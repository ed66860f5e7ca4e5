/** @import { Content, Phase, Stimulus } from "../../shared/situation.js" */
import { shuffle } from "../../shared/random.js";

/**
 * The storeroom, without a page: what stands where, what the person wrote, and
 * what a check makes of it.
 *
 * @typedef {object} Container
 * @property {string} id
 * @property {"carton"|"crate"|"bin"|"drum"} kind
 * @property {string} product
 * @property {number[]} [rows] objects in each row
 * @property {number} [amount] what the label says instead, in the product's unit
 *
 * @typedef {Container & {place: number}} Placed place: from 1, in reading order
 * @typedef {{places: Placed[], products: Stimulus[]}} Layout
 * @typedef {"right"|"wrong"|"blank"} Verdict
 */

/**
 * What stands where: another seed is another form. Each place keeps its kind
 * of container, and the contents change places within a kind, so that the
 * totals are those of the version, whatever the form.
 *
 * @param {Content} content
 * @param {Phase} phase
 * @param {() => number} random
 * @returns {Layout}
 */
export function arrange({ settings, training, items }, phase, random) {
  /** @type {Container[]} */
  const containers = phase === "test" ? settings.containers : settings.training_containers;
  /** @type {Map<string, Container[]>} */
  const stacks = new Map();
  for (const { kind } of containers) {
    if (stacks.has(kind)) continue;
    const alike = containers.filter((one) => one.kind === kind);
    stacks.set(kind, shuffle(alike, random));
  }
  const places = containers.map(({ kind }, index) => {
    const next = /** @type {Container} */ (stacks.get(kind)?.shift());
    return { ...next, place: index + 1 };
  });
  return { places, products: phase === "test" ? items : training };
}

/** What a container holds, counted or read. @param {Container} container */
export const quantity = ({ rows, amount }) => amount ?? (rows ?? []).reduce((sum, one) => sum + one, 0);

/**
 * A number as people type it, written as events hold it: "12,5 litres" is 12.5.
 *
 * @param {string} text
 * @returns {string} "" for nothing, "?" for what is no number
 */
export function canonical(text) {
  const tight = text.replace(/\s/g, "");
  if (!tight) return "";
  const [, whole = "", part = ""] = /^(\d*)(?:[.,](\d*))?\D*$/.exec(tight) ?? [];
  return whole + part ? String(Number(`${whole || 0}.${part || 0}`)) : "?";
}

export class Count {
  /** What stands in each field, as it was typed. @type {Map<string, string>} */
  drafts = new Map();
  /** What the last check said of each field that was not changed since. @type {Map<string, Verdict>} */
  verdicts = new Map();
  /** Checks so far. */
  attempts = 0;
  #totals = new Map();

  /** @param {Layout} layout @param {string[]} [done] products whose total was found before */
  constructor({ places, products }, done = []) {
    this.products = products;
    for (const one of places) this.#totals.set(one.product, (this.#totals.get(one.product) ?? 0) + quantity(one));
    for (const { id } of products) {
      if (!done.includes(id)) continue;
      this.drafts.set(id, String(this.#totals.get(id)).replace(".", ","));
      this.verdicts.set(id, "right");
    }
  }

  /** @param {string} product @returns {boolean} a total that is found stays as it is */
  found(product) {
    return this.verdicts.get(product) === "right";
  }

  /** @returns {number} totals still to be found */
  get left() {
    return this.products.filter(({ id }) => !this.found(id)).length;
  }

  /** @param {string} product @param {string} text */
  write(product, text) {
    if (this.found(product)) return;
    this.drafts.set(product, text);
    this.verdicts.delete(product);
  }

  /**
   * Compares all fields to what the containers hold, which everybody sees: this is no key.
   * @returns {{answers: string, blanks: number, fresh: string[]}} fresh: totals just found
   */
  check() {
    this.attempts++;
    const before = this.products.filter(({ id }) => this.found(id));
    const values = this.products.map(({ id }) => canonical(this.drafts.get(id) ?? ""));
    for (const [index, { id }] of this.products.entries())
      this.verdicts.set(id, judge(values[index], this.#totals.get(id)));
    return {
      answers: this.products.map(({ id }, index) => `${id}=${values[index]}`).join(" "),
      blanks: values.filter((value) => !value).length,
      fresh: this.products.filter((one) => this.found(one.id) && !before.includes(one)).map(({ id }) => id),
    };
  }
}

/** @param {string} value @param {number} total @returns {Verdict} */
function judge(value, total) {
  if (!value) return "blank";
  return Number(value) === total ? "right" : "wrong";
}
