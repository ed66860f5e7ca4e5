import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seeded } from "../../pb_public/shared/random.js";
import { checkEvent } from "../../pb_public/shared/situation.js";
import { lay, Round } from "../../pb_public/situations/prevention/model.js";
import { situation } from "../../pb_public/situations/prevention/situation.js";

const content = JSON.parse(readFileSync(new URL("../../hooks/items/content/prevention.json", import.meta.url), "utf8"));

/** @param {number} pace @param {number} [seed] */
const simulated = (pace, seed = 7) => [
  ...situation.simulate(content, {
    name: "usual",
    pace,
    accuracy: 1,
    givesUpAfter: 1,
    random: seeded(seed),
    right: () => "",
  }),
];

test("content: five places, two actions each with words, voice and picture, and no key", () => {
  assert.equal(content.items.length, 5);
  for (const { key, points, stimulus } of content.items) {
    assert.deepEqual(key, {});
    assert.equal(points, 0);
    assert.equal(stimulus.options.length, 2);
    for (const { text, voice, picture } of stimulus.options) assert.ok(text && voice && picture);
  }
});

test("which action stands first depends on the seed", () => {
  const form = (/** @type {number} */ seed) =>
    lay(content, "test", seeded(seed))
      .map(({ stimulus }) => stimulus.options[0].id)
      .join("");
  assert.equal(form(3), form(3));
  assert.ok(new Set([1, 2, 3, 4, 5].map(form)).size > 1);
});

test("a place is rated, then acted on, once", () => {
  const round = new Round(lay(content, "test", seeded(1)));
  assert.equal(round.look("p2", "touch", 100).length, 1);
  assert.deepEqual(round.rate("serious", "touch", 900)[0].data, {
    zone: "p2",
    sign: "serious",
    rt: 800,
    modality: "touch",
  });
  assert.deepEqual(round.rate("none", "touch", 950), [], "no way back");
  round.leave();
  assert.equal(round.open, "p2");
  assert.deepEqual(
    round.act("a", "touch", 1500).map(({ data }) => data),
    [
      { zone: "p2", action: "a", rt: 600, modality: "touch" },
      { zone: "p2", state: "p2 serious a" },
    ],
  );
  assert.deepEqual(round.look("p2", "touch", 2000), []);
  assert.equal(round.over, false);
});

test("taken up again, places that were dealt with are not asked again", () => {
  const round = new Round(lay(content, "test", seeded(1)), [
    "p1 none b",
    "p2 serious a",
    "p3 careful a",
    "p4 none a",
    "p5 none a",
  ]);
  assert.equal(round.over, true);
});

test("simulate: each place once, every event declared, times stretched by the pace alone", () => {
  const usual = simulated(1);
  const slow = simulated(2);
  assert.equal(usual.filter(({ name }) => name === "zone_done").length, 5);
  for (const [i, { name, at, data }] of usual.entries()) {
    checkEvent(situation, name, data);
    assert.equal(slow[i].name, name);
    assert.ok(Math.abs(slow[i].at - at * 2) < 1e-6);
  }
});
