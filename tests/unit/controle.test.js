import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seeded } from "../../pb_public/shared/random.js";
import { simulatePlay } from "../../pb_public/shared/simulate.js";
import { checkEvent } from "../../pb_public/shared/situation.js";
import { Frames } from "../../pb_public/situations/controle/frames.js";
import { describe, difference, FEATURES, kind, MODEL } from "../../pb_public/situations/controle/look.js";
import { Belt, decision, timingOf } from "../../pb_public/situations/controle/model.js";
import { drawOrder } from "../../pb_public/situations/controle/order.js";
import { situation } from "../../pb_public/situations/controle/situation.js";

const content = JSON.parse(readFileSync(new URL("../../hooks/items/content/controle.json", import.meta.url), "utf8"));
const timing = timingOf(content.settings, 1);
/** @type {Map<string, string>} */
const keys = new Map(content.items.map((/** @type {any} */ item) => [item.id, item.key.right]));

/** @param {Belt} belt @param {number} now */
const happened = (belt, now) => belt.advance(now).map(({ kind, at, piece }) => `${at} ${kind} ${piece.id}`);

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
const decisions = (events) =>
  events.filter((event) => event.name === "piece_expired").map(({ data }) => [String(data.piece), String(data.bin)]);

test("content: 60 pieces with unique ids, 40 like the model, 20 with one of nine defects, each once to three times", () => {
  assert.deepEqual(
    content.items.map((/** @type {any} */ item) => item.id),
    Array.from({ length: 60 }, (_, i) => `p${String(i + 1).padStart(2, "0")}`),
  );
  const kinds = content.items.map((/** @type {any} */ item) => kind(item.stimulus)).filter(Boolean);
  assert.equal(kinds.length, 20);
  const counts = [...new Set(kinds)].map((one) => kinds.filter((/** @type {string} */ other) => other === one).length);
  assert.equal(counts.length, 9);
  assert.ok(counts.every((count) => count >= 1 && count <= 3));
});

test("content: each key says what the look shows, and a defect changes one feature only", () => {
  for (const { id, stimulus, key } of content.items) {
    assert.equal(key.right, difference(stimulus) ? "defective" : "conform", id);
    assert.equal(key.defect ?? "", kind(stimulus), id);
    assert.ok(FEATURES.filter((feature) => stimulus[feature] !== MODEL[feature]).length <= 1, id);
  }
});

test("content: each training piece explains both answers, and one of them is understood", () => {
  for (const { id, stimulus, feedback } of content.training) {
    assert.equal(feedback.conform.understood, !difference(stimulus), id);
    assert.equal(feedback.defective.understood, !feedback.conform.understood, id);
    assert.ok(feedback.conform.text && feedback.defective.text, id);
  }
});

test("a look in words tells every feature, and never the verdict", () => {
  for (const { stimulus } of content.items) {
    const words = describe(stimulus, content.texts);
    assert.ok(words.split(", ").length >= FEATURES.length, words);
    assert.doesNotMatch(words, /défaut|défectueux|cassé|manqu|conforme|trop/i);
  }
});

test("an order keeps all pieces, starts with three like the model and spreads the defects", () => {
  const order = drawOrder(content.items, seeded(3));
  assert.deepEqual(order.map((item) => item.id).sort(), [...keys.keys()]);
  const defects = order.map((item) => Number(kind(item.stimulus) !== ""));
  assert.equal(defects.slice(0, 3).join(""), "000");
  for (let block = 0; block < 60; block += 12) {
    assert.equal(
      defects.slice(block, block + 12).reduce((sum, one) => sum + one, 0),
      4,
    );
  }
  assert.doesNotMatch(defects.join(""), /111/);
});

test("a seed draws one order, another seed another one", () => {
  const ids = (/** @type {number} */ seed) => drawOrder(content.items, seeded(seed)).map((item) => item.id);
  assert.deepEqual(ids(1), ids(1));
  assert.notDeepEqual(ids(1), ids(2));
});

test("a piece every 3 s from 3 s, 10 s on the belt, 12 s of life", () => {
  const belt = new Belt(["a", "b"], timing, 100);
  assert.equal(belt.due, 3100);
  assert.deepEqual(happened(belt, 3099), []);
  assert.deepEqual(happened(belt, 3100), ["3100 shown a"]);
  assert.deepEqual(happened(belt, 20000), [
    "6100 shown b",
    "13100 left a",
    "15100 expired a",
    "16100 left b",
    "18100 expired b",
  ]);
  assert.ok(belt.over);
  assert.equal(belt.due, Number.POSITIVE_INFINITY);
});

test("60 pieces last 192 s, with at most four lives at once", () => {
  const belt = new Belt([...keys.keys()], timing, 0);
  let most = 0;
  let last = 0;
  while (!belt.over) {
    last = belt.due;
    belt.advance(last);
    most = Math.max(most, belt.pieces.length);
  }
  assert.equal(last, 192000);
  assert.equal(most, 4);
});

test("being late moves no due time", () => {
  const belt = new Belt(["a", "b", "c"], timing, 0);
  assert.deepEqual(happened(belt, 4321), ["3000 shown a"]);
  assert.equal(belt.due, 6000);
});

test("a slower tempo stretches cadence and lives alike", () => {
  const belt = new Belt(["a"], timingOf(content.settings, 1.5), 0);
  assert.deepEqual(happened(belt, 60000), ["4500 shown a", "19500 left a", "22500 expired a"]);
});

test("a decision can be corrected until the life ends; where it is then is what counts", () => {
  const belt = new Belt(["a"], timing, 0);
  belt.advance(3000);
  const [piece] = belt.pieces;
  assert.equal(decision(piece.place), "none");
  belt.take("a");
  assert.ok(belt.putDown("a", "defective"));
  assert.ok(belt.take("a") && belt.putDown("a", "conform"));
  assert.deepEqual(happened(belt, 14999), []);
  assert.deepEqual(happened(belt, 15000), ["15000 expired a"]);
  assert.equal(decision(piece.place), "conform");
  assert.equal(belt.putDown("a", "defective"), false);
});

test("put aside, a piece does not fall off the belt, and counts as not decided", () => {
  const belt = new Belt(["a"], timing, 0);
  belt.advance(3000);
  const [piece] = belt.pieces;
  belt.take("a");
  belt.putDown("a", "aside");
  assert.deepEqual(happened(belt, 15000), ["15000 expired a"]);
  assert.equal(decision(piece.place), "none");
});

test("in hand, a piece stays past the end of the belt and falls when it is let go there", () => {
  const belt = new Belt(["a"], timing, 0);
  belt.advance(3000);
  belt.take("a");
  assert.deepEqual(happened(belt, 14000), []);
  assert.equal(belt.reachable.length, 1);
  belt.putDown("a");
  assert.deepEqual(happened(belt, 14000), ["13000 left a"]);
  assert.equal(belt.take("a"), false);
});

test("nothing can be done with a piece that is not shown yet, has fallen or has expired", () => {
  const belt = new Belt(["a"], timing, 0);
  assert.equal(belt.take("a"), false);
  belt.advance(13000);
  assert.equal(belt.take("a"), false);
  belt.advance(15000);
  assert.equal(belt.putDown("a", "conform"), false);
});

test("the oldest piece without a decision is the one that waits", () => {
  const belt = new Belt(["a", "b"], timing, 0);
  const waiting = () => belt.waiting?.id ?? "";
  assert.equal(waiting(), "");
  belt.advance(6000);
  assert.equal(waiting(), "a");
  belt.take("a");
  belt.putDown("a", "conform");
  assert.equal(waiting(), "b");
});

test("lost frames are counted once, pauses are not", () => {
  const frames = new Frames();
  for (const now of [0, 16.7, 33.4, 50.1]) frames.drawn(now);
  assert.equal(frames.take(), undefined);
  frames.drawn(150);
  frames.skip();
  frames.drawn(9000);
  frames.drawn(9050);
  assert.deepEqual(frames.take(), { count: 7, worst: 100 });
  assert.equal(frames.take(), undefined);
});

for (const pace of [0.5, 1, 2, 3]) {
  test(`simulate: accuracy 1 at pace ${pace} gets every piece right`, () => {
    for (let seed = 1; seed <= 20; seed++) {
      const ends = decisions(simulated({ pace, random: seeded(seed) }));
      assert.equal(ends.length, 60);
      assert.deepEqual(
        ends.filter(([id, bin]) => keys.get(id) !== bin),
        [],
      );
    }
  });
}

test("simulate: with pace halved only times change", () => {
  const told = (/** @type {number} */ pace) => {
    const events = simulated({ pace, accuracy: 0.8 });
    return { ends: new Map(/** @type {any} */ (decisions(events))), names: events.map((event) => event.name).sort() };
  };
  assert.deepEqual(told(1), told(0.5));
});

test("simulate: same profile, same events; times never go back; every event is declared", () => {
  const events = simulated({ accuracy: 0.7, pace: 1.3 });
  assert.deepEqual(events, simulated({ accuracy: 0.7, pace: 1.3 }));
  for (const [i, { name, at, data }] of events.entries()) {
    checkEvent(situation, name, data);
    assert.ok(i === 0 || at >= events[i - 1].at, `${name} at ${at}`);
  }
});

test("simulate: far too slow, it leaves pieces on the belt, none of them wrong", () => {
  const ends = decisions(simulated({ pace: 7.5 }));
  const missed = ends.filter(([, bin]) => bin === "none").length;
  assert.ok(missed > 5 && missed < 60, String(missed));
  assert.ok(ends.every(([id, bin]) => bin === "none" || bin === keys.get(id)));
});

test("simulate: accuracy is the share of right decisions, give or take", () => {
  const ends = [1, 2, 3, 4, 5].flatMap((seed) => decisions(simulated({ accuracy: 0.8, random: seeded(seed) })));
  const right = ends.filter(([id, bin]) => keys.get(id) === bin).length / ends.length;
  assert.ok(right > 0.72 && right < 0.88, String(right));
});

test("simulate: who gives up half-way saw half of the pieces, and the play is abandoned", () => {
  const events = simulatePlay(situation, content, profile({ givesUpAfter: 0.5 }));
  assert.equal(events.filter((event) => event.name === "piece_shown").length, 30);
  assert.equal(events.at(-1)?.name, "abandoned");
});
