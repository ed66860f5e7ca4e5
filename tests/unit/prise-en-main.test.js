import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seeded } from "../../pb_public/shared/random.js";
import { simulatePlay } from "../../pb_public/shared/simulate.js";
import { checkEvent } from "../../pb_public/shared/situation.js";
import { Steps } from "../../pb_public/situations/prise_en_main/model.js";
import { situation } from "../../pb_public/situations/prise_en_main/situation.js";

const content = JSON.parse(
  readFileSync(new URL("../../hooks/items/content/prise_en_main.json", import.meta.url), "utf8"),
);

/** @param {Partial<import("../../pb_public/shared/situation.js").Profile>} [changes] */
const profile = (changes) => ({
  name: "usual",
  pace: 1,
  accuracy: 1,
  givesUpAfter: 1,
  random: seeded(7),
  right: () => "",
  ...changes,
});

/** @param {string[]} [done] */
const steps = (done) => new Steps(content.items, content.settings.tries, done);

test("content: six steps of six kinds, none with a key, each told for mouse, touch and keyboard", () => {
  const kinds = content.items.map((/** @type {any} */ { stimulus }) => stimulus.kind);
  assert.deepEqual(kinds, ["listen", "press", "move", "type", "arrows", "choose"]);
  for (const { id, key, stimulus } of content.items) {
    assert.deepEqual(key, {}, id);
    for (const part of ["text", "mouse", "touch", "keyboard", "voice"]) assert.ok(stimulus[part], `${id} ${part}`);
  }
});

test("a step that succeeds is done, with its tries and its time", () => {
  const course = steps();
  assert.deepEqual(course.show(1000).data, { step: "s1" });
  assert.deepEqual(course.attempt(false, "touch", 2000), [
    { name: "step_tried", at: 2000, data: { step: "s1", ok: false, modality: "touch" } },
  ]);
  assert.deepEqual(
    course.attempt(true, "keyboard", 3500.26).map(({ name, data }) => ({ name, data })),
    [
      { name: "step_tried", data: { step: "s1", ok: true, modality: "keyboard" } },
      { name: "step_done", data: { step: "s1", tries: 2, rt: 2500.3, modality: "keyboard" } },
    ],
  );
  assert.deepEqual(course.attempt(false, "mouse", 4000), [], "nothing more is tried");
  course.next();
  assert.equal(course.step?.id, "s2");
  assert.equal(course.number, 2);
});

test("a step may be passed after three tries, not before, and not once it has succeeded", () => {
  const course = steps();
  course.show(0);
  for (const expected of [false, false, true]) {
    course.attempt(false, "mouse", 10);
    assert.equal(course.skippable, expected);
  }
  assert.deepEqual(course.skip("mouse", 20), {
    name: "step_skipped",
    at: 20,
    data: { step: "s1", tries: 3, rt: 20, modality: "mouse" },
  });
  course.next();
  course.show(30);
  assert.equal(course.skippable, false);
  course.attempt(true, "mouse", 40);
  assert.equal(course.skippable, false);
});

test("taken up again, what was done or passed is not asked again", () => {
  assert.equal(steps(["s1", "s3"]).step?.id, "s2");
  assert.equal(steps(["s1", "s2", "s3", "s4", "s5"]).number, 6);
  assert.equal(steps(content.items.map((/** @type {any} */ { id }) => id)).step, undefined);
});

test("simulate: every event is declared, each step ends once, and who gives up stops there", () => {
  for (const accuracy of [1, 0.5, 0]) {
    const events = [...situation.simulate(content, profile({ accuracy }))];
    for (const { name, data } of events) checkEvent(situation, name, data);
    const ends = events.filter(({ name }) => name === "step_done" || name === "step_skipped");
    assert.deepEqual(
      ends.map(({ data }) => data.step),
      ["s1", "s2", "s3", "s4", "s5", "s6"],
    );
    if (accuracy === 1) assert.ok(ends.every(({ name, data }) => name === "step_done" && data.tries === 1));
    if (accuracy === 0) assert.ok(ends.every(({ name }) => name === "step_skipped"));
  }
  const play = simulatePlay(situation, content, profile({ givesUpAfter: 0.5 }));
  assert.equal(play.filter(({ name }) => name === "step_done").length, 3);
  assert.equal(play.at(-1)?.name, "abandoned");
});
