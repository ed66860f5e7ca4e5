import assert from "node:assert/strict";
import { test } from "node:test";
import { misspellings } from "../../pb_public/shared/questionnaire/types/text_input.js";
import { types } from "../../pb_public/shared/questionnaire/types.js";
import { seeded } from "../../pb_public/shared/random.js";

/** @param {string} type @param {object} [stimulus] @returns {any} */
const item = (type, stimulus = {}) => ({ id: "q", type, stimulus });
const choice = item("single_choice", { options: [{ id: "a" }, { id: "b" }, { id: "c" }] });

test("every type says what a questionnaire needs of it", () => {
  for (const [name, type] of Object.entries(types)) {
    assert.ok(type.submit, name);
    assert.equal(typeof type.draw, "function", name);
    assert.ok(type.usual > 0, name);
    assert.ok(type.scored || type.sample !== undefined, `${name}: a sample answer, since nothing is right`);
    assert.ok(!type.counted || type.skip, `${name}: a question can be passed`);
  }
});

test("single_choice takes its own options only", () => {
  assert.deepEqual(types.single_choice.read(choice, "b"), { answer: "b" });
  assert.ok("problem" in types.single_choice.read(choice, ""));
  assert.ok("problem" in types.single_choice.read(choice, "z"));
});

for (const [typed, canonical] of [
  ["14", "14"],
  [" 14 ", "14"],
  ["014", "14"],
  ["1 800", "1800"],
  ["1\u00a0800", "1800"],
  ["1\u202f800 kg", "1800"],
  ["2,50 €", "2.5"],
  ["2.5", "2.5"],
  ["14 colis", "14"],
  ["-3", "-3"],
  ["12 m²", "12"],
]) {
  test(`number_input takes ${JSON.stringify(typed)} for ${canonical}`, () => {
    assert.deepEqual(types.number_input.read(item("number_input"), typed), { answer: typed.trim() });
    assert.equal(types.number_input.canonical?.(typed), canonical);
  });
}

for (const typed of ["", "  ", "quatorze", "14 + 2", "1,2,3", "kg", "14 colis 3"]) {
  test(`number_input asks again after ${JSON.stringify(typed)}`, () => {
    assert.ok("problem" in types.number_input.read(item("number_input"), typed));
  });
}

for (const name of ["text_input", "free_text"]) {
  test(`${name} trims, and asks again after nothing`, () => {
    assert.deepEqual(types[name].read(item(name), "  journaux \n"), { answer: "journaux" });
    assert.ok("problem" in types[name].read(item(name), " \n "));
  });
}

test("instruction only goes on", () => {
  assert.deepEqual(types.instruction.read(item("instruction"), ""), { answer: "" });
});

test("a wrong answer is never the right one, and can be validated", () => {
  const random = seeded(11);
  const rights = {
    single_choice: ["a", "b", "c"],
    number_input: ["14", "360", "0", "1", "2,5", "131"],
    text_input: ["adresse", "journaux", "a", "été"],
  };
  for (const [name, values] of Object.entries(rights)) {
    const one = name === "single_choice" ? choice : item(name);
    for (const right of values) {
      for (let draw = 0; draw < 40; draw++) {
        const wrong = types[name].wrong(one, right, random);
        assert.notEqual(wrong, right);
        assert.notEqual(types[name].canonical?.(wrong) ?? wrong, types[name].canonical?.(right) ?? right);
        assert.deepEqual(types[name].read(one, wrong), { answer: wrong });
      }
    }
  }
});

test("misspellings are those that people make", () => {
  assert.deepEqual(misspellings("adresse"), ["adrese", "addresse", "adress", "adressee"]);
});
