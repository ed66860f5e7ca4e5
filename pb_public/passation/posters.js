/** @import { TemplateResult } from "../vendor/lit-html.js" */
import { building } from "./pictures.js";

/** Drawings that came, by situation. @type {Map<string, TemplateResult>} */
const drawn = new Map();

/**
 * What stands on the path for each situation: its own poster, or a building while it cannot be had.
 *
 * @param {string[]} names
 * @returns {Promise<TemplateResult[]>} in the same order
 */
export function postersOf(names) {
  return Promise.all(names.map(posterOf));
}

/** @param {string} name @param {number} index @returns {Promise<TemplateResult>} */
async function posterOf(name, index) {
  const known = drawn.get(name);
  if (known) return known;
  try {
    const { poster } = await import(`../situations/${name}/art/poster.js`);
    drawn.set(name, poster());
    return poster();
  } catch {
    return building(index); // the network is away: the path must still show
  }
}
