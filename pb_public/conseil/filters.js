/**
 * The filters of the list of evaluations, as they stand in the address: a list can be kept, shared and gone back to.
 *
 * @typedef {object} Filters
 * @property {string} text name or personal code
 * @property {string} campaign id
 * @property {string} state
 * @property {string} need
 * @property {string} sort
 * @property {number} page from 1
 */

export const pageSize = 25;

/** Name in the address, of each filter that is a text. */
const names = /** @type {const} */ ({ text: "q", campaign: "campagne", state: "etat", need: "besoin", sort: "tri" });

/** @type {Record<string, {label: string, by: string}>} */
export const sorts = {
  recent: { label: "Les plus récentes", by: "-started_at" },
  ancien: { label: "Les plus anciennes", by: "started_at" },
  nom: { label: "Nom de la personne", by: "beneficiary.name,-started_at" },
  campagne: { label: "Campagne", by: "campaign.label,-started_at" },
};

export const defaultSort = "recent";

/** @param {string} search as in location.search @returns {Filters} */
export function readFilters(search) {
  const asked = new URLSearchParams(search);
  const text = (/** @type {string} */ name) => (asked.get(name) ?? "").trim();
  const page = Number.parseInt(text("page"), 10);
  return {
    text: text(names.text),
    campaign: text(names.campaign),
    state: text(names.state),
    need: text(names.need),
    sort: text(names.sort) in sorts ? text(names.sort) : defaultSort,
    page: page > 0 ? page : 1,
  };
}

/** @param {Filters} filters @returns {string} "" or "?…", without what is usual */
export function writeFilters(filters) {
  const asked = new URLSearchParams();
  for (const [field, name] of Object.entries(names)) {
    const value = filters[/** @type {keyof typeof names} */ (field)];
    if (value && !(field === "sort" && value === defaultSort)) asked.set(name, value);
  }
  if (filters.page > 1) asked.set("page", String(filters.page));
  const search = asked.toString();
  return search && `?${search}`;
}

/** @param {Filters} filters @returns {boolean} whether they hide anything */
export function isNarrowed(filters) {
  return filters.text !== "" || filters.campaign !== "" || filters.state !== "" || filters.need !== "";
}

/**
 * What to ask PocketBase; the values go in by pb.filter(), which escapes them.
 *
 * @param {Filters} filters
 * @returns {{expression: string, values: Record<string, string>, sort: string}}
 */
export function toQuery(filters) {
  const parts = [
    ["text", "(beneficiary.name ~ {:text} || beneficiary.personal_code ~ {:text})"],
    ["campaign", "campaign = {:campaign}"],
    ["state", "state = {:state}"],
    ["need", "synthesis = {:need}"],
  ];
  /** @type {Record<string, string>} */
  const values = {};
  const chosen = parts.filter(([field]) => {
    const value = String(filters[/** @type {keyof Filters} */ (field)]);
    if (value) values[field] = value;
    return value !== "";
  });
  return {
    expression: chosen.map(([, expression]) => expression).join(" && "),
    values,
    sort: `${sorts[filters.sort].by},id`,
  };
}
