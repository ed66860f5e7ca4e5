/** @import { Content, EventData, EventDraft, Modality, Profile } from "../../shared/situation.js" */
/** @import { Bin, Change } from "./model.js" */
import { Belt, decision, timingOf } from "./model.js";
import { drawOrder } from "./order.js";

/** Usual time between a piece being shown and its decision, and of it the time in hand, in ms. */
const DECISION = 1400;
const IN_HAND = 300;

/** Shares of the pieces put down on the way, put in the other bin first, and (of the errors) left on the belt. */
const PUT_DOWN = 0.03;
const SECOND_THOUGHT = 0.05;
const LEFT_ON_BELT = 0.25;

/** @type {Modality[]} */
const MODALITIES = ["mouse", "touch", "keyboard"];

/**
 * @typedef {{piece: string, put: Bin|"released"}} Step one take and what follows
 * @typedef {{shownAt: number, ready: number, steps: Step[]}} Task
 * @typedef {{at: number, name: "piece_taken"|"piece_placed"|"piece_released", step: Step}} Act
 */

/**
 * Plays the test phase with the same belt as the page: one pair of hands,
 * decisions that come too late are not made.
 *
 * @param {Content} content
 * @param {Profile} profile
 * @returns {Generator<EventDraft>}
 */
export function* simulate(content, profile) {
  const order = drawOrder(content.items, profile.random).map((item) => item.id);
  const timing = timingOf(content.settings, 1);
  const modality = MODALITIES[Math.floor(profile.random() * MODALITIES.length)];
  const stop = Math.round(order.length * profile.givesUpAfter);
  const tasks = order.map((id, i) => task(id, (i + 1) * timing.cadence, profile));
  const belt = new Belt(order, timing, 0);

  for (const act of schedule(tasks, timing.belt, IN_HAND * profile.pace)) {
    for (const change of belt.advance(act.at)) {
      if (change.piece.number > stop) return;
      yield* told(change);
    }
    const { piece, put } = act.step;
    if (act.name === "piece_taken") belt.take(piece);
    else belt.putDown(piece, put === "released" ? "aside" : put);
    /** @type {EventData} */
    const data = act.name === "piece_placed" ? { piece, bin: put, modality } : { piece, modality };
    yield { name: act.name, at: act.at, data };
  }
  for (const change of belt.advance(Number.MAX_VALUE)) {
    if (change.piece.number > stop) return;
    yield* told(change);
  }
}

/**
 * Draws as many numbers for each piece whatever the profile: with another
 * pace the same seed makes the same decisions, only at other times.
 * @param {string} id @param {number} shownAt @param {Profile} profile
 * @returns {Task}
 */
function task(id, shownAt, { accuracy, pace, random, right }) {
  const [spread, chance, error, doubt] = [random(), random(), random(), random()];
  const good = /** @type {Bin} */ (right(id));
  const other = good === "conform" ? "defective" : "conform";
  const ready = shownAt + (DECISION * (0.7 + 0.6 * spread) - IN_HAND) * pace;
  /** @param {(Bin|"released")[]} puts @returns {Task} */
  const made = (...puts) => ({ shownAt, ready, steps: puts.map((put) => ({ piece: id, put })) });
  if (chance >= accuracy) return error < LEFT_ON_BELT ? made() : made(other);
  if (doubt < PUT_DOWN) return made("released", good);
  if (doubt < PUT_DOWN + SECOND_THOUGHT) return made(other, good);
  return made(good);
}

/**
 * One thing in hand at a time, in the order in which the decisions are ready.
 * What could only be done after the piece has left the belt is not done.
 * @param {Task[]} tasks @param {number} onBelt ms on the belt @param {number} inHand ms from take to put
 * @returns {Generator<Act>}
 */
function* schedule(tasks, onBelt, inHand) {
  let free = 0;
  for (const { shownAt, ready, steps } of [...tasks].sort((a, b) => a.ready - b.ready)) {
    let at = Math.max(ready, free);
    if (at + steps.length * inHand >= shownAt + onBelt) continue;
    for (const step of steps) {
      yield { at, name: "piece_taken", step };
      at += inHand;
      yield { at, name: step.put === "released" ? "piece_released" : "piece_placed", step };
    }
    free = at;
  }
}

/** @param {Change} change @returns {Generator<EventDraft>} */
function* told({ kind, at, piece }) {
  if (kind === "shown") yield { name: "piece_shown", at, data: { piece: piece.id } };
  if (kind === "expired") {
    yield { name: "piece_expired", at, data: { piece: piece.id, bin: decision(piece.place) } };
  }
}
