import { nameKey } from "../names.js";

export const pageSize = 25;

/** @typedef {{text: string, page: number}} Asked */

/** @param {string} search as in location.search @returns {Asked} */
export function readAsked(search) {
  const asked = new URLSearchParams(search);
  const page = Number.parseInt(asked.get("page") ?? "", 10);
  return { text: (asked.get("q") ?? "").trim(), page: page > 0 ? page : 1 };
}

/** @param {Asked} asked @returns {string} "" or "?…" */
export function writeAsked({ text, page }) {
  const asked = new URLSearchParams();
  if (text) asked.set("q", text);
  if (page > 1) asked.set("page", String(page));
  const search = asked.toString();
  return search && `?${search}`;
}

/**
 * What to ask PocketBase: every word of the name, whatever its accents and the order, or the code.
 *
 * @param {string} text
 * @returns {{expression: string, values: Record<string, string>}}
 */
export function toQuery(text) {
  const words = nameKey(text).split(" ").filter(Boolean).slice(0, 6);
  /** @type {Record<string, string>} */
  const values = { code: text.replace(/[\s-]/g, "") };
  const named = words.map((word, index) => {
    values[`word${index}`] = word;
    return `name_key ~ {:word${index}}`;
  });
  const expression = words.length > 0 ? `((${named.join(" && ")}) || personal_code ~ {:code})` : "";
  return { expression: expression ? `test = false && ${expression}` : "test = false", values };
}
