import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { types } from "../../pb_public/shared/questionnaire/types.js";
import { situation } from "../../pb_public/situations/lecture/situation.js";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const content = JSON.parse(read("hooks/items/content/lecture.json"));
/** @type {any[]} */
const items = content.items;
/** @type {any[]} */
const all = [...content.training, ...items];
const scored = items.filter(({ type }) => type !== "instruction");
const dictations = scored.filter(({ type }) => type === "gap_text");
/** @param {any} item @returns {number[]} */
const worths = ({ key }) => key.grades.map((/** @type {any} */ { points }) => points);
/** @param {any} value @returns {Set<string>} */
const words = (value) =>
  new Set(
    JSON.stringify(value)
      .toLowerCase()
      .match(/\p{L}+/gu),
  );
/** @param {any} item */
const placeOf = ({ id }) => id.replace(/\D/g, "");
/** @param {string} letter @returns {any[]} */
const part = (letter) => scored.filter(({ id }) => id.replace(/\d+/, "") === letter);

test("so many items of each module, form, skill and type", () => {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { module, form = "", skill, type } of scored) {
    const kind = [module, form, skill, type].filter(Boolean).join(" ");
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  assert.deepEqual(counts, {
    "orientation A reading single_choice": 3,
    "orientation A comprehension single_choice": 9,
    "orientation B reading single_choice": 3,
    "orientation B comprehension single_choice": 9,
    "low reading single_choice": 10,
    "low reading click_words": 4,
    "low comprehension click_words": 5,
    "low comprehension single_choice": 5,
    "low A writing gap_text": 20,
    "low B writing gap_text": 20,
    "high1 comprehension order": 1,
    "high1 comprehension single_choice": 2,
    "high1 comprehension chart_bars": 4,
    "high2 comprehension click_words": 2,
    "high2 comprehension single_choice": 2,
    "high2 A writing gap_text": 20,
    "high2 B writing gap_text": 20,
  });
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});

test("ids say nothing", () => {
  for (const { id } of all) assert.match(id, /^[a-z]\d{1,2}$/);
});

for (const item of all) {
  test(`${item.id} is complete`, () => {
    const { type, stimulus, key } = item;
    assert.ok(types[type]);
    assert.ok(stimulus.question && stimulus.voice);
    assert.equal(Boolean(stimulus.picture), Boolean(stimulus.alt));
    const { options = [] } = stimulus;
    const told = options.map((/** @type {any} */ { text, voice }) => text ?? voice);
    assert.equal(new Set(told).size, told.length);
    if (stimulus.spoken) assert.ok(options.every((/** @type {any} */ { text, voice }) => voice && !text));
    if (key?.right) assert.deepEqual(types[type].read(item, key.right), { answer: key.right });
    for (const answer of Object.keys(item.feedback ?? {})) {
      if (answer && answer !== "*") assert.deepEqual(types[type].read(item, answer), { answer });
    }
  });
}

test("each item has a provisional difficulty from -3 to 2, and they differ", () => {
  for (const { id, difficulty } of scored) {
    assert.ok(difficulty.provisional && difficulty.b >= -3 && difficulty.b <= 2, id);
  }
  assert.ok(new Set(scored.map(({ difficulty }) => difficulty.b)).size >= 30);
});

test("parallel forms have one rule, one length and one difficulty", () => {
  for (const [one, other] of [
    ["a", "b"],
    ["e", "f"],
    ["j", "k"],
  ]) {
    assert.equal(part(one).length, part(other).length);
    for (const item of part(one)) {
      const twin = part(other).find((candidate) => placeOf(candidate) === placeOf(item));
      assert.deepEqual([twin.type, twin.skill, twin.points], [item.type, item.skill, item.points], item.id);
      assert.equal(twin.difficulty.b, item.difficulty.b, item.id);
      assert.equal(twin.stimulus.options?.length, item.stimulus.options?.length, item.id);
      if (item.key.grades) assert.equal(Math.max(...worths(twin)), Math.max(...worths(item)), item.id);
    }
  }
});

test("right answers are spread over the places, and options are of a like length", () => {
  for (const letters of ["a", "b", "c", "d"]) {
    /** @type {Record<string, number>} */
    const counts = {};
    const choices = part(letters).filter(({ type }) => type === "single_choice");
    for (const { id, key, stimulus } of choices) {
      counts[key.right] = (counts[key.right] ?? 0) + 1;
      const lengths = stimulus.options.map((/** @type {any} */ option) => (option.text ?? option.voice).length);
      assert.ok(Math.max(...lengths) - Math.min(...lengths) <= 17, id);
    }
    assert.ok(Math.max(...Object.values(counts)) <= choices.length / 2, JSON.stringify(counts));
  }
});

test("the question does not say the answer", () => {
  for (const { id, type, key, stimulus } of scored) {
    if (type !== "single_choice" || stimulus.spoken) continue;
    const right = stimulus.options.find((/** @type {any} */ option) => option.id === key.right).text.toLowerCase();
    assert.ok(!stimulus.question.toLowerCase().includes(right), id);
    assert.ok(!(stimulus.alt ?? "").toLowerCase().includes(right), id);
  }
});

test("spellings: the plain word is worth 1, a slip 0.75, the agreement more", () => {
  for (const item of dictations) {
    const points = worths(item);
    assert.equal(points[0], 1, item.id);
    assert.equal(points.filter((point) => point > 1).length <= 1, true, item.id);
    const texts = item.key.grades.map((/** @type {any} */ { text }) => text);
    assert.equal(new Set(texts).size, texts.length, item.id);
  }
  /** @param {string} letter @param {number} points */
  const bonuses = (letter, points) => part(letter).filter((item) => worths(item).includes(points)).length;
  for (const letter of ["e", "f"]) assert.deepEqual([bonuses(letter, 1.25), bonuses(letter, 1.5)], [8, 0]);
  for (const letter of ["j", "k"]) assert.deepEqual([bonuses(letter, 1.25), bonuses(letter, 1.5)], [4, 2]);
});

test("a dictated word is written nowhere: not for the voice, nor on another card of its form", () => {
  const texts = words(content.texts);
  for (const { id, key, form } of dictations) {
    for (const { text } of key.grades) {
      assert.ok(!texts.has(text), `${id} ${text}`);
      for (const other of all) {
        if (other.form && other.form !== form) continue;
        assert.ok(!words([other.stimulus, other.feedback]).has(text), `${id} ${text} in ${other.id}`);
      }
    }
  }
});

test("no card gives away the order of the article", () => {
  const { stimulus, key } = part("g")[0];
  assert.equal(key.right.split(" ").length, 7);
  assert.notEqual(stimulus.items.map((/** @type {any} */ { id }) => id).join(" "), key.right);
  for (const { text } of stimulus.items) {
    for (const other of items)
      if (other.id !== "g1") assert.ok(!JSON.stringify(other.stimulus).includes(text), other.id);
  }
});

test("the chart says the truth", () => {
  for (const { stimulus } of part("g").filter(({ type }) => type === "chart_bars")) {
    const values = stimulus.bars.map((/** @type {any} */ { value }) => value);
    assert.equal(values.length, 7);
    assert.equal(
      values.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0) / 7,
      stimulus.line.value,
    );
    assert.ok(Math.max(...values) <= stimulus.max);
  }
});

test("words to click: at least 12 in a list, each once", () => {
  for (const { id, skill, stimulus, key } of scored.filter(({ type }) => type === "click_words")) {
    const spans = [...stimulus.text.join(" ").matchAll(/\[\[([^|]+)\|([^\]]+)\]\]/g)].map((found) => found[1]);
    assert.equal(new Set(spans).size, spans.length, id);
    assert.equal(key.right.split(" ").length, stimulus.pick, id);
    for (const one of key.right.split(" ")) assert.ok(spans.includes(one), id);
    if (skill === "reading") assert.ok(spans.length >= 12, id);
  }
});

test("the voice does not read what is to be read", () => {
  for (const { id, stimulus, skill } of scored) {
    const { document, voice, question } = stimulus;
    if (!document || document.kind === "speech" || skill === "writing") continue;
    assert.equal(document.no_voice, true, id);
    for (const line of [document.title, ...(document.text ?? []), ...(document.list ?? [])].filter(Boolean)) {
      assert.ok(question.includes(line) || !voice.includes(line), id);
    }
  }
});

test("French typography: no plain space before : ; ! ? », no straight apostrophe", () => {
  const shown = JSON.stringify([content.texts, all.map(({ stimulus, feedback }) => [stimulus, feedback])]);
  assert.deepEqual(shown.match(/ [:;!?»]|« |\w'|\d (?:h|kg|€|%|m²)(?!\p{L})/gu), null);
});

test("every picture is drawn, and every drawing is used", () => {
  const art = ["inside", "outside", "things"]
    .map((name) => read(`pb_public/situations/lecture/art/${name}.js`))
    .join("");
  const drawn = [...art.matchAll(/export const (\w+)/g)].map((found) => found[1]);
  const used = new Set(all.map(({ stimulus }) => stimulus.picture).filter(Boolean));
  assert.deepEqual(drawn.sort(), [...used].sort());
  assert.ok(drawn.length >= 12);
});

test("the plan leads from the orientation to the end", () => {
  const { start, modules, adaptive } = content.plan;
  assert.equal(start, "orientation");
  assert.deepEqual(modules.orientation.then, [{ at_least: 10, to: "high1" }, { to: "low" }]);
  assert.deepEqual(modules.high1.then, [{ above: 5, to: "high2" }, { to: "low" }]);
  assert.equal(adaptive.scale, "literacy");
  assert.equal(situation.name, content.situation);
});
