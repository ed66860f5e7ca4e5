import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seeded } from "../../pb_public/shared/random.js";
import { simulatePlay } from "../../pb_public/shared/simulate.js";
import { checkEvent } from "../../pb_public/shared/situation.js";
import { lay, NONE, Site } from "../../pb_public/situations/securite/model.js";
import { situation } from "../../pb_public/situations/securite/situation.js";

const content = JSON.parse(readFileSync(new URL("../../hooks/items/content/securite.json", import.meta.url), "utf8"));
/** @type {Map<string, string>} */
const keys = new Map(content.items.map((/** @type {any} */ item) => [item.id, item.key.right]));

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

/** What stands at the end of each place. @param {import("../../pb_public/shared/situation.js").EventDraft[]} events */
function lastSaid(events) {
  const states = events.filter(({ name }) => name === "zone_done").map(({ data }) => String(data.state));
  return new Site(lay(content, "test", seeded(1)), states).said;
}

const site = () => new Site(lay(content, "test", seeded(1)));

test("content: six places on five hazards, one of them seen twice, and five harmless places", () => {
  const hazards = content.items.flatMap((/** @type {any} */ { key }) => key.hazard ?? []);
  assert.equal(content.items.length, 11);
  assert.equal(hazards.length, 6);
  assert.equal(new Set(hazards).size, 5);
  for (const { key, stimulus } of content.items) {
    const ids = stimulus.options.map((/** @type {any} */ option) => option.id);
    assert.equal(ids.length, 3);
    assert.equal(key.hazard ? ids.includes(key.right) : key.right === "no", true, stimulus.name);
  }
});

test("content: nothing that a browser gets tells a hazard from a harmless place", () => {
  const fields = new Set(content.items.map((/** @type {any} */ { stimulus }) => Object.keys(stimulus).sort().join()));
  assert.equal(fields.size, 1);
  for (const { id, stimulus } of content.items) {
    assert.match(id, /^z\d\d$/);
    assert.doesNotMatch(`${stimulus.name} ${stimulus.look}`, /danger|risqu|imprud/i);
  }
  const pairs = ["signs", undefined].map((hazard) => {
    const things = content.items.flatMap((/** @type {any} */ it) =>
      it.key.hazard === hazard ? it.stimulus.thing : [],
    );
    return things.length - new Set(things).size;
  });
  assert.deepEqual(pairs, [1, 1], "a pair is no sign of a hazard");
});

test("content: right answers stand at each rank, and the order drawn depends on the seed", () => {
  const ranks = content.items.flatMap((/** @type {any} */ { key }) => (key.hazard ? key.right : []));
  assert.equal(new Set(ranks).size, 3);
  const form = (/** @type {number} */ seed) =>
    lay(content, "test", seeded(seed)).map(({ stimulus }) =>
      stimulus.options.map((/** @type {any} */ { id }) => id).join(""),
    );
  assert.deepEqual(form(1), form(1));
  assert.notDeepEqual(form(1), form(2));
});

test("« no » settles a place, « yes » waits for the danger's name", () => {
  const visit = site();
  visit.look("z02", "mouse", 100);
  assert.deepEqual(visit.identify("no", "mouse", 400), [
    { name: "danger_identified", at: 400, data: { zone: "z02", answer: "no", rt: 300, modality: "mouse" } },
    { name: "zone_done", at: 400, data: { zone: "z02", state: "z02 no 1" } },
  ]);
  assert.equal(visit.open, "");
  visit.look("z01", "touch", 1000);
  assert.equal(visit.identify("yes", "touch", 1500).length, 1);
  assert.equal(visit.open, "z01");
  assert.deepEqual(visit.qualify("a", "touch", 2500)[0].data, {
    zone: "z01",
    answer: "a",
    rt: 1000,
    modality: "touch",
  });
  assert.deepEqual(
    [...visit.said],
    [
      ["z02", "no"],
      ["z01", "a"],
    ],
  );
});

test("two places of one thing are one danger told, right or wrong", () => {
  const visit = site();
  for (const id of ["z09", "z11", "z05", "z06"]) {
    visit.look(id, "mouse", 0);
    visit.identify("yes", "mouse", 0);
    visit.qualify("b", "mouse", 0);
  }
  assert.equal(visit.told, 2);
  visit.look("z05", "mouse", 0);
  visit.identify("yes", "mouse", 0);
  visit.qualify(NONE, "mouse", 0);
  assert.equal(visit.said.get("z05"), "no");
  assert.equal(visit.told, 2, "its other place still says so");
});

test("taken up again, the last state of each place holds, a return to an earlier one too", () => {
  const visit = new Site(lay(content, "test", seeded(1)), ["z01 a 1", "z02 no 2", "z01 no 3", "z01 a 4", "z99 a 5"]);
  assert.deepEqual(
    [...visit.said],
    [
      ["z01", "a"],
      ["z02", "no"],
    ],
  );
  visit.look("z02", "mouse", 0);
  assert.equal(visit.identify("no", "mouse", 0)[1].data.state, "z02 no 6");
});

for (const pace of [0.5, 1, 2, 4]) {
  test(`simulate: accuracy 1 at pace ${pace} names every hazard, and calls nothing else one`, () => {
    for (let seed = 1; seed <= 20; seed++) {
      const said = lastSaid(simulated({ pace, random: seeded(seed) }));
      for (const [id, right] of keys) assert.equal(said.get(id) ?? "no", right, `${id}, seed ${seed}`);
    }
  });
}

test("simulate: with pace halved each time is halved, and nothing else changes", () => {
  const usual = simulated({ accuracy: 0.7 });
  const fast = simulated({ accuracy: 0.7, pace: 0.5 });
  assert.equal(fast.length, usual.length);
  for (const [i, { name, at, data }] of fast.entries()) {
    const { rt, ...same } = data;
    const { rt: usualRt, ...sameAsUsual } = usual[i].data;
    assert.deepEqual({ name, ...same }, { name: usual[i].name, ...sameAsUsual });
    assert.ok(Math.abs(at - usual[i].at / 2) < 1e-6);
    if (rt !== undefined) assert.ok(Math.abs(Number(rt) - Number(usualRt) / 2) <= 0.11);
  }
});

test("simulate: same profile, same events; times never go back; every event is declared", () => {
  const events = simulated({ accuracy: 0.6, pace: 1.3 });
  assert.deepEqual(events, simulated({ accuracy: 0.6, pace: 1.3 }));
  for (const [i, { name, at, data }] of events.entries()) {
    checkEvent(situation, name, data);
    assert.ok(i === 0 || at >= events[i - 1].at, `${name} at ${at}`);
  }
});

test("simulate: who gives up is abandoned", () => {
  const events = simulatePlay(situation, content, profile({ givesUpAfter: 0.4 }));
  assert.equal(events.at(-1)?.name, "abandoned");
});
