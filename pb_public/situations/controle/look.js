/**
 * What a radio set looks like, one value a feature.
 * @typedef {{antenna: string, handle: string, grille: string, dial: string, buttons: string, knobs: string, feet: string}} Look
 * @typedef {keyof Look} Feature
 */

/**
 * The model on display: every other value of a feature is a defect. None of
 * them is told by a colour alone.
 * @type {Look}
 */
export const MODEL = {
  antenna: "long",
  handle: "whole",
  grille: "level",
  dial: "straight",
  buttons: "three",
  knobs: "round",
  feet: "two",
};

/** In the order in which they are drawn and told, always the same: the order must not give the defect away. */
export const FEATURES = /** @type {Feature[]} */ (Object.keys(MODEL));

/** @param {Look} look @returns {Feature|undefined} the first feature that is not the model's */
export function difference(look) {
  return FEATURES.find((feature) => look[feature] !== MODEL[feature]);
}

/** @param {Look} look @returns {string} the kind of defect, or "" for a piece like the model */
export function kind(look) {
  const feature = difference(look);
  return feature ? `${feature}_${look[feature]}` : "";
}

/**
 * The look in words: every feature, so that hearing it is the same task as
 * seeing it.
 * @param {Look} look
 * @param {Record<string, string[]>} texts
 */
export function describe(look, texts) {
  return FEATURES.map((feature) => texts[`${feature}_${look[feature]}`].join(" ")).join(", ");
}
