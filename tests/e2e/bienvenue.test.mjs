// Mieux vous connaître: all can be passed; health is asked only where the campaign chose to, and is kept apart.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { close, launch, violations, visitor } from "./browser.mjs";
import { Finger, Keyboard } from "./hands.mjs";
import { enter } from "./journey.mjs";
import { contentOf, playSituation } from "./play.mjs";
import { campaign, counsellor, eventsOf } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {{structure: string, id: string, email: string, password: string}} */
let owner;

before(async () => {
  server = await Server.start();
  owner = await counsellor(server);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

/** @type {{id: string, type: string, stimulus: any}[]} */
const items = contentOf("bienvenue").items;
const health = items.filter(({ stimulus }) => stimulus.health).map(({ id }) => id);

/**
 * Somebody who tells some things plays bienvenue.
 * @param {typeof Keyboard|typeof Finger} Kind @param {boolean} asked whether the campaign asks for health
 * @param {Record<string, string>} told @param {import("playwright-core").BrowserContextOptions} options
 */
async function declare(Kind, asked, told, options) {
  const { code, id } = await campaign(server, owner, ["bienvenue"], { label: `Santé ${asked}`, health: asked });
  const { context, page, watch } = await visitor(browser, server.url, options);
  await context.clock.install();
  const hand = new Kind(page);
  await page.goto("/");
  await enter(hand, { code, name: "Lina" });
  /** @type {string[]} */
  const seen = [];
  const looked = new Set();
  const look = async (/** @type {string} */ item) => {
    const type = await page
      .locator(".q-card")
      .getAttribute("data-type", { timeout: 500 })
      .catch(() => null);
    if (type) seen.push(item);
    if (!type || looked.has(type)) return;
    looked.add(type);
    assert.equal((await violations(page)).join("\n"), "", item);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${item}: too wide`);
  };
  const habits = { wait: (/** @type {number} */ ms) => context.clock.runFor(ms), look, told };
  await playSituation(hand, "bienvenue", habits);
  await watch.assertClean();
  await context.close();
  const [evaluation] = await server.rows("evaluations", `campaign = "${id}"`);
  const [play] = await server.rows("plays", `evaluation = "${evaluation.id}"`);
  const declarations = await server.rows("declarations", `evaluation = "${evaluation.id}"`);
  const data = Object.fromEntries(declarations.map(({ kind, data }) => [kind, data]));
  return { evaluation, play, data, seen, events: await eventsOf(server, play.id) };
}

test("by keyboard, everything passed: nothing is declared, and health was not asked", async () => {
  const { evaluation, play, data, seen, events } = await declare(
    Keyboard,
    false,
    {},
    { viewport: { width: 320, height: 640 } },
  );
  assert.deepEqual(
    seen,
    items.filter(({ id }) => !health.includes(id)).map(({ id }) => id),
  );
  assert.equal(play.state, "finished");
  assert.deepEqual(data, { profile: {}, self_assessment: {} });
  assert.ok(events.every(({ name, data }) => name !== "item_answered" || data.answer === ""));
  assert.deepEqual(await server.rows("health_declarations"), []);
  assert.deepEqual(await server.rows("results", `play = "${play.id}"`), []);
  assert.equal(evaluation.state, "started");
});

test("by touch, what is told is declared, and health is kept apart", async () => {
  const told = { age: "25-34", schooled: "abroad", focus: "4", computer: "7", sight: "glasses", dys: "past" };
  const telephone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
  const { evaluation, data, seen, events } = await declare(Finger, true, told, { ...telephone, colorScheme: "dark" });
  assert.deepEqual(
    seen,
    items.map(({ id }) => id),
  );
  assert.deepEqual(data, {
    profile: { age: "25-34", schooled: "abroad" },
    self_assessment: { focus: "4", computer: "7" },
  });
  const logged = JSON.stringify(events);
  assert.ok(logged.includes("25-34") && !logged.includes("glasses") && !logged.includes('"past"'));

  const signed = await server.call("POST", "/api/collections/counsellors/auth-with-password", {
    identity: owner.email,
    password: owner.password,
  });
  const path = "/api/collections/health_declarations/records";
  const apart = await server.call("GET", `${path}/${evaluation.id}`, undefined, signed.token);
  assert.deepEqual(apart.data, { sight: "glasses", dys: "past" });
  await assert.rejects(server.call("GET", path, undefined, signed.token), /403/);
  await assert.rejects(server.call("GET", `${path}/${evaluation.id}`), /404|403/);
});
