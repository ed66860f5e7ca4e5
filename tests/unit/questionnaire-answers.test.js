import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { arranged } from "../../pb_public/shared/questionnaire/items.js";
import { Questionnaire } from "../../pb_public/shared/questionnaire/model.js";
import { chosen, countOf, toggle, wrongPicks } from "../../pb_public/shared/questionnaire/picks.js";
import { inReadingOrder } from "../../pb_public/shared/questionnaire/types/click_in_image.js";
import { pieces } from "../../pb_public/shared/questionnaire/types/click_words.js";
import { moved } from "../../pb_public/shared/questionnaire/types/order.js";
import { types } from "../../pb_public/shared/questionnaire/types.js";
import { seeded } from "../../pb_public/shared/random.js";

/** One item of each type, with its right answer. @type {any[]} */
const items = JSON.parse(readFileSync(new URL("../e2e/fixtures/items.json", import.meta.url), "utf8"));
/** @param {string} id */
const byId = (id) => items.find((item) => item.id === id);

for (const item of items) {
  const type = types[item.type];
  test(`${item.id} (${item.type}): takes its right answer, refuses none, and slips otherwise`, () => {
    assert.deepEqual(type.read(item, item.right), { answer: item.right });
    assert.ok("problem" in type.read(item, ""));
    assert.ok("problem" in type.read(item, " "));
    if (!type.scored) return;
    const random = seeded(3);
    for (let draw = 0; draw < 50; draw++) {
      const wrong = type.wrong(item, item.right, random);
      assert.notEqual(wrong, item.right);
      assert.deepEqual(type.read(item, wrong), { answer: wrong });
    }
  });
}

test("what nobody scores has a sample that can be validated", () => {
  const random = seeded(5);
  for (const id of ["g1", "c1", "x1"]) {
    const { type, ...item } = byId(id);
    const answer = types[type].sample?.({ type, ...item }, random) ?? "";
    assert.deepEqual(types[type].read({ type, ...item }, answer), { answer });
  }
});

test("answers are written in one way, whatever the way that led there", () => {
  assert.deepEqual(types.click_words.read(byId("w1"), "w6 w3"), { answer: "w3 w6" });
  assert.deepEqual(types.chart_bars.read(byId("b1"), "c x a"), { answer: "a c" });
  assert.deepEqual(types.drag_to_zones.read(byId("d1"), "c:z1 a:z2"), { answer: "a:z2 c:z1" });
  assert.deepEqual(types.drag_to_zones.read(byId("d1"), "a:z9 b:z1"), { answer: "b:z1" });
  assert.ok("problem" in types.order.read(byId("o1"), "a b c d"));
  assert.ok("problem" in types.gauge.read(byId("g1"), "s9"));
});

test("a choice replaces the only one, and waits when all are taken", () => {
  const ids = ["a", "b", "c"];
  assert.equal(toggle("", "b", ids, 1), "b");
  assert.equal(toggle("b", "c", ids, 1), "c");
  assert.equal(toggle("b", "b", ids, 1), "");
  assert.equal(toggle("c", "a", ids, 2), "a c");
  assert.equal(toggle("a c", "b", ids, 2), "a c");
  assert.equal(toggle("a c", "b", ids, 0), "a b c");
  assert.deepEqual(chosen(""), []);
});

test("the count says what to do when all are taken", () => {
  assert.equal(countOf("a", 3), "Vos choix : 1 sur 3.");
  assert.match(countOf("a b c", 3), /enlevez d’abord un choix\.$/);
  assert.equal(countOf("a", 1), "Vos choix : 1 sur 1.");
  assert.equal(countOf("a b", 0), "Vos choix : 2.");
});

test("a slip of several choices misses one", () => {
  assert.equal(wrongPicks("a b", ["a", "b"], seeded(1)).length, 1);
  assert.equal(chosen(wrongPicks("a b", ["a", "b", "c"], seeded(1))).length, 2);
});

test("a text is cut where words can be chosen", () => {
  assert.deepEqual(pieces("Il ouvre [[w1|à 7 h]], [[w2|lundi]]."), [
    { id: "", words: "Il ouvre " },
    { id: "w1", words: "à 7 h" },
    { id: "", words: ", " },
    { id: "w2", words: "lundi" },
    { id: "", words: "." },
  ]);
  assert.deepEqual(pieces("Rien à choisir [ici]."), [{ id: "", words: "Rien à choisir [ici]." }]);
});

test("zones are read line by line", () => {
  /** @param {string} id @param {number} x @param {number} y */
  const zone = (id, x, y) => ({ id, name: id, x, y, w: 9, h: 9 });
  const zones = [zone("d", 5, 70), zone("b", 80, 12), zone("a", 10, 18), zone("c", 40, 40)];
  assert.deepEqual(
    inReadingOrder(zones).map(({ id }) => id),
    ["a", "b", "c", "d"],
  );
});

test("moving one keeps the others in their order", () => {
  assert.deepEqual(moved(["a", "b", "c", "d"], 3, 0), ["d", "a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c", "d"], 0, 2), ["b", "c", "a", "d"]);
});

test("an item that comes later is drawn from its id and the seed alone", () => {
  const ids = (/** @type {number} */ seed) =>
    arranged(byId("o1"), seed)
      .stimulus.items.map((/** @type {any} */ one) => one.id)
      .join("");
  assert.equal(ids(4), ids(4));
  assert.ok(new Set([1, 2, 3, 4, 5, 6].map(ids)).size > 2);
});

test("items that come later go on with the numbers, without a total", () => {
  const round = new Questionnaire([], ["p1", "p2"]);
  assert.ok(!round.item);
  round.append([byId("g1"), byId("t1")]);
  assert.deepEqual(round.place, { number: 3, total: 0 });
  round.shown(0);
  round.skip(10, "mouse");
  round.next();
  round.append([byId("t2")]);
  assert.deepEqual(round.shown(20).data, { item: "t1" });
  assert.deepEqual(round.place, { number: 4, total: 0 });
});

test("what was written in a text is there for its next gap", () => {
  const round = new Questionnaire([byId("t1"), byId("t3"), byId("t2")]);
  for (const word of ["fromage", "écris"]) {
    round.shown(0);
    round.change(word);
    round.validate(10, "keyboard");
    round.next();
  }
  assert.deepEqual(
    round.earlier.map(({ item, answer }) => [item.id, answer]),
    [["t1", "fromage"]],
  );
});

test("what was written before a break is there too, once", () => {
  const round = new Questionnaire([], ["t1"]);
  const before = [{ item: byId("t1"), answer: "fromage" }];
  round.recall(before);
  round.recall(before);
  round.append([byId("t2")]);
  assert.deepEqual(
    round.earlier.map(({ answer }) => answer),
    ["fromage"],
  );
});

test("an order that is right as it stands is validated twice", () => {
  const round = new Questionnaire([byId("o1"), byId("w1")]);
  round.shown(0);
  assert.ok("problem" in (round.validate(10, "mouse") ?? {}));
  assert.equal(/** @type {any} */ (round.validate(20, "mouse")).data.answer, "a b c d e");
  round.next();
  round.shown(30);
  for (const at of [40, 50]) assert.ok("problem" in (round.validate(at, "mouse") ?? {}));
});
