/** @import { Content, EventDraft, Modality, Profile } from "../../shared/situation.js" */
/** @import { Container } from "./model.js" */
import { lay, same, Table } from "./model.js";

/** Usual time to choose a piece and find its container, and to carry it there, in ms. */
const SEARCH = 1500;
const CARRY = 800;

/** Share of the pieces put down on the way, and of the errors that take a twin for the model. */
const PUT_DOWN = 0.03;
const TWIN = 0.8;

/** An error is seen and mended: the third try is always right. */
const WRONG_TRIES = 2;

/** @type {Modality[]} */
const MODALITIES = ["mouse", "touch", "keyboard"];

/**
 * Sorts at the same table as the page. As many numbers are drawn for a piece
 * whatever the profile: with another pace the same seed makes the same errors,
 * only at other times.
 *
 * @param {Content} content
 * @param {Profile} profile
 * @returns {Generator<EventDraft>}
 */
export function* simulate(content, profile) {
  const { random, pace } = profile;
  const layout = lay(content, "test", random);
  const table = new Table(layout, content.settings.tray);
  const modality = MODALITIES[Math.floor(random() * MODALITIES.length)];
  const stop = Math.round(content.items.length * profile.givesUpAfter);
  let at = 0;
  for (let sorted = 0; sorted < stop; sorted++) {
    const [spread, which, doubt] = [random(), random(), random()];
    const there = table.places.filter(Boolean);
    const piece = there[Math.floor(which * there.length)];
    const tries = attempts(layout.containers, piece, profile);
    if (doubt < PUT_DOWN) tries.unshift("");
    for (const container of tries) {
      at += SEARCH * (0.7 + 0.6 * spread) * pace;
      table.take(piece);
      yield { name: "piece_taken", at, data: { piece, modality } };
      at += CARRY * pace;
      if (container) {
        yield { name: "piece_placed", at, data: { piece, container, modality } };
        if (table.put(container) === "right") yield { name: "piece_done", at, data: { piece } };
      } else {
        table.release();
        yield { name: "piece_released", at, data: { piece, modality } };
      }
    }
  }
}

/** @param {Container[]} containers @param {string} piece @param {Profile} profile @returns {string[]} containers tried, the last one right */
function attempts(containers, piece, { accuracy, random, right }) {
  const good = /** @type {Container} */ (containers.find(({ id }) => id === right(piece)));
  const others = containers.filter((one) => !same(one, good));
  const twins = others.filter((one) => one.motif === good.motif || one.detail === good.detail);
  const tried = [];
  let erring = true;
  for (let i = 0; i < WRONG_TRIES; i++) {
    const [chance, kind, which] = [random(), random(), random()];
    erring &&= chance >= accuracy;
    const among = kind < TWIN ? twins : others;
    if (erring) tried.push(among[Math.floor(which * among.length)].id);
  }
  return [...tried, good.id];
}
