// Prise en main: all six steps by keyboard alone, then by touch with tries that fail and a step that is passed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Finger, Keyboard } from "./hands.mjs";
import { enter, heading, leave } from "./journey.mjs";
import { playSituation } from "./play.mjs";
import { allSent } from "./record.mjs";
import { campaign, counsellor, eventsOf } from "./records.mjs";
import { Server } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */

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
  opened = await campaign(server, await counsellor(server), ["prise_en_main"]);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("by keyboard alone at 320 px, each step accessible before and after", async () => {
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 640 } });
  const hand = new Keyboard(page);
  await page.goto("/");
  await enter(hand, { code: opened.code, name: "Ewa" });
  await playSituation(hand, "prise_en_main", { wait, look: (screen) => assertAccessible(page, screen) });
  await leave(hand);
  await watch.assertClean();
  await context.close();

  const steps = await ended("Ewa");
  assert.deepEqual(
    steps.map(({ name, data }) => [name, data.step, data.tries, data.modality]),
    ["s1", "s2", "s3", "s4", "s5", "s6"].map((step) => ["step_done", step, 1, "keyboard"]),
  );
  assert.deepEqual(await server.rows("results", `evaluation.beneficiary.name = "Ewa" && play != ""`), []);
});

test("by touch at 360 px: tries that fail are recorded, a step is passed, a reload goes on where it was", async () => {
  const { context, page, watch } = await visitor(browser, server.url, {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  const finger = new Finger(page);
  await page.goto("/");
  await enter(finger, { code: opened.code, name: "Moussa" });
  await playSituation(finger, "prise_en_main", { wait, leave: (share) => share > 0.1 });
  await finger.press(page.locator(".hands-next"));
  const skip = page.getByRole("button", { name: "Passer cette étape" });
  for (let tries = 0; tries < 3; tries++) {
    assert.equal(await skip.count(), 0);
    await finger.press(page.locator('[data-thing="tree"]'));
  }
  await assertAccessible(page, "prise_en_main, a step that may be passed");
  await finger.press(skip);
  await page.locator('[data-kind="move"]').waitFor();
  // The select-then-place way: into the bin, then into the van.
  for (const target of ["bin", "van"]) {
    await page.locator('[data-thing="box"]').tap();
    await page.locator('[data-thing="box"][aria-pressed="true"]').waitFor();
    await page.locator(`[data-thing="${target}"]`).tap();
  }
  await page.getByText("C’est réussi.").waitFor();
  await allSent(page);
  await page.reload();
  await heading(finger, /^Bonjour/);
  await playSituation(finger, "prise_en_main", { wait });
  await leave(finger);
  await watch.assertClean();
  await context.close();

  const steps = await ended("Moussa");
  assert.deepEqual(
    steps.map(({ name, data }) => [name, data.step, data.tries, data.modality]),
    [
      ["step_done", "s1", 1, "touch"],
      ["step_skipped", "s2", 3, "touch"],
      ["step_done", "s3", 2, "touch"],
      ["step_done", "s4", 1, "touch"],
      ["step_done", "s5", 1, "touch"],
      ["step_done", "s6", 1, "touch"],
    ],
  );
});

/** The steps that ended, in order. @param {string} name */
async function ended(name) {
  const [play] = await server.rows("plays", `evaluation.beneficiary.name = "${name}"`);
  const events = await eventsOf(server, play.id);
  return events.filter((event) => event.name === "step_done" || event.name === "step_skipped");
}
