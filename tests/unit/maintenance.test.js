import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seeded } from "../../pb_public/shared/random.js";
import { simulatePlay } from "../../pb_public/shared/simulate.js";
import { Series } from "../../pb_public/situations/maintenance/model.js";
import { situation } from "../../pb_public/situations/maintenance/situation.js";

const content = JSON.parse(
  readFileSync(new URL("../../hooks/items/content/maintenance.json", import.meta.url), "utf8"),
);
/** @type {Map<string, {right: string, kind: string, pair: string}>} */
const keys = new Map(content.items.map((/** @type {any} */ item) => [item.id, item.key]));
/** @type {Map<string, string>} */
const words = new Map(content.items.map((/** @type {any} */ item) => [item.id, item.stimulus.text]));

/** @param {Partial<import("../../pb_public/shared/situation.js").Profile>} [changes] */
function profile(changes) {
  return {
    name: "test",
    pace: 1,
    accuracy: 1,
    givesUpAfter: 1,
    random: seeded(7),
    right: (/** @type {string} */ id) => /** @type {any} */ (keys.get(id)).right,
    ...changes,
  };
}

/** Two labels, the first one on screen since 1000 ms. */
function onScreen() {
  const series = new Series([
    { id: "a", type: "word", stimulus: { text: "lune" } },
    { id: "b", type: "word", stimulus: { text: "nule" } },
  ]);
  const shown = series.show(1000);
  return { series, shown };
}

test("a word is shown, then answered, in one event with its time", () => {
  const { series, shown } = onScreen();
  assert.deepEqual(shown, { name: "word_shown", data: { word: "a" } });
  series.press();
  assert.deepEqual(series.answer("word", "touch", 1732.46), {
    name: "word_answered",
    data: { word: "a", answer: "word", rt: 732.5, modality: "touch" },
  });
  assert.equal(series.number, 2);
  assert.equal(series.item?.id, "b");
});

test("nothing is answered while the cross is there", () => {
  const { series } = onScreen();
  series.answer("word", "keyboard", 1500);
  series.press();
  assert.equal(series.answer("word", "keyboard", 1600), undefined);
  assert.equal(series.item?.id, "b");
});

test("a press begun on the cross, or on the word before, answers nothing when it ends on a word", () => {
  const { series } = onScreen();
  series.answer("word", "mouse", 1500);
  series.press(); // on the cross
  series.show(2000);
  assert.equal(series.answer("word", "mouse", 2010), undefined);
  series.press();
  assert.equal(series.answer("not_word", "mouse", 2600)?.data.rt, 600);
});

test("a click without a press, as assistive tools make it, answers", () => {
  const { series } = onScreen();
  assert.equal(series.answer("word", "mouse", 1900)?.data.rt, 900);
});

test("after a pause the same word comes back, and its time starts again", () => {
  const { series } = onScreen();
  series.hide();
  assert.equal(series.answer("word", "keyboard", 1500), undefined);
  series.show(9000);
  assert.equal(series.answer("word", "keyboard", 9800)?.data.rt, 800);
});

test("after the last label there is nothing to show", () => {
  const { series } = onScreen();
  series.answer("word", "mouse", 1500);
  series.show(2000);
  series.answer("word", "mouse", 2500);
  assert.equal(series.item, undefined);
  assert.equal(series.number, 2);
  assert.throws(() => series.show(3000));
});

test("28 words and 28 pseudo-words, matched one by one in length and accents", () => {
  assert.equal(content.items.length, 56);
  assert.equal(new Set(words.values()).size, 56);
  const kinds = [...keys.values()].map((key) => key.kind);
  for (const [kind, count] of Object.entries({ fear: 7, positive: 7, neutral: 14, pseudo: 28 })) {
    assert.equal(kinds.filter((each) => each === kind).length, count, kind);
  }
  const accents = { word: 0, not_word: 0 };
  for (const [id, { right, kind, pair }] of keys) {
    const word = /** @type {string} */ (words.get(id));
    assert.equal(keys.get(pair)?.pair, id);
    assert.notEqual(keys.get(pair)?.right, right);
    assert.equal(right === "not_word", kind === "pseudo");
    assert.equal(word.length, words.get(pair)?.length, word);
    assert.match(word, /^[a-zàâçéèêëîïôûù]{4,8}$/);
    if (/[^a-z]/.test(word)) accents[/** @type {"word"|"not_word"} */ (right)]++;
  }
  assert.equal(accents.word, accents.not_word);
});

test("neither an id nor the place in the file says which are words", () => {
  const rights = content.items.map((/** @type {any} */ item) => item.key.right);
  assert.ok(rights.slice(0, 28).filter((/** @type {string} */ right) => right === "word").length < 20);
  assert.deepEqual(
    content.items.map((/** @type {any} */ item) => item.id),
    [...words.keys()].sort(),
  );
});

test("no voice reads a word, and training explains both answers", () => {
  for (const item of [...content.training, ...content.items]) assert.equal(item.stimulus.no_voice, true, item.id);
  assert.equal(content.training.length, 6);
  for (const { id, feedback } of content.training) {
    assert.notEqual(feedback.word.understood, feedback.not_word.understood, id);
    assert.ok(feedback.word.text && feedback.not_word.text, id);
  }
});

test("simulate: accuracy 1 is right everywhere, each word once", () => {
  const events = [...situation.simulate(content, profile())];
  const answers = events.filter((event) => event.name === "word_answered");
  assert.equal(answers.length, 56);
  assert.equal(new Set(answers.map((event) => event.data.word)).size, 56);
  for (const { data } of answers) assert.equal(data.answer, keys.get(String(data.word))?.right);
});

test("simulate: the cross stands for 500 ms, times grow, pace scales them", () => {
  const usual = [...situation.simulate(content, profile())];
  const slow = [...situation.simulate(content, profile({ pace: 2 }))];
  assert.equal(usual[0].at, 500);
  for (let i = 1; i < usual.length; i++) assert.ok(usual[i].at >= usual[i - 1].at);
  for (let i = 1; i < usual.length; i += 2) {
    assert.equal(usual[i].at - usual[i - 1].at, usual[i].data.rt);
    assert.ok(Math.abs(Number(slow[i].data.rt) - 2 * Number(usual[i].data.rt)) <= 1);
  }
});

test("simulate: accuracy 0 is wrong everywhere; giving up leaves in front of a word", () => {
  const wrong = [...situation.simulate(content, profile({ accuracy: 0 }))].filter(
    (event) => event.name === "word_answered",
  );
  for (const { data } of wrong) assert.notEqual(data.answer, keys.get(String(data.word))?.right);
  const left = simulatePlay(situation, content, profile({ givesUpAfter: 0.25 }));
  assert.equal(left.filter((event) => event.name === "word_answered").length, 14);
  assert.deepEqual(
    left.slice(-2).map((event) => event.name),
    ["word_shown", "abandoned"],
  );
});

test("simulate: one seed, one play; another seed, another order", () => {
  const play = () => simulatePlay(situation, content, profile({ accuracy: 0.8 }));
  assert.deepEqual(play(), play());
  const other = simulatePlay(situation, content, profile({ accuracy: 0.8, random: seeded(8) }));
  assert.notDeepEqual(other, play());
});
