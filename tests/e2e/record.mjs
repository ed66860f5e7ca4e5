// What a page recorded, seen from outside: each event that it kept on the device, and each that the server acknowledged.
import assert from "node:assert/strict";
import { eventsOf } from "./records.mjs";

/** @typedef {{play: string, position: number, name: string, at: number, data: Record<string, unknown>}} Kept */

/** What a page records while it goes away: its beacon carries it, but nobody is left to tell us. */
const lastWords = new Set(["focus_lost", "paused"]);

export class Recorder {
  /** By play and position: what the page put into its IndexedDB. @type {Map<string, Kept>} */
  kept = new Map();
  /** What the server said that it has. @type {Set<string>} */
  acknowledged = new Set();
  /** How many times each event was sent. @type {Map<string, number>} */
  sent = new Map();

  /** @param {import("playwright-core").BrowserContext} context before its first page opens */
  async attach(context) {
    await context.exposeBinding("evaTestKept", (_source, /** @type {Kept} */ event) => {
      this.kept.set(idOf(event), event);
    });
    await context.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (value, ...rest) {
        if (this.name === "events") /** @type {any} */ (window).evaTestKept(value);
        return put.call(this, value, ...rest);
      };
    });
    context.on("request", (request) => {
      for (const id of idsIn(request)) this.sent.set(id, (this.sent.get(id) ?? 0) + 1);
    });
    context.on("response", (response) => {
      if (response.ok()) for (const id of idsIn(response.request())) this.acknowledged.add(id);
    });
  }

  /** Waits until the server has acknowledged all that the page recorded. @param {number} ms at most */
  async allAcknowledged(ms) {
    const until = Date.now() + ms;
    while (missing(this.kept.keys(), this.acknowledged).length > 0) {
      assert.ok(Date.now() < until, `not acknowledged after ${ms} ms: ${missing(this.kept.keys(), this.acknowledged)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Every event that the page recorded is in the database, once, and nothing else is. @param {import("./server.mjs").Server} server */
  async assertStored(server) {
    const plays = new Set([...this.kept.values()].map(({ play }) => play));
    const stored = new Map();
    for (const play of plays) {
      for (const row of await eventsOf(server, play)) {
        assert.ok(
          !stored.has(idOf(/** @type {Kept} */ (row))),
          `twice: ${idOf(/** @type {Kept} */ (row))} ${row.name}`,
        );
        stored.set(idOf(/** @type {Kept} */ (row)), row);
      }
    }
    assert.ok(this.kept.size > 0);
    const lost = missing(this.kept.keys(), stored).map((id) => `${id} ${this.kept.get(id)?.name}`);
    assert.deepEqual(lost, []);
    const extra = missing(stored.keys(), this.kept).map((id) => stored.get(id).name);
    assert.deepEqual(
      extra.filter((name) => !lastWords.has(name)),
      [],
    );
    for (const [id, event] of this.kept) {
      const { name, at, data } = stored.get(id);
      assert.deepEqual({ name, at, data }, { name: event.name, at: event.at, data: event.data }, id);
    }
  }

  /** What the server acknowledged is in the database, whatever happened since. @param {import("./server.mjs").Server} server */
  async assertAcknowledgedStored(server) {
    const plays = new Set([...this.acknowledged].map((id) => id.split(" ")[0]));
    const stored = new Map();
    for (const play of plays)
      for (const row of await eventsOf(server, play)) stored.set(idOf(/** @type {Kept} */ (row)), row);
    assert.deepEqual(missing(this.acknowledged, stored), []);
  }
}

/** @param {{play: string, position: number}} event */
const idOf = ({ play, position }) => `${play} ${position}`;

/** @param {Iterable<string>} ids @param {{has: (id: string) => boolean}} among */
const missing = (ids, among) => [...ids].filter((id) => !among.has(id));

/** @param {import("playwright-core").Request} request */
function idsIn(request) {
  if (!request.url().endsWith("/api/passation/events")) return [];
  const body = JSON.parse(request.postData() ?? "{}");
  return (body.events ?? []).map((/** @type {Kept} */ event) => idOf({ play: body.play, position: event.position }));
}

/**
 * Waits until the device has nothing left to send: « Enregistré » also stands there for what is only kept on it.
 * @param {import("playwright-core").Page} page
 */
export async function allSent(page) {
  await page.getByRole("status").getByText("Enregistré", { exact: true }).waitFor();
  await page.waitForFunction(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("eva");
        opening.onsuccess = () => {
          const count = opening.result.transaction("events").objectStore("events").count();
          count.onsuccess = () => {
            opening.result.close();
            resolve(count.result === 0);
          };
        };
      }),
    null,
    { polling: 100 },
  );
}
