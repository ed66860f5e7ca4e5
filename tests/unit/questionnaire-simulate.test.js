import assert from "node:assert/strict";
import { test } from "node:test";
import { simulateQuestionnaire } from "../../pb_public/shared/questionnaire/simulate.js";
import { seeded } from "../../pb_public/shared/random.js";

const items = Array.from({ length: 12 }, (_, i) => ({
  id: `q${i}`,
  type: ["single_choice", "number_input", "text_input"][i % 3],
}));
/** @type {Record<string, string>} */
const rights = { single_choice: "b", number_input: "12", text_input: "colis" };
/** @type {any} */
const content = {
  items: [
    { id: "i", type: "instruction", stimulus: {} },
    ...items.map((item) => ({ ...item, stimulus: { options: [{ id: "a" }, { id: "b" }, { id: "c" }] } })),
    { id: "t", type: "free_text", optional: true, stimulus: {} },
  ],
  settings: {},
};

/** @param {object} [more] @param {any} [played] */
function play(more, played = content) {
  /** @type {any} */
  const profile = {
    name: "test",
    pace: 1,
    accuracy: 1,
    givesUpAfter: 1,
    random: seeded(4),
    right: (/** @type {string} */ id) => rights[items.find((item) => item.id === id)?.type ?? ""],
    ...more,
  };
  return [...simulateQuestionnaire(played, profile)];
}
/** @param {any[]} events @param {string} name */
const named = (events, name) => events.filter((event) => event.name === name);

test("with accuracy 1 every answer is right, in the order of the content", () => {
  const events = play();
  assert.equal(named(events, "item_skipped").length, 0);
  const answers = named(events, "item_answered");
  assert.deepEqual(
    answers.map((event) => event.data.item),
    ["i", ...items.map((item) => item.id)],
  );
  for (const { data } of answers.slice(1)) {
    const type = items.find((item) => item.id === data.item)?.type;
    assert.equal(data.answer, rights[type ?? ""]);
  }
});

test("times grow, and each is that of its own event", () => {
  const events = play();
  const shown = new Map(named(events, "item_shown").map((event) => [event.data.item, event.at]));
  for (const [i, event] of events.entries()) if (i) assert.ok(event.at >= events[i - 1].at);
  for (const { at, data } of named(events, "item_answered")) assert.equal(data.rt, at - shown.get(data.item));
});

test("pace changes the times and nothing else", () => {
  const [usual, slow] = [play(), play({ pace: 2 })];
  assert.deepEqual(
    usual.map((event) => event.name),
    slow.map((event) => event.name),
  );
  const total = (/** @type {any[]} */ events) =>
    named(events, "item_answered").reduce((sum, event) => sum + event.data.rt, 0);
  assert.ok(Math.abs(total(slow) / total(usual) - 2) < 0.01);
});

test("with accuracy 0 nothing scored is right, and some is skipped", () => {
  const events = play({ accuracy: 0 });
  for (const { data } of named(events, "item_answered"))
    assert.ok(!Object.values(rights).includes(data.answer), data.item);
  assert.ok(named(events, "item_skipped").length > 0);
  assert.ok(named(events, "item_skipped").every((event) => event.data.item !== "i"));
});

test("who gives up leaves in front of a question", () => {
  const events = play({ givesUpAfter: 0.5 });
  assert.equal(named(events, "item_answered").length, 6);
  assert.equal(events.at(-1)?.name, "item_shown");
});

test("the free text is played only where the campaign asks for it", () => {
  assert.ok(!named(play(), "item_shown").some((event) => event.data.item === "t"));
  const asked = named(play({}, { ...content, settings: { free_text: true } }), "item_answered");
  assert.match(asked.at(-1)?.data.answer, /^Bonjour/);
});

test("the same seed plays the same", () => {
  assert.deepEqual(play({ accuracy: 0.6 }), play({ accuracy: 0.6 }));
});
