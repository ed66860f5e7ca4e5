// Au bureau: one task of each app by keyboard alone, all of them by touch on a telephone; what is recorded and kept.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { close, launch, violations, visitor } from "./browser.mjs";
import { Finger, Keyboard } from "./hands.mjs";
import { enter } from "./journey.mjs";
import { contentOf, painted, playSituation } from "./play.mjs";
import { campaign, counsellor, eventsOf } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {{structure: string, id: string}} */
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

/** The first tasks show each app once. */
const apps = 8;
const { items } = contentOf("numerique");

/** @param {typeof Keyboard|typeof Finger} Kind @param {string} name @param {import("playwright-core").BrowserContextOptions} options */
async function sitDown(Kind, name, options) {
  const { code, id } = await campaign(server, owner, ["numerique"], { label: name });
  const { context, page, watch } = await visitor(browser, server.url, options);
  await context.clock.install();
  const hand = new Kind(page);
  await page.goto("/");
  await enter(hand, { code, name });
  const looked = new Set();
  const habits = {
    wait: (/** @type {number} */ ms) => context.clock.runFor(ms),
    reading: 6000,
    look: async (/** @type {string} */ screen) => {
      const app = (await page.locator(".task > legend").count())
        ? await page.locator(".task > legend").textContent()
        : "";
      if (!app || looked.has(app)) return;
      looked.add(app);
      assert.equal((await violations(page)).join("\n"), "", screen);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${screen}: too wide`);
    },
  };
  const leave = async () => {
    await watch.assertClean();
    await context.close();
    const [play] = await server.rows("plays", `evaluation.campaign = "${id}"`);
    return { play, events: await eventsOf(server, play.id) };
  };
  return { page, hand, habits, leave };
}

/** @param {import("./server.mjs").Row[]} events @returns {[string, string][]} what was answered to the tasks that count */
const answersOf = (events) =>
  events
    .filter(({ name, data }) => name === "item_answered" && data.item !== "e1")
    .map(({ data }) => [data.item, data.answer]);
/** @type {[string, string][]} */
const rights = items.map((/** @type {any} */ { id, key }) => [id, key.right]);

test("one task of each app by keyboard alone", async () => {
  const { page, hand, habits, leave } = await sitDown(Keyboard, "Sofia", { viewport: { width: 320, height: 640 } });
  const left = (/** @type {number} */ share) => share >= apps / items.length;
  assert.equal(await playSituation(hand, "numerique", { ...habits, leave: left }), "left");
  await page.getByText("Enregistré", { exact: true }).waitFor({ state: "attached" });
  const { events } = await leave();
  assert.deepEqual(answersOf(events), rights.slice(0, apps));
  assert.ok(events.every(({ data }) => !data.modality || data.modality === "keyboard"));
  const steps = events.filter(({ name }) => name === "task_step").map(({ data }) => data);
  assert.deepEqual(new Set(steps.map(({ item }) => item)), new Set(["e1", ...rights.slice(0, apps).map(([id]) => id)]));
  assert.ok(
    steps.some(({ step, target }) => step === "type" && target === "words"),
    "a text was typed",
  );
  assert.ok(!JSON.stringify(steps).includes("montbrelle"), "and no step says which");
});

test("every task by touch in the dark, all right, the first one begun again", async () => {
  const telephone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
  const { page, hand, habits, leave } = await sitDown(Finger, "Yanis", { ...telephone, colorScheme: "dark" });
  await playSituation(hand, "numerique", {
    ...habits,
    look: async (screen) => {
      await habits.look(screen);
      if (screen === `test ${items[0].stimulus.question}`) await beginAgain(page);
    },
  });
  const { play, events } = await leave();
  assert.deepEqual(answersOf(events), rights);
  assert.ok(events.every(({ data }) => !data.modality || data.modality === "touch"));
  assert.ok(events.some(({ name, data }) => name === "task_step" && data.step === "reset" && data.item === "b1"));

  const results = await server.rows("results", `play = "${play.id}"`);
  const levels = Object.fromEntries(results.map(({ scale, level }) => [scale, level]));
  for (const part of ["3_1", "3_2", "3_3", "3_4"]) assert.equal(levels[`clea_${part}`], "acquired");
  const { metrics } = results.find(({ scale }) => scale === "digital") ?? {};
  assert.equal(metrics.tasks_done, items.length);
  assert.ok(metrics.steps > 2 * items.length && metrics.returns >= 2, JSON.stringify(metrics));
});

/** Opens the wrong message, then begins again: the focus is on the title of the first screen. @param {import("playwright-core").Page} page */
async function beginAgain(page) {
  await painted(page);
  await page.getByRole("button", { name: /Camion/ }).tap();
  await page.getByRole("button", { name: "Recommencer depuis le début" }).tap();
  await page.locator(".task-title:focus", { hasText: "Boîte de réception" }).waitFor();
}
