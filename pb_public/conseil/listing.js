import { pb } from "./client.js";
import { call } from "./gate.js";

/** @typedef {import("../vendor/pocketbase.js").RecordModel} RecordModel */

/**
 * One page of a list and whether another follows. Counting would read the whole list; the one record after
 * the page tells the same.
 *
 * @param {string} collection
 * @param {number} page from 1
 * @param {number} size
 * @param {import("../vendor/pocketbase.js").RecordListOptions} options
 * @returns {Promise<{items: RecordModel[], more: boolean}>}
 */
export async function listPage(collection, page, size, options) {
  const records = pb.collection(collection);
  return call(async () => {
    const [list, next] = await Promise.all([
      records.getList(page, size, { ...options, skipTotal: true }),
      records.getList(page * size + 1, 1, { ...options, expand: "", fields: "id", skipTotal: true }),
    ]);
    return { items: list.items, more: next.items.length > 0 };
  });
}
