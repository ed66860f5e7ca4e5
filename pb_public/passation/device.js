import { openDB } from "../vendor/idb.js";
import { send } from "./api.js";
import { markLeftovers } from "./leftovers.js";
import { Outbox } from "./outbox.js";
import { openDatabase, openStore } from "./store.js";

/** @param {number} ms @returns {Promise<void>} */
export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @type {Promise<Outbox>|null} */
let opened = null;

/** The one outbox of this page. What earlier pages left is sent at once, whoever comes next. */
export function theOutbox() {
  opened ??= openOutbox();
  return opened;
}

async function openOutbox() {
  const store = await openStore(() => openDatabase(openDB));
  const outbox = new Outbox({ store, send, wait, random: Math.random, alone });
  await outbox.restore(Date.now());
  outbox.watch(() => markLeftovers(!outbox.isEmpty));
  window.addEventListener("online", () => outbox.wake());
  window.addEventListener("pagehide", () => carryOff(outbox));
  // On window, after the runner's own listener on document: the beacon then carries the pause that it records.
  window.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") carryOff(outbox);
    else outbox.wake();
  });
  window.addEventListener("beforeunload", (event) => {
    // What the device keeps is sent at the next visit: only what it could not keep would be lost.
    if (!outbox.mayLose) return;
    event.preventDefault();
    event.returnValue = true; // what the browsers of our floor look at
  });
  return outbox;
}

/** One tab sends at a time, where the browser can tell. @param {() => Promise<boolean>} pass */
function alone(pass) {
  return navigator.locks ? navigator.locks.request("eva-outbox", pass) : pass();
}

/** @param {Outbox} outbox */
function carryOff(outbox) {
  for (const body of outbox.beacons()) {
    navigator.sendBeacon?.("/api/passation/events", new Blob([body], { type: "application/json" }));
  }
}
