// The question « what was done next? »: when it is asked, what it says, how an answer is put back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { awaited, currentStep, dueSteps } from "../../pb_public/conseil/due.js";
import { asBefore, firstQuestion, inShort, secondQuestion, told } from "../../pb_public/conseil/followup/answers.js";
import { difficulties, outcomes, remediations } from "../../pb_public/conseil/labels.js";

const end = "2026-01-10 10:00:00.000Z";
const on = (/** @type {string} */ day) => new Date(`${day}T12:00:00Z`);

test("the question of the follow-up comes in its time", () => {
  assert.deepEqual(dueSteps("", [], on("2026-01-10")), ["now"]);
  assert.deepEqual(dueSteps(end, [], on("2026-01-10")), ["now"]);
  assert.deepEqual(dueSteps(end, [], on("2026-04-12")), ["now", "month3"]);
  assert.deepEqual(dueSteps(end, [], on("2026-07-12")), ["now", "month3", "month6"]);
  assert.deepEqual(dueSteps(end, [{ step: "month6" }], on("2026-01-10")), ["now", "month6"]);
});

test("an evaluation is asked about one step at a time", () => {
  assert.equal(currentStep("", on("2026-01-10")), "now");
  assert.equal(currentStep(end, on("2026-01-10")), "now");
  assert.equal(currentStep(end, on("2026-04-12")), "month3");
  assert.equal(currentStep(end, on("2027-01-12")), "month6");
});

test("what nobody answered in a year is not awaited any more", () => {
  const { expression, values } = awaited(on("2026-11-23"));
  assert.match(expression, /^follow_up_at > {:dropped} && follow_up_at <= {:now}$/);
  assert.deepEqual(values, { now: on("2026-11-23"), dropped: on("2025-11-23") });
});

test("each step asks its own question, and only the first has a second", () => {
  assert.deepEqual(Object.keys(firstQuestion("now").choices), ["yes", "no"]);
  for (const step of ["month3", "month6"]) assert.equal(firstQuestion(step).choices, outcomes);
  assert.match(firstQuestion("month6").text, /^6 mois après\u00a0: où en est la personne\u202f\?$/);
  assert.equal(secondQuestion({ oriented: "yes" })?.choices, remediations);
  assert.equal(secondQuestion({ oriented: "no" })?.choices, difficulties);
  assert.equal(secondQuestion({ oriented: "", outcome: "job" }), null);
  assert.equal(secondQuestion({ oriented: "yes", outcome: "job" }), null);
});

test("what was recorded is said in words", () => {
  const said = (/** @type {Record<string, string>} */ answer) => [
    told(answer).first,
    told(answer).rest,
    inShort(answer),
  ];
  const training = remediations.vocational_training;
  assert.deepEqual(said({ oriented: "yes", remediation: "vocational_training" }), ["oui", training, "Orientée"]);
  assert.deepEqual(said({ oriented: "yes", remediation: "unspecified" }), ["oui", "", "Orientée"]);
  assert.deepEqual(said({ oriented: "no", difficulty: "barriers" })[0], "non, pas encore");
  for (const [outcome, label] of Object.entries(outcomes)) {
    assert.deepEqual(said({ oriented: "", outcome }), [label.toLowerCase(), "", label]);
  }
});

test("an answer is put back whole, without what is not its own to write", () => {
  const before = { id: "x", step: "now", oriented: "no", difficulty: "barriers", counsellor: "y", answered_at: end };
  assert.deepEqual(asBefore(before), { oriented: "no", remediation: "", difficulty: "barriers", outcome: "" });
});
