/** What stands where there is nothing to say. */
export const none = "–";

const steps = ["À construire", "À renforcer", "Solide"];

/** « 1 » to « 3 », « 1-2 » for what is between two, "" for what was not tested. @param {string} level */
export function levelWord(level) {
  if (level.includes("-")) return "À confirmer";
  return steps[Number(level) - 1] ?? none;
}
