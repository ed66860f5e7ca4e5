/** @import { TemplateResult } from "../vendor/lit-html.js" */

/** A name is a folder: nothing else may be loaded. */
const NAME = /^[a-z][a-z0-9_]*$/;

/** Drawings that came, by situation. @type {Map<string, TemplateResult>} */
const drawn = new Map();

/**
 * The posters of situations: each draws its own, in its art/poster.js.
 *
 * @param {string[]} names
 * @param {(index: number) => TemplateResult} otherwise What stands there when a poster cannot be had.
 * @returns {Promise<TemplateResult[]>} in the same order
 */
export function postersOf(names, otherwise) {
  return Promise.all(names.map(async (name, index) => (await posterOf(name)) ?? otherwise(index)));
}

/** @param {string} name @returns {Promise<TemplateResult|undefined>} nothing without network: the page must still show */
async function posterOf(name) {
  const known = drawn.get(name);
  if (known || !NAME.test(name)) return known;
  try {
    const { poster } = await import(`../situations/${name}/art/poster.js`);
    drawn.set(name, poster());
    return poster();
  } catch {
    return undefined;
  }
}
