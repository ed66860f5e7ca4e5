import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { plain } from "../../pb_public/shared/questionnaire/types/task/plain.js";
import { resultsOf } from "../../pb_public/shared/questionnaire/types/task/search.js";
import { apps, task } from "../../pb_public/shared/questionnaire/types/task.js";
import { seeded } from "../../pb_public/shared/random.js";

const content = JSON.parse(readFileSync(new URL("../../hooks/items/content/numerique.json", import.meta.url), "utf8"));
/** @type {Map<string, any>} */
const items = new Map([...content.training, ...content.items].map((item) => [item.id, item]));

/** @typedef {[string, string?, string?]} Step what is done, to what, with which text */

/** One way through each task. @type {Record<string, Step[]>} */
const ways = {
  b1: [["open", "m1"], ["back"], ["open", "m3"]],
  b9: [["open", "m2"], ["reply", "m2"], ["type", "text", "Je viens."], ["send"]],
  b17: [["new"], ["choose", "to", "p3"], ["choose", "file", "f2"], ["send"]],
  b24: [
    ["open", "m3"],
    ["junk", "m3"],
  ],
  b6: [
    ["open", "tue-14"],
    ["type", "text", "Formation"],
    ["add", "tue-14"],
  ],
  b14: [
    ["open", "wed-11"],
    ["remove", "e3"],
    ["open", "thu-11"],
    ["type", "text", "Visite"],
    ["add", "thu-11"],
  ],
  b2: [
    ["open", "d2"],
    ["open", "f2"],
  ],
  b10: [["open", "d2"], ["select", "f1"], ["move", "f1"], ["back"], ["open", "d1"], ["drop"]],
  b18: [["select", "f1"], ["rename", "f1"], ["type", "text", "  PLANNING  Juin.xlsx"], ["keep"]],
  b25: [
    ["select", "f1"],
    ["delete", "f1"],
  ],
  b26: [["type", "words", "Colibri"], ["search"], ["open", "f4"]],
  b5: [
    ["select", "l1"],
    ["style", "heading"],
  ],
  b13: [
    ["panel", "save"],
    ["type", "name", "Affiche Fête.pdf"],
    ["choose", "kind", "pdf"],
    ["confirm", "save"],
  ],
  b21: [
    ["panel", "print"],
    ["type", "copies", "2"],
    ["choose", "sides", "two"],
    ["confirm", "print"],
  ],
  b3: [["type", "words", "horaires piscine Montbrelle"], ["search"], ["open", "r1"]],
  b11: [["open", "r1"], ["back"], ["open", "r3"]],
  b19: [["type", "words", "Mediatheque-Montbrelle.fr"], ["search"]],
  b7: [["type", "a", "ROUSSEL"], ["type", "b", "Camille"], ["type", "c", "0600000012"], ["choose", "d", "2"], ["send"]],
  b15: [["type", "a", "12/10/2026"], ["choose", "b", "3"], ["choose", "c", "2"], ["choose", "d", "on"], ["send"]],
  b22: [["type", "b", "camille@roussel-rives.fr"], ["type", "c", "49 100"], ["send"]],
  b8: [
    ["choose", "who", "3"],
    ["press", "b"],
  ],
  b4: [
    ["choose", "word", "3"],
    ["press", "a"],
  ],
  b12: [
    ["type", "code", "482 913"],
    ["press", "a"],
  ],
  b20: [
    ["press", "a"],
    ["press", "d"],
    ["press", "b"],
    ["press", "g"],
  ],
  b23: [
    ["choose", "x", "on"],
    ["press", "a"],
  ],
  b16: [["press", "d"]],
  b27: [
    ["press", "c"],
    ["press", "h"],
  ],
};

/** What is left after these steps. @param {string} id @param {Step[]} steps */
function leave(id, steps) {
  const item = items.get(id);
  const { app, start } = item.stimulus;
  const state = steps.reduce(
    (state, [deed, target, text]) => apps[app].reduce(state, { do: deed, id: target, text }, start),
    apps[app].open(start),
  );
  return task.read(item, JSON.stringify(state));
}

test("each task can be done, and its key is what is then left", () => {
  assert.deepEqual(Object.keys(ways).sort(), content.items.map((/** @type {any} */ item) => item.id).sort());
  for (const { id, key } of content.items) assert.deepEqual(leave(id, ways[id]), { answer: key.right }, id);
});

test("a task in which nothing was done is not answered", () => {
  for (const { id } of content.items) assert.ok("problem" in leave(id, []), id);
  assert.ok("problem" in task.read(items.get("b1"), ""));
  assert.deepEqual(task.read(items.get("b1"), "read:m3"), { answer: "read:m3" });
});

test("a slip is an answer, and never the right one", () => {
  const random = seeded(5);
  for (const item of content.items)
    for (let i = 0; i < 40; i++) {
      const slip = task.wrong(item, item.key.right, random);
      assert.ok(slip && slip !== item.key.right, item.id);
    }
});

for (const [name, id, steps, left] of /** @type {[string, string, Step[], string][]} */ ([
  [
    "mail: an answer to all is not one to her",
    "b9",
    [["open", "m2"], ["all", "m2"], ["type", "text", "Oui"], ["send"]],
    "sent:re-m2:all:-",
  ],
  ["mail: an empty message does not leave", "b9", [["open", "m2"], ["reply", "m2"], ["send"]], "read:m2"],
  ["mail: somebody must get it", "b17", [["new"], ["send"], ["back"], ["open", "m1"]], "read:m1"],
  [
    "files: put back where it was, nothing moved",
    "b10",
    [
      ["open", "d2"],
      ["move", "f1"],
      ["back"],
      ["open", "d1"],
      ["drop"],
      ["move", "f1"],
      ["back"],
      ["open", "d2"],
      ["drop"],
    ],
    "at:d2",
  ],
  [
    "files: an empty name is not kept",
    "b18",
    [["select", "f1"], ["rename", "f1"], ["type", "text", " "], ["keep"], ["back"], ["open", "f2"]],
    "read:f2",
  ],
  ["form: what is missing keeps it from leaving", "b7", [["type", "a", "Roussel"], ["send"]], "draft"],
  [
    "form: no such date",
    "b15",
    [["type", "a", "32/10/2026"], ["choose", "b", "3"], ["choose", "c", "2"], ["choose", "d", "on"], ["send"]],
    "draft",
  ],
  [
    "document: a style taken away again",
    "b5",
    [
      ["select", "l1"],
      ["style", "bold"],
      ["style", "bold"],
      ["style", "center"],
    ],
    "l1:center",
  ],
  [
    "calendar: a meeting without a name is none",
    "b6",
    [["open", "tue-14"], ["add", "tue-14"], ["back"], ["open", "mon-9"], ["remove", "e1"]],
    "removed:e1",
  ],
  [
    "calendar: added and cleared",
    "b6",
    [
      ["open", "tue-14"],
      ["type", "text", "X"],
      ["add", "tue-14"],
      ["open", "tue-14"],
      ["clear", "tue-14"],
      ["open", "tue-9"],
      ["remove", "e2"],
    ],
    "removed:e2",
  ],
  [
    "screens: the last thing pressed, with every box",
    "b23",
    [
      ["choose", "w", "on"],
      ["press", "b"],
    ],
    "at:b w=yes x=no y=no z=no",
  ],
  ["search: only results are no page", "b3", [["type", "words", "piscine"], ["search"]], "search"],
])) {
  test(name, () => assert.deepEqual(leave(id, steps), { answer: left }));
}

test("the search engine puts the page with most words first and finds nothing for nothing", () => {
  const { pages } = items.get("b3").stimulus.start;
  const found = (/** @type {string} */ asked) => resultsOf(pages, asked).map(({ id }) => id);
  assert.equal(found("piscine montbrelle horaire")[0], "r1");
  assert.deepEqual(found("la le de"), []);
  assert.deepEqual(found("Piscines"), ["r1", "r2", "r3"]);
});

test("a name is the same in any case, accent, space or extension", () => {
  assert.equal(plain("  L’Été  à   Montbrelle "), "l ete a montbrelle");
});

test("every task has its part of CléA, and all four parts have at least four", () => {
  /** @type {Record<string, number>} */
  const tasks = {};
  for (const { criterion } of content.items) tasks[criterion] = (tasks[criterion] ?? 0) + 1;
  assert.deepEqual(Object.keys(tasks).sort(), ["3.1", "3.2", "3.3", "3.4"]);
  assert.ok(Object.values(tasks).every((count) => count >= 4) && content.items.length >= 20);
});

test("training says what to do, whatever is left", () => {
  const [{ feedback }] = content.training;
  assert.deepEqual(leave("e1", [["open", "d2"]]), { answer: "at:d2" });
  assert.ok(feedback["at:d2"].understood && feedback["*"] && feedback[""]);
});
