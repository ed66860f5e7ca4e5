import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seeded } from "../../pb_public/shared/random.js";
import { simulatePlay } from "../../pb_public/shared/simulate.js";
import { Phone } from "../../pb_public/situations/objets_trouves/model.js";
import { situation } from "../../pb_public/situations/objets_trouves/simulation.js";

const content = JSON.parse(
  readFileSync(new URL("../../hooks/items/content/objets_trouves.json", import.meta.url), "utf8"),
);
const { phone } = content.settings;
const all = [...content.training, ...content.items];
const rights = new Map(content.items.map((/** @type {any} */ item) => [item.id, item.key.right]));

/** @param {number} seed @param {{pace?: number, accuracy?: number, givesUpAfter?: number}} [habits] */
const played = (seed, { pace = 1, accuracy = 1, givesUpAfter = 1 } = {}) =>
  simulatePlay(situation, content, {
    name: "somebody",
    pace,
    accuracy,
    givesUpAfter,
    random: seeded(seed),
    right: (id) => rights.get(id) ?? "",
  });

test("12 questions: 5 to understand, 4 to calculate, 3 to remember", () => {
  /** @type {Record<string, number>} */
  const skills = {};
  for (const { skill } of content.items) skills[skill] = (skills[skill] ?? 0) + 1;
  assert.deepEqual(skills, { numeracy: 4, comprehension: 5, memory: 3 });
  for (const { id, difficulty } of content.items) assert.ok(difficulty.b >= -3 && difficulty.b <= 3, id);
});

test("each app has a question, each question an app, the last three none", () => {
  const owned = new Phone(content, "test");
  assert.deepEqual(owned.apps.map(({ id }) => owned.of(id).length).sort(), [1, 1, 1, 2, 3]);
  assert.deepEqual(
    owned.of("").map(({ id }) => id),
    ["m1", "m2", "m3"],
  );
  assert.equal(owned.of("lock").length, 1);
  for (const { stimulus } of content.items)
    assert.ok(!stimulus.app || stimulus.app === "lock" || owned.app(stimulus.app), stimulus.app);
});

test("what the page gets of the code is its clue, not the code", () => {
  const [left, right] = phone.clue.split(" × ").map(Number);
  const code = String(left * right);
  assert.equal(rights.get("o1"), code);
  const sent = JSON.stringify({ ...content, items: content.items.map((/** @type {any} */ { stimulus }) => stimulus) });
  assert.ok(!sent.includes(code));
  assert.ok(!sent.includes(`${code[0]} ${code.slice(1)}`));
});

test("a message that is to be heard is written nowhere else, and what it must tell is a trap elsewhere", () => {
  const { messages } = phone.apps.find((/** @type {any} */ { id }) => id === "voicemail").screens[0];
  const heard = messages.find((/** @type {any} */ { listen }) => listen);
  assert.equal(heard.item, "o3");
  assert.ok(content.texts[heard.text].length > 0);
  assert.ok(!JSON.stringify(phone).includes("dix-sept heures quarante-cinq"));
});

test("French typography: no plain space before : ; ! ? », no straight apostrophe", () => {
  const shown = JSON.stringify({
    texts: content.texts,
    phone,
    all: all.map(({ stimulus, feedback }) => [stimulus, feedback]),
  });
  assert.deepEqual(shown.match(/ [:;!?»]|« |\w'|\d (?:h|€|places)\b/g), null);
});

test("every picture of the content is drawn, and said in words", () => {
  const drawn = readFileSync(
    new URL("../../pb_public/situations/objets_trouves/art/pictures.js", import.meta.url),
    "utf8",
  );
  const named = all
    .flatMap(({ stimulus }) => stimulus.options ?? [])
    .filter((/** @type {any} */ { picture }) => picture);
  for (const { picture, alt } of [...named, phone.apps[0].screens[0]]) {
    assert.match(drawn, new RegExp(`\\b${picture}: `));
    assert.ok(alt);
  }
});

test("the telephone: where one comes back, and numbers that follow the order of the apps", () => {
  assert.equal(new Phone(content, "test").place, "lock");
  const back = new Phone(content, "test", ["o1", "o7"]);
  assert.equal(back.place, "home");
  assert.deepEqual([back.seen("messages"), back.seenCount, back.allSeen], [false, 0, false]);
  back.open("messages");
  const { items, others } = back.round("messages");
  assert.deepEqual(
    items.slice(0, 4).map(({ id }) => id),
    ["o1", "o7", "o8", "o9"],
  );
  assert.equal(items.length, 12);
  assert.ok(!others.includes("o8") && others.includes("o7") && others.includes("m1"));
  back.answer("o8");
  back.answer("o9");
  assert.deepEqual([back.seen("messages"), back.seenCount], [true, 1]);
  assert.equal(back.round("messages").others.length, 12, "nothing is asked again");
  assert.equal(back.round("lock", true).others.length, 11, "but another code may be tried");
  assert.equal(new Phone(content, "test", ["o1", "m1"]).place, "memory");
});

test("the training has one app of another telephone", () => {
  const training = new Phone(content, "training", ["o1"]);
  assert.equal(training.place, "home");
  assert.equal(training.apps.length, 1);
  assert.equal(training.round("calendar").others.length, 0);
});

test("simulated: five apps opened and closed once, in an order that is drawn", () => {
  const orders = new Set();
  for (let seed = 1; seed <= 12; seed++) {
    const events = played(seed, { accuracy: 0.7 });
    const named = (/** @type {string} */ name) =>
      events.filter((event) => event.name === name).map(({ data }) => data.app);
    assert.deepEqual([...named("app_opened")].sort(), ["calendar", "messages", "notes", "photos", "voicemail"]);
    assert.deepEqual(named("app_closed"), named("app_opened"));
    orders.add(named("app_opened").join());
  }
  assert.ok(orders.size > 6, String(orders.size));
});

test("who knows everything is right at any pace: only the times change", () => {
  const answers = (/** @type {ReturnType<typeof played>} */ events) =>
    events.filter(({ name }) => name === "item_answered").map(({ data }) => [data.item, data.answer]);
  const usual = played(3);
  assert.equal(usual.at(-1)?.name, "finished");
  for (const [item, answer] of answers(usual)) assert.equal(answer, rights.get(item));
  for (const pace of [0.5, 2]) {
    const other = played(3, { pace });
    assert.deepEqual(answers(other), answers(usual));
    const last = (/** @type {typeof usual} */ events) => events.at(-1)?.at ?? 0;
    assert.ok(Math.abs(last(other) / last(usual) - pace) < 0.02 * pace);
  }
});
