import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { types } from "../../pb_public/shared/questionnaire/types.js";
import { seeded } from "../../pb_public/shared/random.js";
import { situation } from "../../pb_public/situations/bienvenue/simulation.js";

const content = JSON.parse(readFileSync(new URL("../../hooks/items/content/bienvenue.json", import.meta.url), "utf8"));
/** @type {any[]} */
const items = content.items;
const questions = items.filter(({ type }) => type !== "instruction");

/** What somebody declares in a campaign that asks for health, or not. @param {boolean} health @param {object} [more] */
function declare(health, more) {
  /** @type {any} */
  const profile = { name: "t", pace: 1, accuracy: 1, givesUpAfter: 1, random: seeded(3), right: () => "", ...more };
  return [...situation.simulate({ ...content, settings: { health } }, profile)];
}
/** @param {any[]} events @param {string} name */
const itemsOf = (events, name) => events.filter((event) => event.name === name).map(({ data }) => data.item);

test("each question can stay without an answer, and none has a right one", () => {
  for (const { id, type, key } of questions) {
    assert.deepEqual(key, {}, id);
    assert.equal(types[type].skip, "Je préfère ne pas répondre", id);
    assert.equal(types[type].scored, false, id);
  }
});

test("health is asked only where the campaign chose to, and last", () => {
  const apart = items.filter(({ stimulus }) => stimulus.health).map(({ id }) => id);
  assert.deepEqual(
    items.slice(-apart.length).map(({ id }) => id),
    apart,
  );
  const usual = itemsOf(declare(false), "item_shown");
  assert.ok(!usual.some((id) => apart.includes(id)));
  assert.deepEqual(itemsOf(declare(true), "item_shown"), [...usual, ...apart]);
});

test("an answer is one of those offered", () => {
  const answered = declare(true).filter(({ name }) => name === "item_answered");
  for (const { data } of answered) {
    const { type, stimulus } = items.find(({ id }) => id === data.item);
    const offered = (stimulus.options ?? stimulus.steps)?.map((/** @type {any} */ { id }) => id);
    assert.ok(type === "instruction" || offered.includes(data.answer), String(data.item));
  }
  assert.ok("problem" in types.declaration.read(items[0], ""));
});

test("ages and the place of schooling are codes that the server knows", () => {
  const codes = (/** @type {string} */ id) =>
    items.find((item) => item.id === id).stimulus.options.map((/** @type {any} */ option) => option.id);
  assert.deepEqual(codes("schooled"), ["france", "abroad", "none"]);
  assert.ok(codes("age").every((/** @type {string} */ band) => /^\d\d(-\d\d|\+)$/.test(band)));
});
