import assert from "node:assert/strict";
import { test } from "node:test";
import { Follower } from "../../pb_public/passation/following.js";

/** @import { Host } from "../../pb_public/shared/situation.js" */

/**
 * A follower whose server gives these answers in turn.
 *
 * @param {{status: number, body?: any}[]} answers
 * @param {{owed?: number, refused?: boolean}} [options]
 */
function follow(answers, { owed = 0, refused = false } = {}) {
  /** @type {string[]} */
  const log = [];
  /** @type {(() => void)[]} */
  const watchers = [];
  const play = { id: "p1", content: /** @type {any} */ ({ items: [] }) };
  let left = owed;
  const follower = new Follower({
    play,
    session: () => ({ token: "t", evaluation: "e" }),
    outbox: /** @type {any} */ ({
      owed: () => left,
      refuses: () => refused,
      status: () => ({ failing: left > 0, silent: true }),
      wake: () => log.push("wake"),
      watch: (/** @type {() => void} */ watcher) => watchers.push(watcher),
      unwatch: () => {},
    }),
    send: async (path) => {
      log.push(path);
      return { body: null, ...(answers.shift() ?? { status: 200, body: { items: [], answered: 0, share: 1 } }) };
    },
    rest: async (ms) => log.push(`rest ${ms}`),
    random: () => 1,
    told: (sentence) => log.push(sentence),
  });
  const sent = (/** @type {number} */ n) => {
    left = n;
    for (const watcher of watchers) watcher();
  };
  return { follower, log, play, sent };
}

const item = (/** @type {string} */ id) => ({ id, type: "single_choice", stimulus: {} });
const items = (/** @type {string[]} */ ...ids) => ({
  status: 200,
  body: { items: ids.map(item), answered: 2, share: 0.5 },
});

test("items are asked for again until the server answers, and the person is told why it takes time", async () => {
  const { follower, log } = follow([{ status: 0 }, { status: 503 }, { status: 429 }, items("a")]);
  const { items: given } = await follower.next(new AbortController().signal);
  assert.deepEqual(
    given.map(({ id }) => id),
    ["a"],
  );
  assert.match(log[1], /Hors ligne/);
  assert.deepEqual(
    log.filter((line) => line.startsWith("rest")),
    ["rest 500", "rest 1000", "rest 2000"],
  );
  assert.equal(log.at(-1), "", "nothing is said any more");
});

test("the answers are sent before anything is asked", async () => {
  const { follower, log, sent } = follow([items("a")], { owed: 2 });
  const asked = follower.next(new AbortController().signal);
  await Promise.resolve();
  sent(1);
  assert.ok(!log.includes("plays/p1/next"), "asked while an answer was missing");
  sent(0);
  await asked;
  assert.equal(log.filter((line) => line === "plays/p1/next").length, 1);
});

test("a refusal leaves the page; what follows joins the content and moves the bar, never back", async () => {
  const { follower, play } = follow([items("a", "b"), { status: 409, body: { message: "Déjà terminée." } }]);
  /** @type {any[]} */
  const failures = [];
  const host = /** @type {Host} */ (/** @type {unknown} */ ({}));
  follower.lend(host, new AbortController().signal, (error) => failures.push(error));
  assert.equal(follower.far(0), 0);
  const given = await host.more?.();
  assert.equal(given?.items.length, 2);
  assert.deepEqual(given?.earlier, []);
  assert.equal(play.content.items.length, 2);
  assert.equal(follower.far(4), 0.5);
  assert.equal(follower.far(1), 0.5);
  host.more?.();
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(failures[0].status, 409);
});

test("answers that the server refuses are not waited for: the person is back at the door", async () => {
  const { follower, log } = follow([items("a")], { owed: 2, refused: true });
  await assert.rejects(follower.next(new AbortController().signal), { status: 401, message: /code de reprise/ });
  assert.ok(!log.includes("plays/p1/next"), "what follows would be what was just answered");
});

test("a page that is taken back asks nothing more", async () => {
  const gone = AbortSignal.abort();
  const { follower, log } = follow([items("a")]);
  follower.next(gone);
  await Promise.resolve();
  assert.deepEqual(log, []);
});
