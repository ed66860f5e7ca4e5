/** @import { Session } from "./session.js" */

/**
 * Says above the journey that it is a test run, and where its results are.
 *
 * @param {HTMLElement} root
 * @param {Session|null} session
 * @returns {() => void} takes the mark away
 */
export function markTest(root, session) {
  if (!session?.test) return () => {};
  const mark = document.createElement("p");
  mark.className = "test-mark";
  mark.textContent = "Essai : cette évaluation ne compte dans aucun chiffre. ";
  const link = document.createElement("a");
  link.href = `/conseil/evaluation?id=${encodeURIComponent(session.evaluation)}`;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "Voir ses résultats (nouvel onglet)";
  mark.append(link);
  root.before(mark);
  return () => mark.remove();
}
