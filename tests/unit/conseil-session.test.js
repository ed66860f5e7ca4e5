// When the session of a counsellor ends, and what is done about it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { explain } from "../../pb_public/conseil/errors.js";
import { lifeOf, stateOf, worthRenewing } from "../../pb_public/conseil/sign-in/life.js";

const minute = 60_000;
const start = 1_000_000;

test("somebody idle is told two minutes before the end", () => {
  const life = lifeOf({ idle_seconds: 1800, last_seconds: 28_800 }, start);
  assert.deepEqual(stateOf(life, start), { state: "open", left: 28 * minute });
  assert.deepEqual(stateOf(life, start + 28 * minute), { state: "idle", left: 2 * minute });
  assert.equal(stateOf(life, start + 30 * minute).state, "ended");
  assert.equal(stateOf(life, start + 300 * minute).state, "ended");
});

test("after a working day nothing makes a session longer: people are told five minutes before", () => {
  const life = lifeOf({ idle_seconds: 1200, last_seconds: 1200 }, start);
  assert.deepEqual(stateOf(life, start + 10 * minute), { state: "open", left: 5 * minute });
  assert.deepEqual(stateOf(life, start + 15 * minute), { state: "last", left: 5 * minute });
  assert.equal(worthRenewing(life, start + 15 * minute), false);
});

test("not every key is a call", () => {
  const life = lifeOf({ idle_seconds: 1800, last_seconds: 28_800 }, start);
  assert.equal(worthRenewing(life, start + 4 * minute), false);
  assert.equal(worthRenewing(life, start + 6 * minute), true);
  assert.equal(worthRenewing(life, start + 31 * minute), false);
});

test("what the sign-in routes say is said as it is", () => {
  const said = "Ce code ne correspond pas.";
  for (const path of ["counsellors/auth-with-otp", "counsellors/request-otp", "counsellors/confirm-password-reset"]) {
    const error = { status: 400, url: `/api/collections/${path}`, response: { message: said, data: {} } };
    assert.equal(explain(error).message, said);
  }
  assert.equal(explain({ status: 503, url: "/api/conseil/security/email", response: { message: said } }).message, said);
  assert.equal(explain({ status: 404, url: "/api/proconnect/session", response: { message: said } }).message, said);
  assert.notEqual(
    explain({ status: 500, url: "/api/conseil/security/email", response: { message: said } }).message,
    said,
  );
});
