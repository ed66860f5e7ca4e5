/**
 * Two people changed the same campaign: what each did, field by field.
 *
 * @typedef {Record<string, any>} Fields
 * @typedef {{field: string, mine: any, theirs: any}} Conflict
 */

/** @param {any} a @param {any} b */
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * @param {Fields} base what both read
 * @param {Fields} mine what I wrote
 * @param {Fields} theirs what is stored now
 * @returns {{kept: Fields, taken: string[], conflicts: Conflict[]}} kept: my changes that nobody else touched; taken: the
 * fields that only the other changed
 */
export function reconcile(base, mine, theirs) {
  /** @type {Fields} */
  const kept = {};
  /** @type {string[]} */
  const taken = [];
  /** @type {Conflict[]} */
  const conflicts = [];
  for (const field of Object.keys(mine)) {
    const [iChanged, theyChanged] = [!same(mine[field], base[field]), !same(theirs[field], base[field])];
    if (iChanged && theyChanged && !same(mine[field], theirs[field])) {
      conflicts.push({ field, mine: mine[field], theirs: theirs[field] });
    } else if (iChanged && !theyChanged) kept[field] = mine[field];
    else if (theyChanged) taken.push(field);
  }
  return { kept, taken, conflicts };
}

/** @param {Fields} fields @param {Fields} base @returns {Fields} those that differ */
export function changesOf(fields, base) {
  return Object.fromEntries(Object.entries(fields).filter(([field, value]) => !same(value, base[field])));
}
