/** @import { PlayEvent } from "../shared/situation.js" */
/** @import { Post } from "./api.js" */
/** @import { End, PlayRecord } from "./store.js" */

/** Events per request: the server takes 200; fewer keep a slow network's requests short. */
const BATCH = 100;

/**
 * @typedef {object} Pending A play on its way to the server.
 * @property {PlayRecord} record
 * @property {Map<number, PlayEvent>} events Not acknowledged, by position.
 * @property {boolean} refused By its token: waits for a newer one.
 * @property {((state: any) => void)[]} ended Told once the end is acknowledged, with the state; null when given up.
 *
 * @typedef {object} Outcome
 * @property {"sent"|"owed"|"refused"|"over"} word owed = try again; refused = not with this token; over = no more to do.
 * @property {any} [state] After an end.
 */

/** @param {PlayRecord} record @returns {Pending} */
export const pendingOf = (record) => ({ record, events: new Map(), refused: false, ended: [] });

/** What a status says of a play. Any other, and no answer at all (0): try again, for ever. @type {Record<number, Outcome["word"]>} */
const words = { 200: "sent", 401: "refused", 403: "refused", 404: "over", 409: "over" };

/**
 * Sends all that a play owes: its events, oldest first, then its end.
 *
 * @param {Pending} pending
 * @param {Post} send
 * @param {(events: PlayEvent[]) => Promise<void>} acknowledged The server has these, or never will.
 * @returns {Promise<Outcome>}
 */
export async function deliver(pending, send, acknowledged) {
  let most = BATCH;
  while (pending.events.size) {
    const events = oldest(pending.events, most);
    const { token, play } = pending.record;
    const { status } = await send("events", { token, play, events });
    // Malformed: narrow it down to the one event, and leave that one out.
    if (status === 400 && events.length > 1) most = Math.ceil(events.length / 4);
    else if (status === 200 || status === 400) {
      await acknowledged(events);
      most = BATCH;
    } else return { word: words[status] ?? "owed" };
  }
  return pending.record.end ? deliverEnd(pending.record, send) : { word: "sent" };
}

/** @param {PlayRecord} record @param {Post} send @returns {Promise<Outcome>} */
async function deliverEnd({ token, play, end }, send) {
  const { status, body } = await send(`plays/${play}/end`, { token, ...end });
  if (status === 200) return { word: "over", state: body?.state ?? null };
  if (status === 409 && body?.data?.missing) return { word: "owed" };
  return { word: status === 400 ? "over" : (words[status] ?? "owed") };
}

/** @param {Map<number, PlayEvent>} events @param {number} most */
export function oldest(events, most) {
  return [...events.values()].sort((a, b) => a.position - b.position).slice(0, most);
}

/** How much the server does not have yet: events, and ends. @param {Pending[]} plays */
export const unsentOf = (plays) =>
  plays.reduce((sum, { events, record }) => sum + events.size + (record.end ? 1 : 0), 0);

/** Situations whose end the server does not know yet. @param {Pending[]} plays @returns {Map<string, End>} */
export function endingOf(plays) {
  const ended = plays.map(({ record }) => record).filter(({ end }) => end);
  return new Map(ended.map(({ situation, end }) => [situation, /** @type {End} */ (end)]));
}
