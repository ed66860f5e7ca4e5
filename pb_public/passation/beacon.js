/** @import { PlayEvent } from "../shared/situation.js" */
/** @import { Pending } from "./delivery.js" */
import { oldest } from "./delivery.js";

/** A browser refuses more than 64 kB of beacons in flight. */
const LARGEST = 60000;
/** The server refuses more in one request. */
const MOST = 200;

/**
 * The bodies that sendBeacon may carry off, oldest events first. What does not
 * fit waits on the device for the next visit.
 *
 * @param {Pick<Pending, "record"|"events">[]} plays
 * @returns {string[]}
 */
export function beaconBodies(plays) {
  let room = LARGEST;
  const bodies = [];
  for (const { record, events } of plays) {
    let batch = oldest(events, MOST);
    while (batch.length && sizeOf(bodyOf(record, batch)) > room) batch = batch.slice(0, Math.floor(batch.length / 2));
    if (!batch.length) continue;
    const body = bodyOf(record, batch);
    bodies.push(body);
    room -= sizeOf(body);
  }
  return bodies;
}

/** @param {Pending["record"]} record @param {PlayEvent[]} events */
const bodyOf = ({ token, play }, events) => JSON.stringify({ token, play, events });

/** @param {string} body @returns {number} bytes: an accent counts for two */
const sizeOf = (body) => new Blob([body]).size;
