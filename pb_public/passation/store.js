/** @import { PlayEvent } from "../shared/situation.js" */

/**
 * What the device keeps until the server has it.
 *
 * @typedef {{outcome: "finished"|"abandoned", block: number, count: number}} End
 *
 * @typedef {object} PlayRecord A play that may still have something to send.
 * @property {string} play
 * @property {string} evaluation
 * @property {string} situation
 * @property {string} token
 * @property {number} opened Wall clock, ms.
 * @property {End} [end] Asked for, not acknowledged yet.
 *
 * @typedef {object} Store
 * @property {boolean} durable
 * @property {() => Promise<{plays: PlayRecord[], events: (PlayEvent & {play: string})[]}>} read
 * @property {(record: PlayRecord) => Promise<void>} keepPlay
 * @property {(play: string, event: PlayEvent) => Promise<void>} keepEvent
 * @property {(play: string, positions: number[]) => Promise<void>} dropEvents
 * @property {(play: string) => Promise<void>} dropPlay
 */

/**
 * @param {() => Promise<any>} openDB Opens the database (idb); refused in some private modes.
 * @returns {Promise<Store>}
 */
export async function openStore(openDB) {
  try {
    return indexedStore(await openDB());
  } catch {
    return memoryStore();
  }
}

/** @param {(name: string, version: number, callbacks: object) => Promise<any>} open idb's openDB */
export function openDatabase(open) {
  return open("eva", 1, {
    upgrade(/** @type {any} */ db) {
      db.createObjectStore("plays", { keyPath: "play" });
      db.createObjectStore("events", { keyPath: ["play", "position"] });
    },
    // A newer page waits to upgrade: let it, it will send what is kept here.
    blocking(/** @type {any} */ _from, /** @type {any} */ _to, /** @type {any} */ event) {
      event.target.close();
    },
  });
}

/** @param {any} db @returns {Store} */
function indexedStore(db) {
  return {
    durable: true,
    async read() {
      const [plays, events] = await Promise.all([db.getAll("plays"), db.getAll("events")]);
      return { plays, events };
    },
    keepPlay: (record) => db.put("plays", record),
    keepEvent: (play, event) => db.put("events", { play, ...event }),
    async dropEvents(play, positions) {
      const { store, done } = db.transaction("events", "readwrite");
      await Promise.all([...positions.map((position) => store.delete([play, position])), done]);
    },
    async dropPlay(play) {
      const both = db.transaction(["plays", "events"], "readwrite");
      const all = IDBKeyRange.bound([play, 0], [play, Number.POSITIVE_INFINITY]);
      await Promise.all([both.objectStore("plays").delete(play), both.objectStore("events").delete(all), both.done]);
    },
  };
}

/** Nothing outlives the page: the outbox itself holds what is not sent yet. @returns {Store} */
function memoryStore() {
  const nothing = async () => {};
  return {
    durable: false,
    read: async () => ({ plays: [], events: [] }),
    keepPlay: nothing,
    keepEvent: nothing,
    dropEvents: nothing,
    dropPlay: nothing,
  };
}
