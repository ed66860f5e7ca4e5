import { byHand, names, programmeOf, propose } from "../programmes.js";
import { closing, dayOf, opening } from "./dates.js";

/**
 * A campaign as it is being written.
 *
 * @typedef {import("../programmes.js").Choice} Choice
 * @typedef {import("../programmes.js").Programme} Programme
 *
 * @typedef {object} Draft
 * @property {string} label
 * @property {string} programme
 * @property {Choice[]} choices
 * @property {Record<string, boolean>} options
 * @property {string} opens day, yyyy-mm-dd, or ""
 * @property {string} closes the last day, or ""
 * @property {boolean} private
 * @property {string[]} guests ids
 *
 * @typedef {Record<string, any>} Fields of the API
 */

/** The options that are a field of their own in a campaign. */
export const flags = ["show_strengths", "free_text", "adaptive", "health"];

/** @param {Choice[]} situations @param {Programme[]} programmes @returns {Draft} */
export function newDraft(situations, programmes) {
  /** @type {Draft} */
  const empty = {
    label: "",
    programme: byHand,
    choices: situations,
    options: Object.fromEntries(flags.map((flag) => [flag, flag === "show_strengths"])),
    opens: "",
    closes: "",
    private: false,
    guests: [],
  };
  return programmes.length > 0 ? follow(empty, programmes[0]) : empty;
}

/** The draft with what a programme proposes. @param {Draft} draft @param {Programme|undefined} programme @returns {Draft} */
export function follow(draft, programme) {
  if (!programme) return { ...draft, programme: byHand };
  return {
    ...draft,
    programme: programme.name,
    choices: propose(draft.choices, programme),
    options: Object.fromEntries(flags.map((flag) => [flag, programme.options.includes(flag)])),
  };
}

/** The draft with other situations. @param {Draft} draft @param {Choice[]} choices @param {Programme[]} programmes @returns {Draft} */
export function choose(draft, choices, programmes) {
  return { ...draft, choices, programme: programmeOf(choices, programmes) };
}

/**
 * A campaign that exists, to be changed.
 *
 * @param {Fields} campaign
 * @param {Choice[]} situations
 * @returns {Draft}
 */
export function draftOf(campaign, situations) {
  return {
    label: campaign.label,
    programme: campaign.programme,
    choices: propose(situations, /** @type {any} */ ({ situations: campaign.situations })),
    options: Object.fromEntries(flags.map((flag) => [flag, Boolean(campaign[flag])])),
    opens: dayOf(campaign.opens_at ?? ""),
    closes: dayOf(campaign.closes_at ?? ""),
    private: campaign.private,
    guests: [...(campaign.guests ?? [])],
  };
}

/**
 * What to send. A date that is still the same day stays to the minute what it was.
 *
 * @param {Draft} draft
 * @param {Fields} [before] the campaign as it was read
 * @returns {Fields}
 */
export function fieldsOf(draft, before = {}) {
  const date = (
    /** @type {string} */ field,
    /** @type {string} */ day,
    /** @type {(day: string) => string} */ write,
  ) => (before[field] !== undefined && dayOf(before[field]) === day ? before[field] : write(day));
  return {
    label: draft.label.trim(),
    programme: draft.programme,
    situations: names(draft.choices),
    ...draft.options,
    opens_at: date("opens_at", draft.opens, opening),
    closes_at: date("closes_at", draft.closes, closing),
    private: draft.private,
    guests: draft.private ? draft.guests : [],
  };
}

/** A long form outlives a reload, on this device. @param {string} account */
export function keeper(account) {
  const name = `eva-campaign-${account}`;
  const attempt = (/** @type {(storage: Storage) => any} */ use) => {
    try {
      return use(localStorage);
    } catch {
      return null; // refused by the browser: the form is then as long as the page
    }
  };
  return {
    /** @param {Draft} draft */
    keep: (draft) => attempt((storage) => storage.setItem(name, JSON.stringify(draft))),
    forget: () => attempt((storage) => storage.removeItem(name)),
    /** @param {Choice[]} situations those of today @returns {Draft|null} */
    recall: (situations) =>
      attempt((storage) => {
        const kept = JSON.parse(storage.getItem(name) ?? "null");
        if (!kept) return null;
        const chosen = names(kept.choices);
        return { ...kept, choices: propose(situations, /** @type {any} */ ({ situations: chosen })) };
      }),
  };
}
