import assert from "node:assert/strict";
import { test } from "node:test";
import { feedbackOf, itemsOf, offered } from "../../pb_public/shared/questionnaire/items.js";
import { Questionnaire } from "../../pb_public/shared/questionnaire/model.js";
import { seeded } from "../../pb_public/shared/random.js";

/** @param {string} id @param {string} type @param {object} [more] */
const item = (id, type, more = {}) => ({
  id,
  type,
  stimulus: { options: [{ id: "a" }, { id: "b" }, { id: "c" }] },
  ...more,
});
const choice = item("q1", "single_choice");
const number = item("q2", "number_input");
const text = item("q3", "free_text", { optional: true });
const read = item("q0", "instruction");

/** @param {any[]} items @param {object} [settings] @returns {any} */
const contentOf = (items, settings = {}) => ({ items, settings, training: [] });

test("an answer may change until it is validated, and is recorded once", () => {
  const round = new Questionnaire([choice, number]);
  assert.deepEqual(round.shown(1000), { name: "item_shown", data: { item: "q1" } });
  round.change("b");
  round.change("c");
  const data = { item: "q1", answer: "c", rt: 2500, modality: "mouse" };
  assert.deepEqual(round.validate(3500, "mouse"), { name: "item_answered", data });
  assert.equal(round.validate(3600, "mouse"), undefined);
  assert.equal(round.skip(3600, "mouse"), undefined);
  round.change("a");
  assert.equal(round.draft, "c");
});

test("input before the item is shown does not count", () => {
  const round = new Questionnaire([choice]);
  round.change("a");
  assert.equal(round.draft, "");
  assert.equal(round.validate(5, "keyboard"), undefined);
  assert.equal(round.skip(5, "keyboard"), undefined);
});

test("a cleared field is no answer", () => {
  const round = new Questionnaire([number]);
  round.shown(0);
  round.change("12");
  round.change("");
  assert.ok("problem" in (round.validate(100, "keyboard") ?? {}));
  round.change("7");
  assert.equal(/** @type {any} */ (round.validate(300, "keyboard")).data.answer, "7");
});

test("« Je ne sais pas » drops the answer under way", () => {
  const round = new Questionnaire([choice]);
  round.shown(10);
  round.change("a");
  assert.deepEqual(round.skip(60.4, "touch"), {
    name: "item_skipped",
    data: { item: "q1", rt: 50, modality: "touch" },
  });
  assert.equal(round.draft, "");
});

test("nothing counts while paused, and the draft stays", () => {
  const round = new Questionnaire([choice]);
  round.shown(0);
  round.change("a");
  round.pause();
  round.change("b");
  assert.equal(round.validate(10, "mouse"), undefined);
  round.continue();
  assert.equal(/** @type {any} */ (round.validate(20, "mouse")).data.answer, "a");
});

test("what was answered before a break is not asked again", () => {
  const round = new Questionnaire([read, choice, number, text], ["q0", "q1", "q3"]);
  assert.equal(round.item?.id, "q2");
  assert.deepEqual(round.place, { number: 2, total: 3 });
  round.shown(0);
  round.next();
  assert.equal(round.item, undefined);
});

test("an instruction has no number and cannot be skipped", () => {
  const round = new Questionnaire([read, choice]);
  assert.deepEqual(round.place, { number: 0, total: 1 });
  round.shown(0);
  assert.equal(round.skip(10, "mouse"), undefined);
  assert.equal(/** @type {any} */ (round.validate(10, "mouse")).data.answer, "");
  round.next();
  assert.deepEqual(round.place, { number: 1, total: 1 });
});

test("the draft does not pass from one item to the next", () => {
  const round = new Questionnaire([choice, item("q9", "single_choice")]);
  round.shown(0);
  round.change("a");
  round.validate(10, "mouse");
  round.next();
  round.shown(20);
  assert.ok("problem" in (round.validate(30, "mouse") ?? {}));
});

test("optional items are there only when the campaign asks for free text", () => {
  assert.deepEqual(offered(contentOf([choice, text])), [choice]);
  assert.deepEqual(offered(contentOf([choice, text], { free_text: true })), [choice, text]);
});

test("the seed decides the order of options, not that of items; fixed options stay", () => {
  const fixed = item("q8", "single_choice");
  fixed.stimulus = /** @type {any} */ ({ ...fixed.stimulus, fixed: true });
  const content = contentOf([choice, number, fixed]);
  /** @param {number} seed */
  const orders = (seed) =>
    itemsOf(content, "test", seeded(seed)).map((one) =>
      one.stimulus.options.map((/** @type {any} */ o) => o.id).join(""),
    );
  assert.deepEqual(orders(1), orders(1));
  const drawn = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => orders(seed)[0]));
  assert.ok(drawn.size > 2);
  assert.equal(orders(3)[2], "abc");
  assert.equal(choice.stimulus.options[0].id, "a", "the content itself is left alone");
});

test("training's feedback: by answer, for any other, for none", () => {
  const feedback = {
    5: { understood: true, text: "five" },
    "": { understood: false, text: "none" },
    "*": { understood: false, text: "other" },
  };
  const trained = item("e2", "number_input", { feedback });
  assert.equal(feedbackOf(trained, "05 colis")?.text, "five");
  assert.equal(feedbackOf(trained, "6")?.text, "other");
  assert.equal(feedbackOf(trained, "")?.text, "none");
  assert.equal(feedbackOf(choice, "a"), undefined);
});
