import assert from "node:assert/strict";
import { test } from "node:test";
import { axesOf, isDrawn, point, shape } from "../../pb_public/conseil/evaluation/axes.js";

/** @param {string} title @param {number} level @param {number[]} between @returns {any} */
const skill = (title, level, between = []) => ({
  title,
  level,
  between,
  label: `niveau ${level}`,
  steps: ["1", "2", "3", "4"],
  certainty: { code: "", label: "", sentence: "" },
});

test("a level is a share of its scale; between two, the lower is sure and the higher may be", () => {
  const [sure, open, none] = axesOf([skill("a", 3), skill("b", 0, [1, 2]), skill("c", 0)]);
  assert.deepEqual([sure.sure, sure.perhaps], [0.75, 0.75]);
  assert.deepEqual([open.sure, open.perhaps], [0.25, 0.5]);
  assert.deepEqual([none.sure, none.perhaps], [null, null]);
});

test("two measured skills make no picture, three do", () => {
  assert.equal(isDrawn(axesOf([skill("a", 1), skill("b", 2), skill("c", 0)])), false);
  assert.equal(isDrawn(axesOf([skill("a", 1), skill("b", 2), skill("c", 4)])), true);
});

test("the first axis points upwards, the next clockwise, what is not measured stays at the centre", () => {
  assert.deepEqual(point(0, 4, 1), [230, 55]);
  assert.deepEqual(point(1, 4, 1), [325, 150]);
  assert.equal(
    shape(axesOf([skill("a", 4), skill("b", 0), skill("c", 2), skill("d", 4)]), "sure"),
    "230,55 230,150 230,197.5 135,150",
  );
});
