// Prévention, played whole by keyboard alone on a narrow screen, then by touch in two sittings.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Finger, Keyboard } from "./hands.mjs";
import { enter, heading, leave } from "./journey.mjs";
import { playSituation } from "./play.mjs";
import { allSent } from "./record.mjs";
import { campaign, counsellor, eventsOf } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./server.mjs").Row} */
let opened;

/** Nobody has to wait for anything here. */
const wait = async () => {};

before(async () => {
  server = await Server.start();
  opened = await campaign(server, await counsellor(server), ["prevention"]);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("by keyboard alone at 320 px: a sign, an action, each place once; each state is accessible", async () => {
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 640 } });
  const hand = new Keyboard(page);
  await page.goto("/");
  await enter(hand, { code: opened.code, name: "Maryam" });
  const seen = new Set();
  await playSituation(hand, "prevention", {
    wait,
    look: async (screen) => {
      if (seen.has(screen)) return;
      seen.add(screen);
      // What is asked of a place looks the same in the training: axe has seen it there.
      const state = screen.replace(/ training (?!scene)/, " test ");
      if (!seen.has(`${state} there`)) await assertAccessible(page, screen);
      seen.add(`${state} there`);
      if (screen !== "prevention test noted") return;
      // A place that was seen is not asked again.
      await hand.press(page.locator(".zones-place.is-done"));
      await page.locator("[aria-live]", { hasText: "déjà vu" }).waitFor({ state: "attached" });
      assert.equal(await page.locator(".risk-sign").count(), 0);
      // Nor is one left before its sign taken for seen.
      await hand.press(page.locator(".zones-place:not(.is-done)").first());
      await page.keyboard.press("Escape");
      assert.equal(await page.locator(".zones-place.is-done").count(), 1);
    },
  });
  await leave(hand);
  await watch.assertClean();
  await context.close();

  const events = await played("Maryam");
  const test = events.slice(events.findIndex(({ name }) => name === "test_started"));
  const of = (/** @type {string} */ name) => test.filter((event) => event.name === name);
  assert.deepEqual(
    of("risk_rated").map(({ data }) => data.sign),
    Array(5).fill("careful"),
  );
  assert.equal(new Set(of("action_chosen").map(({ data }) => data.zone)).size, 5);
  assert.deepEqual([...new Set(of("action_chosen").map(({ data }) => data.modality))], ["keyboard"]);
  assert.equal(of("zone_opened").length, 6);
});

test("by touch at 360 px, in two sittings: what was seen stays seen", async () => {
  const { context, page, watch } = await visitor(browser, server.url, {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  const finger = new Finger(page);
  await page.goto("/");
  await enter(finger, { code: opened.code, name: "Tiago" });
  assert.equal(await playSituation(finger, "prevention", { wait, leave: (share) => share >= 0.4 }), "left");
  await allSent(page);
  await page.reload();
  await heading(finger, /^Bonjour/);
  let first = true;
  await playSituation(finger, "prevention", {
    wait,
    look: async (screen) => {
      if (screen !== "prevention test scene" || !first) return;
      first = false;
      assert.equal(await page.locator(".zones-place.is-done").count(), 2);
    },
  });
  assert.equal(first, false);
  await leave(finger);
  await watch.assertClean();
  await context.close();

  const events = await played("Tiago");
  assert.deepEqual([...new Set(events.flatMap(({ data }) => data.modality ?? []))], ["touch"]);
  const done = events
    .slice(events.findIndex(({ name }) => name === "test_started"))
    .filter(({ name }) => name === "zone_done");
  assert.deepEqual(done.map(({ data }) => data.zone).sort(), ["p1", "p2", "p3", "p4", "p5"]);
});

/** @param {string} name */
async function played(name) {
  const [play] = await server.rows("plays", `evaluation.beneficiary.name = "${name}"`);
  return eventsOf(server, play.id);
}
