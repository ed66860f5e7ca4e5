/** @import { ItemType } from "../types.js" */

/** Digits with their spaces, a comma or a point, then perhaps a unit. No \p{L}: sobek plays it too. */
const NUMBER = /^([+-]?)(\d[\d\s]*(?:[.,]\d[\d\s]*)?)[a-zà-öø-ÿœ²³/€%]*$/i;

/**
 * A number to write. The text is sent as it was typed: the server compares numbers.
 *
 * stimulus: `unit` shown after the field; `decimal` when a comma may be needed (another keyboard on phones); `label`.
 *
 * @type {ItemType}
 */
export const numberInput = {
  counted: true,
  scored: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 32000,
  sample: () => "12",

  read(_item, draft) {
    const typed = draft.trim();
    if (!typed) return { problem: "Écrivez un nombre, ou appuyez sur « Je ne sais pas »." };
    if (!NUMBER.test(typed)) return { problem: "Écrivez le nombre avec des chiffres. Par exemple : 27" };
    return { answer: typed };
  },

  canonical,

  wrong(_item, right, random) {
    const value = Number(canonical(right));
    const slips = [value + 1, value * 10, value > 3 ? value - 2 : value + 3, value * 2 + 1];
    const slip = slips[Math.floor(random() * slips.length)];
    return String(Math.round((slip === value ? value + 4 : slip) * 100) / 100);
  },

  draw: (item, { field }) =>
    field({
      label: item.stimulus.label ?? "Votre réponse, en chiffres",
      mode: item.stimulus.decimal ? "decimal" : "numeric",
      longest: 15,
    }),
};

/** "05 colis", "5,0" and "5" are one answer. @param {string} answer */
function canonical(answer) {
  const [, sign, digits] = answer.trim().match(NUMBER) ?? ["", "", ""];
  return digits ? String(Number(sign + digits.replace(/\s/g, "").replace(",", "."))) : answer;
}
