import assert from "node:assert/strict";
import { test } from "node:test";
import { news, since, sorted, tally } from "../../pb_public/conseil/direct/group.js";

/** @param {string} name @param {string} state @param {Partial<import("../../pb_public/conseil/direct/group.js").Person>} [more] */
const person = (name, state, more = {}) => ({
  evaluation: name,
  name,
  kind: "real",
  accompanied: "alone",
  state,
  situation: "",
  done: 0,
  total: 3,
  seen: "2026-11-23 11:00:00.000Z",
  help_since: "",
  resumable_until: "",
  ...more,
});

test("who calls comes first, the longest first; the others do not move", () => {
  const group = [
    person("Zoé", "playing"),
    person("Éric", "help", { help_since: "2026-11-23 11:05:00.000Z" }),
    person("Ada", "finished"),
    person("Bob", "help", { help_since: "2026-11-23 11:02:00.000Z" }),
  ];
  assert.deepEqual(
    sorted(group).map(({ name }) => name),
    ["Bob", "Éric", "Ada", "Zoé"],
  );
});

test("a group is counted by state, from the one that waits most", () => {
  const group = [person("a", "finished"), person("b", "help"), person("c", "finished")];
  assert.deepEqual(tally(group), [
    { state: "help", count: 1 },
    { state: "finished", count: 2 },
  ]);
});

test("calls and ends are said, each once; who had finished before is no news", () => {
  const before = [person("Ada", "playing"), person("Bob", "playing"), person("Cléo", "help")];
  const after = [person("Ada", "finished"), person("Bob", "help"), person("Cléo", "help"), person("Dan", "finished")];
  assert.deepEqual(news(before, after), ["Ada a terminé.", "Bob demande de l’aide."]);
});

for (const [seen, words] of [
  ["2026-11-23 10:59:30.000Z", "à l’instant"],
  ["2026-11-23 11:00:10.000Z", "à l’instant"],
  ["2026-11-23 10:57:00.000Z", "il y a 3\u00a0min"],
  ["2026-11-23 08:55:00.000Z", "il y a 2\u00a0h 05"],
]) {
  test(`seen at ${seen}: « ${words} »`, () => assert.equal(since(seen, "2026-11-23T11:00:00Z"), words));
}
