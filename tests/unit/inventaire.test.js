import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seeded } from "../../pb_public/shared/random.js";
import { simulatePlay } from "../../pb_public/shared/simulate.js";
import { checkEvent } from "../../pb_public/shared/situation.js";
import { arrange, Count, canonical, quantity } from "../../pb_public/situations/inventaire/model.js";
import { situation } from "../../pb_public/situations/inventaire/situation.js";
import { Storeroom } from "../../pb_public/situations/inventaire/storeroom.js";

const content = JSON.parse(readFileSync(new URL("../../hooks/items/content/inventaire.json", import.meta.url), "utf8"));
/** @type {Map<string, string>} */
const keys = new Map(content.items.map((/** @type {any} */ item) => [item.id, item.key.right]));

/** @param {number} seed */
const layout = (seed) => arrange(content, "test", seeded(seed));

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

/** @param {import("../../pb_public/shared/situation.js").EventDraft[]} events @param {string} name */
const named = (events, name) => events.filter((event) => event.name === name);

/** A host that writes down what it is told. @param {"training"|"test"} phase */
function hosted(phase) {
  /** @type {string[]} */
  const told = [];
  const host = /** @type {any} */ ({
    content,
    phase,
    done: [],
    modality: () => "mouse",
    announce: () => {},
    record: (/** @type {string} */ name, data = {}) => {
      checkEvent(situation, name, data);
      told.push(name);
    },
    end: (/** @type {string} */ outcome, /** @type {any} */ detail) => told.push(`${outcome} ${detail.understood}`),
  });
  return { room: new Storeroom(host, arrange(content, phase, seeded(3))), told };
}

test("content: 19 containers and 8 products, of which 2 are read on labels; the key is what the containers hold", () => {
  const { containers } = content.settings;
  assert.equal(containers.length, 19);
  assert.equal(new Set(containers.map((/** @type {any} */ one) => one.id)).size, 19);
  assert.equal(content.items.length, 8);
  for (const { id, key, stimulus } of content.items) {
    const holding = containers.filter((/** @type {any} */ one) => one.product === id);
    assert.ok(holding.length > 1, `${id} stands in one place only`);
    const sum = holding.reduce((/** @type {number} */ total, /** @type {any} */ one) => total + quantity(one), 0);
    assert.equal(String(sum), key.right, id);
    assert.equal(
      holding.every((/** @type {any} */ one) => (one.amount ?? 0) > 0),
      stimulus.unit !== "",
      id,
    );
  }
  const totals = content.items.map((/** @type {any} */ item) => item.key.right);
  assert.equal(new Set(totals).size, 8, "no total can be mistaken for another one");
});

test("a seed draws one form, another seed another one; each place keeps its kind, and the totals never change", () => {
  const form = (/** @type {number} */ seed) => layout(seed).places.map(({ id }) => id);
  assert.deepEqual(form(1), form(1));
  assert.notDeepEqual(form(1), form(2));
  for (let seed = 1; seed <= 20; seed++) {
    const { places } = layout(seed);
    assert.deepEqual(
      [...form(seed)].sort(),
      content.settings.containers.map((/** @type {any} */ { id }) => id),
    );
    assert.deepEqual(
      places.map(({ kind, place }) => [kind, place]),
      content.settings.containers.map((/** @type {any} */ { kind }, /** @type {number} */ i) => [kind, i + 1]),
    );
    const count = new Count(layout(seed));
    for (const [id, right] of keys) count.write(id, right);
    assert.equal(count.check().fresh.length, 8);
  }
});

for (const [typed, read] of [
  ["", ""],
  ["  ", ""],
  ["9", "9"],
  ["09", "9"],
  ["37,5", "37.5"],
  [" 37.50 litres ", "37.5"],
  ["43 kg.", "43"],
  ["1\u202f000", "1000"],
  [",5", "0.5"],
  ["neuf", "?"],
  ["9 + 2", "?"],
  ["-9", "?"],
  [",", "?"],
])
  test(`« ${typed} » is written « ${read} »`, () => assert.equal(canonical(typed), read));

test("a check says of each field right, wrong or blank, and keeps what is right", () => {
  const count = new Count(layout(1));
  count.write("p1", "9");
  count.write("p2", "60");
  const { answers, blanks, fresh } = count.check();
  assert.equal(answers, "p1=9 p2=60 p3= p4= p5= p6= p7= p8=");
  assert.equal(blanks, 6);
  assert.deepEqual(fresh, ["p1"]);
  assert.deepEqual(
    ["p1", "p2", "p3"].map((id) => count.verdicts.get(id)),
    ["right", "wrong", "blank"],
  );
  count.write("p1", "1");
  count.write("p2", "6");
  assert.equal(count.drafts.get("p1"), "9", "found, it stays");
  assert.equal(count.verdicts.has("p2"), false, "what was said of another value is gone");
  assert.deepEqual(count.check().fresh, ["p2"]);
  assert.equal(count.left, 6);
});

test("taken up again, the totals that were found are there, and only these", () => {
  const count = new Count(layout(5), ["p7", "p2"]);
  assert.equal(count.left, 6);
  assert.equal(count.drafts.get("p7"), "37,5");
  assert.equal(count.check().answers, "p1= p2=6 p3= p4= p5= p6= p7=37.5 p8=");
});

test("the form closes and opens with what was typed; opening and closing are recorded", () => {
  const { room, told } = hosted("test");
  room.enter("c09");
  room.leave();
  assert.match(room.focus, /c09/, "the focus comes back");
  room.openForm();
  room.write("p3", "7");
  room.leave();
  room.openForm();
  assert.equal(room.count.drafts.get("p3"), "7");
  room.askHelp();
  room.askHelp();
  const said = "container_opened container_closed form_opened form_closed form_opened help_opened";
  assert.equal(told.join(" "), said);
});

test("the inventory ends with the last total, not before", () => {
  const { room, told } = hosted("test");
  for (const [id, right] of keys) if (id !== "p8") room.write(id, right);
  room.check();
  assert.match(room.word, /^7 totaux justes sur 8/);
  room.write("p8", "43");
  room.check();
  assert.deepEqual(told.slice(-3), ["inventory_checked", "product_done", "finished true"]);
});

test("training: one error is forgiven, two bring the instruction again", () => {
  for (const [typed, ending] of /** @type {const} */ ([
    [["4", "5"], "finished true"],
    [["4", "6"], "finished false"],
  ])) {
    const { room, told } = hosted("training");
    for (const total of typed) {
      room.write("t1", total);
      room.check();
    }
    assert.equal(told[told.length - 1], ending);
  }
});

for (const pace of [0.5, 1, 2, 3]) {
  test(`simulate: accuracy 1 at pace ${pace} opens each container once and checks once`, () => {
    for (let seed = 1; seed <= 20; seed++) {
      const events = simulated({ pace, random: seeded(seed) });
      assert.equal(named(events, "container_opened").length, 19);
      const [{ data }, ...more] = named(events, "inventory_checked");
      assert.equal(data.answers, [...keys].map(([id, right]) => `${id}=${right}`).join(" "));
      assert.equal(more.length, 0);
    }
  });
}

test("simulate: with pace halved each time is halved, and nothing else changes", () => {
  const usual = simulated({ accuracy: 0.6 });
  const fast = simulated({ accuracy: 0.6, pace: 0.5 });
  assert.equal(fast.length, usual.length);
  for (const [i, { name, at, data }] of fast.entries()) {
    assert.deepEqual({ name, data }, { name: usual[i].name, data: usual[i].data });
    assert.ok(Math.abs(at - usual[i].at / 2) < 1e-6);
  }
});

test("simulate: same profile, same events; times never go back; every event is declared", () => {
  const events = simulated({ accuracy: 0.5, pace: 1.3 });
  assert.deepEqual(events, simulated({ accuracy: 0.5, pace: 1.3 }));
  for (const [i, { name, at, data }] of events.entries()) {
    checkEvent(situation, name, data);
    assert.ok(i === 0 || at >= events[i - 1].at, `${name} at ${at}`);
  }
});

test("simulate: accuracy is the share of totals right at the first check, give or take; all are right in the end", () => {
  let wrong = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const checks = named(simulated({ accuracy: 0.8, random: seeded(seed) }), "inventory_checked");
    const right = (/** @type {any} */ { data }) =>
      data.answers.split(" ").filter((/** @type {string} */ pair) => keys.get(pair.slice(0, 2)) === pair.slice(3));
    wrong += 8 - right(checks[0]).length;
    assert.equal(right(checks[checks.length - 1]).length, 8);
  }
  assert.ok(wrong > 40 && wrong < 90, String(wrong));
});

test("simulate: who gives up half-way opened half of the containers, and the play is abandoned", () => {
  const events = simulatePlay(situation, content, profile({ givesUpAfter: 0.5 }));
  assert.equal(named(events, "container_opened").length, 10);
  assert.equal(named(events, "inventory_checked").length, 1);
  assert.equal(events[events.length - 1].name, "abandoned");
});
