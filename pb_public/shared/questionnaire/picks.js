/** @import { Tools } from "./types.js" */

/**
 * Answers of several ids, joined by spaces in the order of the content.
 *
 * @param {string} draft
 */
export const chosen = (draft) => draft.split(" ").filter(Boolean);

/**
 * Chooses, or takes back. With one to choose, another takes its place; beyond the most, nothing changes.
 *
 * @param {string} draft
 * @param {string} id
 * @param {string[]} ids all that can be chosen
 * @param {number} most 0: as many as wished
 */
export function toggle(draft, id, ids, most) {
  const before = chosen(draft);
  if (before.includes(id)) return joined(before.filter((one) => one !== id));
  if (most === 1) return id;
  if (most && before.length >= most) return draft;
  return joined(ids.filter((one) => one === id || before.includes(one)));
}

/** @param {string[]} ids */
const joined = (ids) => ids.join(" ");

/** How far one is, in words. @param {string} draft @param {number} most */
export function countOf(draft, most) {
  const count = chosen(draft).length;
  if (!most) return `Vos choix : ${count}.`;
  const full = most > 1 && count === most ? " Pour changer, enlevez d’abord un choix." : "";
  return `Vos choix : ${count} sur ${most}.${full}`;
}

/** @param {Tools} tools @param {string} id @param {string[]} ids @param {number} most */
export function pick({ draft, change, announce }, id, ids, most) {
  const next = toggle(draft, id, ids, most);
  if (next !== draft) change(next);
  announce(countOf(next, most));
}

/** @param {string} draft @param {string[]} ids @param {string} problem @returns {{answer: string}|{problem: string}} */
export function readPicks(draft, ids, problem) {
  const answer = joined(ids.filter((id) => chosen(draft).includes(id)));
  return answer ? { answer } : { problem };
}

/**
 * A slip: one right choice missed for another, or one too few where there is no other.
 *
 * @param {string} right
 * @param {string[]} ids
 * @param {() => number} random
 */
export function wrongPicks(right, ids, random) {
  const kept = chosen(right);
  const others = ids.filter((id) => !kept.includes(id));
  kept.splice(Math.floor(random() * kept.length), 1);
  if (others.length) kept.push(others[Math.floor(random() * others.length)]);
  return joined(ids.filter((id) => kept.includes(id)));
}
