/**
 * @typedef {object} Now What a card shows beside its item and answer.
 * @property {string} problem
 * @property {string} held
 * @property {boolean} helped
 * @property {string[]} past Drafts to go back to.
 * @property {{understood: boolean, text: string}|undefined} feedback
 *
 * @returns {Now}
 */
export const fresh = () => ({ problem: "", held: "", helped: false, past: [], feedback: undefined });
