/** @import { ItemType } from "../types.js" */

/**
 * A word or a few words to write; the server grades the spellings.
 *
 * stimulus: `label` of the field; `longest` answer in characters.
 *
 * @type {ItemType}
 */
export const textInput = {
  counted: true,
  scored: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 20000,
  sample: () => "Bonjour",

  read(_item, draft) {
    const typed = draft.trim();
    return typed ? { answer: typed } : { problem: "Écrivez votre réponse, ou appuyez sur « Je ne sais pas »." };
  },

  canonical: (answer) => answer.trim().toLowerCase(),

  wrong(_item, right, random) {
    const slips = misspellings(right);
    return slips[Math.floor(random() * slips.length)];
  },

  draw: (item, { field }) =>
    field({
      label: item.stimulus.label ?? "Votre réponse",
      mode: "text",
      longest: item.stimulus.longest ?? 40,
    }),
};

/**
 * Usual slips: a double letter made single, a single one doubled, the end forgotten, a letter too many.
 *
 * @param {string} word
 * @returns {string[]} at least one, none of them the word itself
 */
export function misspellings(word) {
  const slips = [
    word.replace(/(.)\1/, "$1"),
    word.replace(/([aeiouy])([^aeiouy])/, "$1$2$2"),
    word.length > 3 ? word.slice(0, -1) : word,
    `${word}e`,
  ];
  return slips.filter((slip) => slip !== word);
}
