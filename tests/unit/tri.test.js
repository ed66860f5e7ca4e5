import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seeded } from "../../pb_public/shared/random.js";
import { simulatePlay } from "../../pb_public/shared/simulate.js";
import { checkEvent } from "../../pb_public/shared/situation.js";
import { describe, lay, same, Table } from "../../pb_public/situations/tri/model.js";
import { situation } from "../../pb_public/situations/tri/situation.js";

const content = JSON.parse(readFileSync(new URL("../../hooks/items/content/tri.json", import.meta.url), "utf8"));
const { containers, tray } = content.settings;
/** @type {Map<string, string>} */
const keys = new Map(content.items.map((/** @type {any} */ item) => [item.id, item.key.right]));

/** @param {number} seed */
const layout = (seed) => lay(content, "test", seeded(seed));

/** @param {Partial<import("../../pb_public/shared/situation.js").Profile>} [changes] */
const profile = (changes) => ({
  name: "usual",
  pace: 1,
  accuracy: 1,
  givesUpAfter: 1,
  random: seeded(7),
  right: (/** @type {string} */ id) => keys.get(id) ?? "",
  ...changes,
});

/** @param {Parameters<typeof profile>[0]} [changes] */
const simulated = (changes) => [...situation.simulate(content, profile(changes))];

/** @param {import("../../pb_public/shared/situation.js").EventDraft[]} events */
const placings = (events) => events.filter(({ name }) => name === "piece_placed");

test("content: 12 models, each on one container and four pieces; the key is the container that looks the same", () => {
  assert.equal(containers.length, 12);
  assert.equal(content.items.length, 48);
  for (const container of containers) {
    const pieces = content.items.filter((/** @type {any} */ item) => same(item.stimulus, container));
    assert.equal(pieces.length, 4, container.id);
    assert.ok(
      pieces.every((/** @type {any} */ item) => item.key.right === container.id),
      container.id,
    );
    assert.equal(containers.filter((/** @type {any} */ other) => same(other, container)).length, 1);
  }
});

test("content: each model has twins that differ by one feature, and words of its own without any colour", () => {
  const words = containers.map((/** @type {any} */ one) => describe(one, content.texts));
  assert.equal(new Set(words).size, 12);
  for (const [i, one] of containers.entries()) {
    const twins = containers.filter((/** @type {any} */ other) => other.motif === one.motif && other.id !== one.id);
    assert.equal(twins.length, 1, one.id);
    assert.doesNotMatch(words[i], /bleu|vert|rouge|jaune|clair|foncé/);
  }
});

test("content: what a browser gets of a piece names no container", () => {
  for (const { key, ...piece } of content.items) assert.doesNotMatch(JSON.stringify(piece), /"c\d\d"/, key.right);
});

test("a form keeps all pieces, and each round has every model once", () => {
  const { pieces } = layout(3);
  assert.deepEqual(pieces.map(({ id }) => id).sort(), [...keys.keys()].sort());
  for (let round = 0; round < 4; round++) {
    const models = pieces.slice(round * 12, round * 12 + 12).map(({ id }) => keys.get(id));
    assert.equal(new Set(models).size, 12);
  }
});

test("a seed draws one form, another seed another one, places of the containers included", () => {
  const form = (/** @type {number} */ seed) => {
    const { pieces, containers: placed } = layout(seed);
    return { pieces: pieces.map(({ id }) => id), placed: placed.map(({ id }) => id) };
  };
  assert.deepEqual(form(1), form(1));
  assert.notDeepEqual(form(1).pieces, form(2).pieces);
  assert.notDeepEqual(form(1).placed, form(2).placed);
});

test("the training has four pieces and four containers", () => {
  const { pieces, containers: placed } = lay(content, "training", seeded(1));
  assert.equal(pieces.length, 4);
  assert.equal(placed.length, 4);
  assert.ok(pieces.every(({ stimulus }) => placed.some((one) => same(one, stimulus))));
});

test("the right container keeps the piece, and the next one takes its place", () => {
  const { pieces, containers: placed } = layout(1);
  const table = new Table({ pieces, containers: placed }, tray);
  const [first] = table.places;
  assert.equal(table.left, 48);
  assert.ok(table.take(first));
  assert.equal(table.put(keys.get(first) ?? ""), "right");
  assert.equal(table.places[0], pieces[tray].id);
  assert.equal(table.left, 47);
  assert.equal(table.held, "");
});

test("another container gives it back to its place, and one error is counted", () => {
  const table = new Table(layout(1), tray);
  const before = [...table.places];
  const wrong = containers.find((/** @type {any} */ { id }) => id !== keys.get(before[2]));
  table.take(before[2]);
  assert.equal(table.put(wrong.id), "wrong");
  assert.deepEqual(table.places, before);
  assert.equal(table.misplaced, 1);
  assert.equal(table.held, "");
});

test("nothing happens without a piece in hand, or with one that does not lie on the table", () => {
  const { pieces, containers: placed } = layout(1);
  const table = new Table({ pieces, containers: placed }, tray);
  assert.equal(table.put("c01"), undefined);
  assert.equal(table.take(pieces[tray].id), false);
  assert.equal(table.take(""), false);
  table.take(table.places[0]);
  table.release();
  assert.equal(table.put("c01"), undefined);
  assert.equal(table.misplaced, 0);
});

test("taken up again, the pieces that were sorted stay sorted", () => {
  const { pieces, containers: placed } = layout(5);
  const done = pieces.slice(0, 45).map(({ id }) => id);
  const table = new Table({ pieces, containers: placed }, tray, done);
  assert.equal(table.left, 3);
  assert.deepEqual(
    table.places,
    pieces.slice(45).map(({ id }) => id),
  );
  for (const id of [...table.places]) {
    table.take(id);
    table.put(keys.get(id) ?? "");
  }
  assert.equal(table.left, 0);
  assert.deepEqual(table.places, ["", "", ""]);
});

for (const pace of [0.5, 1, 2, 3]) {
  test(`simulate: accuracy 1 at pace ${pace} places each piece once, and right`, () => {
    for (let seed = 1; seed <= 20; seed++) {
      const placed = placings(simulated({ pace, random: seeded(seed) }));
      assert.equal(placed.length, 48);
      assert.ok(placed.every(({ data }) => keys.get(String(data.piece)) === data.container));
    }
  });
}

test("simulate: with pace halved each time is halved, and nothing else changes", () => {
  const usual = simulated({ accuracy: 0.8 });
  const fast = simulated({ accuracy: 0.8, pace: 0.5 });
  assert.equal(fast.length, usual.length);
  for (const [i, { name, at, data }] of fast.entries()) {
    assert.deepEqual({ name, data }, { name: usual[i].name, data: usual[i].data });
    assert.ok(Math.abs(at - usual[i].at / 2) < 1e-6);
  }
});

test("simulate: same profile, same events; times never go back; every event is declared", () => {
  const events = simulated({ accuracy: 0.7, pace: 1.3 });
  assert.deepEqual(events, simulated({ accuracy: 0.7, pace: 1.3 }));
  for (const [i, { name, at, data }] of events.entries()) {
    checkEvent(situation, name, data);
    assert.ok(i === 0 || at >= events[i - 1].at, `${name} at ${at}`);
  }
});

test("simulate: accuracy is the share of pieces placed right at the first try, give or take", () => {
  const seeds = [1, 2, 3, 4, 5];
  const wrong = new Set();
  for (const seed of seeds)
    for (const { data } of placings(simulated({ accuracy: 0.8, random: seeded(seed) })))
      if (keys.get(String(data.piece)) !== data.container) wrong.add(`${seed} ${data.piece}`);
  const share = 1 - wrong.size / (48 * seeds.length);
  assert.ok(share > 0.72 && share < 0.88, String(share));
});

test("simulate: who gives up half-way sorted half of the pieces, and the play is abandoned", () => {
  const events = simulatePlay(situation, content, profile({ givesUpAfter: 0.5 }));
  assert.equal(events.filter(({ name }) => name === "piece_done").length, 24);
  assert.equal(events.at(-1)?.name, "abandoned");
});
