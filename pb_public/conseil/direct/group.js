/**
 * Somebody of a group, as GET /api/conseil/campaigns/{id}/live tells it.
 *
 * @typedef {object} Person
 * @property {string} evaluation
 * @property {string} name
 * @property {string} kind
 * @property {string} accompanied
 * @property {string} state
 * @property {string} situation
 * @property {number} done
 * @property {number} total
 * @property {string} seen
 * @property {string} help_since
 * @property {string} resumable_until
 */

/** @typedef {{campaign: {id: string, label: string, code: string, state: string}, now: string, more: boolean, people: Person[]}} Group */

/** What each state is called, from the one that waits most for somebody. @type {Record<string, {text: string, mark: string, count: [string, string]}>} */
export const states = {
  help: { text: "Demande de l’aide", mark: "!", count: ["demande d’aide", "demandes d’aide"] },
  idle: { text: "Sans activité", mark: "?", count: ["sans activité", "sans activité"] },
  paused: { text: "En pause", mark: "‖", count: ["en pause", "en pause"] },
  playing: { text: "En activité", mark: "▶", count: ["en activité", "en activité"] },
  between: { text: "Entre deux activités", mark: "→", count: ["entre deux activités", "entre deux activités"] },
  gone: { text: "Parti ou déconnecté", mark: "–", count: ["sans signe", "sans signe"] },
  finished: { text: "A terminé", mark: "✓", count: ["terminée", "terminées"] },
};

const order = Object.keys(states);

/** Those who call first, by how long they wait; the others by name, so that a line does not move under the hand. @param {Person[]} people */
export function sorted(people) {
  return [...people].sort(
    (a, b) =>
      Number(b.state === "help") - Number(a.state === "help") ||
      (a.state === "help" ? a.help_since.localeCompare(b.help_since) : 0) ||
      a.name.localeCompare(b.name, "fr") ||
      a.evaluation.localeCompare(b.evaluation),
  );
}

/** How many are in each state, in their order, without those that nobody is in. @param {Person[]} people */
export function tally(people) {
  return order
    .map((state) => ({ state, count: people.filter((person) => person.state === state).length }))
    .filter(({ count }) => count > 0);
}

/** What is worth saying aloud between two readings: calls, and ends. @param {Person[]} before @param {Person[]} after @returns {string[]} */
export function news(before, after) {
  const was = new Map(before.map((person) => [person.evaluation, person.state]));
  return after
    .filter(({ evaluation, state }) => was.get(evaluation) !== state && (state === "help" || state === "finished"))
    .filter(({ evaluation, state }) => was.has(evaluation) || state === "help")
    .map(({ name, state }) => `${name} ${state === "help" ? "demande de l’aide" : "a terminé"}.`);
}

/** @param {string} seen @param {string} now @returns {string} « il y a 3 min » */
export function since(seen, now) {
  const minutes = Math.floor((Date.parse(now) - Date.parse(seen.replace(" ", "T"))) / 60_000);
  if (!(minutes >= 1)) return "à l’instant";
  if (minutes < 60) return `il y a ${minutes}\u00a0min`;
  return `il y a ${Math.floor(minutes / 60)}\u00a0h ${String(minutes % 60).padStart(2, "0")}`;
}
