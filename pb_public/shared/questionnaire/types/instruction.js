/** @import { ItemType } from "../types.js" */

/**
 * Something to read or hear before going on: nothing to answer.
 *
 * @type {ItemType}
 */
export const instruction = {
  counted: false,
  scored: false,
  submit: "Continuer",
  skip: "",
  usual: 6000,
  sample: () => "",
  read: () => ({ answer: "" }),
  wrong: () => "",
  draw: (item, { html }) => (item.stimulus.text ?? []).map((/** @type {string} */ line) => html`<p>${line}</p>`),
};
