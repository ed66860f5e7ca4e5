import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { deleteDB, openDB } from "idb";
import { backoff } from "../../pb_public/passation/backoff.js";
import { Outbox } from "../../pb_public/passation/outbox.js";
import { openDatabase, openStore } from "../../pb_public/passation/store.js";

/** @import { PlayEvent } from "../../pb_public/shared/situation.js" */
/** @import { Store } from "../../pb_public/passation/store.js" */

const play = { play: "p1", evaluation: "e1", situation: "sorting", token: "t1", opened: 1000 };

/** @param {number} position @returns {PlayEvent} */
const event = (position) => ({ position, name: "placed", at: position, data: {} });

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

/**
 * A server of which each answer is scripted; 200 once the script is over.
 * @param {({status: number, body?: any}|number)[]} script
 */
function server(script = []) {
  /** @type {{path: string, body: any}[]} */
  const requests = [];
  /** @type {any} */
  const send = async (/** @type {string} */ path, /** @type {any} */ body) => {
    requests.push({ path, body: JSON.parse(JSON.stringify(body)) });
    const answer = script.shift() ?? { status: 200, body: { state: "new" } };
    return typeof answer === "number" ? { status: answer, body: null } : answer;
  };
  return {
    requests,
    send,
    positions: () => requests.map(({ body }) => body.events?.map((/** @type {any} */ e) => e.position)),
  };
}

/** @param {ReturnType<typeof server>} to @param {Partial<ConstructorParameters<typeof Outbox>[0]>} [parts] */
async function outboxTo(to, parts = {}) {
  const store = parts.store ?? (await freshStore());
  return new Outbox({ store, send: to.send, wait: async () => {}, random: () => 0, ...parts });
}

async function freshStore() {
  await deleteDB("eva", { blocked() {} });
  return openStore(() => openDatabase(openDB));
}

test("an event is kept on the device before it is sent, and until the server has it", async () => {
  const to = server();
  /** @type {(value?: any) => void} */
  let reach = () => {};
  const network = new Promise((resolve) => {
    reach = resolve;
  });
  const store = await freshStore();
  const send = async (/** @type {string} */ path, /** @type {object} */ body) => {
    assert.equal((await store.read()).events.length, 2);
    await network;
    return to.send(path, body);
  };
  const outbox = await outboxTo(to, { store, send });
  await outbox.enrol(play);
  await Promise.all([outbox.add("p1", event(0)), outbox.add("p1", event(1))]);
  await settle();
  assert.deepEqual(outbox.status("e1"), { unsent: 2, failing: false, silent: false, durable: true });
  reach();
  await settle();
  assert.deepEqual(to.positions(), [[0, 1]]);
  assert.deepEqual((await store.read()).events, []);
  assert.equal(outbox.status("e1").unsent, 0);
});

test("no answer, 429 and 500 are tried again until it works, in the order of positions", async () => {
  const to = server([0, 429, 500, 0]);
  /** @type {number[]} */
  const waits = [];
  const outbox = await outboxTo(to, {
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  await outbox.enrol(play);
  await outbox.add("p1", event(1));
  await outbox.add("p1", event(0));
  await outbox.wake();
  await settle();
  assert.equal(to.requests.length, 5);
  assert.deepEqual(to.positions()[4], [0, 1]);
  assert.ok(waits.includes(250) && waits.includes(500) && waits.includes(1000), `${waits}`);
});

test("the back-off doubles up to half a minute, with jitter", () => {
  assert.deepEqual(
    [1, 2, 3, 7, 40].map((failures) => backoff(failures, 1)),
    [500, 1000, 2000, 30000, 30000],
  );
  assert.equal(backoff(1, 0), 250);
});

test("what an earlier page left is sent at start, with its end", async () => {
  const store = await freshStore();
  const left = await outboxTo(server([0]), { store, wait: () => new Promise(() => {}) });
  await left.enrol(play);
  await left.add("p1", event(0));
  left.finish("p1", { outcome: "finished", block: 0, count: 1 });
  await settle();

  const to = server();
  const outbox = await outboxTo(to, { store });
  await outbox.restore(2000);
  await settle();
  assert.deepEqual(
    to.requests.map(({ path }) => path),
    ["events", "plays/p1/end"],
  );
  assert.deepEqual(to.requests[1].body, { token: "t1", outcome: "finished", block: 0, count: 1 });
  assert.deepEqual(await store.read(), { plays: [], events: [] });
});

test("what is too old to be opened by any token is thrown away", async () => {
  const store = await freshStore();
  await store.keepPlay(play);
  await store.keepEvent("p1", event(0));
  const to = server();
  await (await outboxTo(to, { store })).restore(play.opened + 61 * 24 * 3600 * 1000);
  await settle();
  assert.deepEqual(to.requests, []);
  assert.deepEqual(await store.read(), { plays: [], events: [] });
});

test("an end that lacks events sends them and asks again", async () => {
  const to = server([200, { status: 409, body: { data: { missing: [0] } } }, { status: 200, body: { state: 7 } }]);
  const outbox = await outboxTo(to);
  await outbox.enrol(play);
  await outbox.add("p1", event(0));
  assert.equal(await outbox.finish("p1", { outcome: "finished", block: 0, count: 1 }), 7);
  assert.equal(outbox.ending("e1").size, 0);
});

test("an end not acknowledged yet is known by its situation", async () => {
  const outbox = await outboxTo(server([0, 0]), { wait: () => new Promise(() => {}) });
  await outbox.enrol(play);
  outbox.finish("p1", { outcome: "abandoned", block: 0, count: 0 });
  await settle();
  assert.equal(outbox.ending("e1").get("sorting")?.outcome, "abandoned");
  assert.equal(outbox.ending("e2").size, 0);
  assert.deepEqual(outbox.status("e1"), { unsent: 1, failing: true, silent: true, durable: true });
});

test("a malformed event is left out, its neighbours are not", async () => {
  const to = server();
  const bad = 5;
  const outbox = await outboxTo(to, {
    send: async (path, body) => {
      const answer = await to.send(path, body);
      return /** @type {any} */ (body).events.some((/** @type {any} */ e) => e.position === bad)
        ? { status: 400, body: {} }
        : answer;
    },
  });
  await outbox.enrol(play);
  for (let position = 0; position < 12; position++) await outbox.add("p1", event(position));
  await outbox.wake();
  await settle();
  assert.equal(outbox.status("e1").unsent, 0);
  const taken = to
    .positions()
    .filter((positions) => !positions.includes(bad))
    .flat();
  assert.deepEqual(
    [...new Set(taken)].sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11],
  );
});

test("a token that is refused waits for a newer one, and keeps its events", async () => {
  const to = server([401]);
  const store = await freshStore();
  const outbox = await outboxTo(to, { store });
  await outbox.enrol(play);
  await outbox.add("p1", event(0));
  await settle();
  assert.equal(to.requests.length, 1);
  assert.equal((await store.read()).events.length, 1);
  await outbox.renew("e1", "t2");
  await settle();
  assert.equal(to.requests[1].body.token, "t2");
  assert.deepEqual(await store.read(), {
    plays: [{ ...play, token: "t2" }],
    events: [],
  });
});

for (const status of [404, 409]) {
  test(`a play that is no more (${status}) is told and forgotten`, async () => {
    const store = await freshStore();
    const outbox = await outboxTo(server([status]), { store });
    await outbox.enrol(play);
    const over = outbox.over("p1");
    await outbox.add("p1", event(0));
    assert.equal(await over, null);
    await settle();
    assert.deepEqual(await store.read(), { plays: [], events: [] });
  });
}

test("without IndexedDB the page keeps the events, and says that it is not durable", async () => {
  const store = await openStore(() => Promise.reject(new Error("private mode")));
  const to = server([0]);
  const outbox = await outboxTo(to, { store });
  await outbox.enrol(play);
  await outbox.add("p1", event(0));
  assert.equal(outbox.status("e1").durable, false);
  assert.equal(outbox.mayLose, true);
  await settle();
  assert.deepEqual(to.positions(), [[0], [0]]);
  assert.equal(outbox.mayLose, false);
  assert.equal(outbox.isEmpty, true);
});

test("a device that is full costs durability, never an event", async () => {
  const store = await freshStore();
  /** @type {Store} */
  const full = { ...store, keepEvent: () => Promise.reject(new Error("QuotaExceededError")) };
  const to = server();
  const outbox = await outboxTo(to, { store: full });
  await outbox.enrol(play);
  await outbox.add("p1", event(0));
  assert.equal(outbox.status("e1").durable, false);
  await settle();
  assert.deepEqual(to.positions(), [[0]]);
});

test("beacons carry what is unsent, within the room that a browser gives", async () => {
  const outbox = await outboxTo(server(), { wait: () => new Promise(() => {}) });
  await outbox.enrol(play);
  await outbox.enrol({ ...play, play: "p2" });
  for (let position = 0; position < 900; position++) await outbox.add("p1", event(position));
  await outbox.add("p2", event(0));
  const bodies = outbox.beacons().map((body) => JSON.parse(body));
  assert.deepEqual(
    bodies.map(({ token, play: of, events }) => [token, of, events.length]),
    [
      ["t1", "p1", 200],
      ["t1", "p2", 1],
    ],
  );
});

test("long answers are cut down to what beacons may carry", async () => {
  const outbox = await outboxTo(server(), { wait: () => new Promise(() => {}) });
  await outbox.enrol(play);
  for (let position = 0; position < 40; position++) {
    await outbox.add("p1", { ...event(position), data: { answer: "é".repeat(4000) } });
  }
  const bodies = outbox.beacons();
  assert.ok(new Blob(bodies).size < 64000);
  assert.equal(JSON.parse(bodies[0]).events[0].position, 0);
});
