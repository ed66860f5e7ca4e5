/** @import { Content, Phase } from "../situation.js" */
/** @import { Item } from "./types.js" */
import { seeded } from "../random.js";
import { types } from "./types.js";

/**
 * The items of a phase in the order of the content; what an item lets vary is drawn for all of them at once,
 * so that a reload draws the same.
 *
 * @param {Content} content
 * @param {Phase} phase
 * @param {() => number} random
 * @returns {Item[]}
 */
export function itemsOf(content, phase, random) {
  const items = phase === "training" ? content.training : offered(content);
  return items.map((item) => types[item.type].arrange?.(item, random) ?? item);
}

/**
 * The scored part, with what is optional only where the campaign asks for it.
 *
 * @param {Content} content
 * @returns {Item[]}
 */
export function offered(content) {
  /** @type {Item[]} */
  const items = content.items;
  return items.filter((item) => !item.optional || content.settings.free_text === true);
}

/**
 * What an item that comes later lets vary: drawn from the seed and its id, whatever came before it.
 *
 * @param {Item} item
 * @param {number} seed
 * @returns {Item}
 */
export function arranged(item, seed) {
  let mixed = seed;
  for (const letter of item.id) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
  return types[item.type].arrange?.(item, seeded(mixed)) ?? item;
}

/**
 * What training says of an answer: `feedback` by answer, "" for none given, "*" for any other.
 *
 * @param {Item} item
 * @param {string} answer
 */
export function feedbackOf(item, answer) {
  const { canonical = String } = types[item.type];
  return item.feedback?.[canonical(answer)] ?? item.feedback?.["*"];
}
