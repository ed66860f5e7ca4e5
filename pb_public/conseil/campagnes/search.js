/**
 * What is asked of the list of campaigns, as it stands in the address.
 *
 * @typedef {object} Search
 * @property {string} text name or code
 * @property {string} state
 * @property {string} sort
 * @property {number} page from 1
 */

/** @type {Record<string, {label: string, by: string}>} */
export const sorts = {
  recent: { label: "Les plus récentes", by: "-created" },
  ancien: { label: "Les plus anciennes", by: "created" },
  nom: { label: "Nom", by: "label" },
  modification: { label: "Dernière modification", by: "-updated" },
};

/** Dates count: a campaign that nobody closed is closed when its last day is over. @type {Record<string, {label: string, is: string}>} */
export const states = {
  "": { label: "En cours et fermées", is: 'state != "archived"' },
  open: {
    label: "Ouvertes",
    is: 'state = "open" && opens_at <= {:now} && (closes_at = "" || closes_at > {:now})',
  },
  planned: { label: "À venir", is: 'state = "open" && opens_at > {:now}' },
  closed: {
    label: "Fermées",
    is: '(state = "closed" || (state = "open" && closes_at != "" && closes_at <= {:now}))',
  },
  archived: { label: "Archivées", is: 'state = "archived"' },
};

/** @param {string} search as in location.search @returns {Search} */
export function readSearch(search) {
  const asked = new URLSearchParams(search);
  const one = (/** @type {string} */ name, /** @type {object} */ among, /** @type {string} */ usual) => {
    const value = asked.get(name) ?? "";
    return Object.keys(among).includes(value) ? value : usual;
  };
  const page = Number.parseInt(asked.get("page") ?? "", 10);
  return {
    text: (asked.get("q") ?? "").trim(),
    state: one("etat", states, ""),
    sort: one("tri", sorts, "recent"),
    page: page > 0 ? page : 1,
  };
}

/** @param {Search} search @returns {string} "" or "?…", without what is usual */
export function writeSearch({ text, state, sort, page }) {
  const asked = new URLSearchParams();
  if (text) asked.set("q", text);
  if (state) asked.set("etat", state);
  if (sort !== "recent") asked.set("tri", sort);
  if (page > 1) asked.set("page", String(page));
  const search = asked.toString();
  return search && `?${search}`;
}

/** @param {Search} search @param {Date} now @returns {{expression: string, values: Record<string, string|Date>, sort: string}} */
export function toQuery({ text, state, sort }, now) {
  const parts = [states[state].is];
  if (text) parts.push("(label ~ {:text} || code ~ {:text})");
  return {
    expression: parts.join(" && "),
    values: { now, text },
    sort: `${sorts[sort].by},id`,
  };
}
