import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { types } from "../../pb_public/shared/questionnaire/types.js";
import { seeded } from "../../pb_public/shared/random.js";
import { simulatePlay } from "../../pb_public/shared/simulate.js";
import { situation } from "../../pb_public/situations/livraison/simulation.js";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const content = JSON.parse(read("hooks/items/content/livraison.json"));
/** @type {any[]} */
const all = [...content.training, ...content.items];
/** @param {string} skill */
const ids = (skill) =>
  content.items.filter((/** @type {any} */ item) => item.skill === skill).map((/** @type {any} */ item) => item.id);
const rights = new Map(content.items.map((/** @type {any} */ { id, key }) => [id, key.right ?? key.grades?.[0].text]));

test("9 reading items, 7 of spelling, 3 of arithmetic and a text", () => {
  assert.equal(ids("comprehension").join(" "), "c1 c2 c3 c4 c5 c6 c7 c8 c9");
  assert.equal(ids("spelling").join(" "), "s1 s2 s3 s4 s5 s6 s7");
  assert.equal(ids("numeracy").join(" "), "n1 n2 n3");
  assert.deepEqual(content.items.at(-1).key, {});
  assert.equal(content.items.at(-1).optional, true);
});

for (const item of all) {
  test(`${item.id} is complete`, () => {
    const { type, stimulus } = item;
    assert.ok(types[type]);
    assert.ok(stimulus.question && stimulus.voice && stimulus.picture && stimulus.alt);
    for (const option of stimulus.options ?? []) assert.ok(option.id && option.text);
    const right = rights.get(item.id);
    if (right !== undefined) assert.deepEqual(types[type].read(item, right), { answer: right });
    for (const answer of Object.keys(item.feedback ?? {})) {
      if (answer && answer !== "*") assert.deepEqual(types[type].read(item, answer), { answer });
    }
  });
}

test("the voice never reads what tests reading, nor spellings", () => {
  for (const item of content.items) {
    const { document, options = [], voice } = item.stimulus;
    assert.ok(
      options.every((/** @type {any} */ option) => !option.voice),
      item.id,
    );
    if (item.skill !== "comprehension") continue;
    assert.equal(document.no_voice, true, item.id);
    for (const line of [
      ...(document.text ?? []),
      ...(document.list ?? []),
      ...(document.head ?? []).map((/** @type {string[]} */ pair) => pair[1]),
    ])
      assert.ok(item.stimulus.question.includes(line) || !voice.includes(line), item.id);
  }
});

test("right answers are spread over the ids, and options are of a like length", () => {
  const counts = new Map();
  for (const { type, key, stimulus } of content.items) {
    if (type !== "single_choice") continue;
    counts.set(key.right, (counts.get(key.right) ?? 0) + 1);
    const lengths = stimulus.options.map((/** @type {any} */ option) => option.text.length);
    assert.ok(Math.max(...lengths) - Math.min(...lengths) <= 14, stimulus.question);
  }
  assert.ok(Math.max(...counts.values()) <= 5);
});

test("spellings are graded from the right one down", () => {
  for (const { type, key } of content.items) {
    if (type !== "text_input") continue;
    const points = key.grades.map((/** @type {any} */ grade) => grade.points);
    assert.equal(points[0], 1);
    assert.ok(points.every((/** @type {number} */ point) => point === 1 || point === 0.75));
  }
});

test("a word to write is not written in a question before", () => {
  for (const [word, last] of [
    ["adresse", "s7"],
    ["journaux", "s4"],
  ]) {
    const before = content.items.slice(
      0,
      content.items.findIndex((/** @type {any} */ item) => item.id === last),
    );
    for (const { id, stimulus } of before) assert.ok(!JSON.stringify(stimulus).toLowerCase().includes(word), id);
  }
});

test("French typography: no plain space before : ; ! ? », no straight apostrophe", () => {
  const shown = JSON.stringify({
    texts: content.texts,
    all: all.map(({ stimulus, feedback }) => [stimulus, feedback]),
  });
  assert.deepEqual(shown.match(/ [:;!?»]|« |\w'|\d (?:h|kg)\b/g), null);
});

test("every picture of the content is drawn", () => {
  const drawn = read("pb_public/situations/livraison/art/pictures.js");
  const named = all.flatMap(({ stimulus }) => [
    stimulus.picture,
    ...(stimulus.options ?? []).map((/** @type {any} */ o) => o.picture),
  ]);
  for (const name of named.filter(Boolean)) assert.match(drawn, new RegExp(`\\b${name}: `), name);
});

test("a whole play by somebody who knows, events declared, keys unsaid", () => {
  /** @type {any} */
  const profile = {
    name: "perfect",
    pace: 1,
    accuracy: 1,
    givesUpAfter: 1,
    random: seeded(1),
    right: (/** @type {string} */ id) => rights.get(id),
  };
  const events = simulatePlay(situation, { ...content, settings: { free_text: true } }, profile);
  const answers = events.filter((event) => event.name === "item_answered");
  assert.equal(answers.length, 20);
  assert.deepEqual(events.at(-1)?.name, "finished");
  const minutes = (events.at(-1)?.at ?? 0) / 60000;
  assert.ok(minutes > 5 && minutes < content.minutes, `${minutes} minutes`);
});
