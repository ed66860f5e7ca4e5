// Tri, played whole by keyboard alone on a narrow screen, then by touch: half of it, a reload, and the rest.
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
  opened = await campaign(server, await counsellor(server), ["tri"]);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("by keyboard alone at 320 px: one error is seen and mended, and each state is accessible", async () => {
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 640 } });
  const hand = new Keyboard(page);
  await page.goto("/");
  await enter(hand, { code: opened.code, name: "Maryam" });
  const seen = new Set();
  await playSituation(hand, "tri", {
    wait,
    look: async (screen) => {
      if (seen.has(screen)) return;
      seen.add(screen);
      await assertAccessible(page, screen);
      if (screen === "tri test") await placeWrong(page);
    },
  });
  await leave(hand);
  await watch.assertClean();
  await context.close();

  const events = await played("Maryam");
  const of = (/** @type {string} */ name) => events.filter((event) => event.name === name);
  assert.deepEqual([...new Set(of("piece_placed").map(({ data }) => data.modality))], ["keyboard"]);
  const done = of("piece_done").map(({ data }) => data.piece);
  assert.equal(new Set(done.slice(-48)).size, 48);
  const levels = await levelsOf("Maryam");
  assert.equal(levels.get("comparison"), "3", "one error");
  assert.equal(levels.get("instruction"), "4");
});

test("by touch at 360 px, in two sittings: what was sorted stays sorted", async () => {
  const { context, page, watch } = await visitor(browser, server.url, {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  const finger = new Finger(page);
  await page.goto("/");
  await enter(finger, { code: opened.code, name: "Tiago" });
  assert.equal(await playSituation(finger, "tri", { wait, leave: (share) => share >= 0.4 }), "left");
  const left = Number(await page.locator(".tri-left strong").textContent());
  assert.ok(left > 0 && left < 48, String(left));
  await allSent(page);
  await page.reload();
  await heading(finger, /^Bonjour/);
  let first = true;
  await playSituation(finger, "tri", {
    wait,
    look: async (screen) => {
      if (screen !== "tri test" || !first) return;
      first = false;
      assert.equal(Number(await page.locator(".tri-left strong").textContent()), left);
    },
  });
  assert.equal(first, false);
  await leave(finger);
  await watch.assertClean();
  await context.close();

  const events = await played("Tiago");
  const placed = events.filter(({ name }) => name === "piece_placed");
  assert.deepEqual([...new Set(placed.map(({ data }) => data.modality))], ["touch"]);
  const started = events.findIndex(({ name }) => name === "test_started");
  const done = events.slice(started).filter(({ name }) => name === "piece_done");
  assert.equal(done.length, 48);
  assert.equal(new Set(done.map(({ data }) => data.piece)).size, 48);
  assert.equal((await levelsOf("Tiago")).get("comparison"), "4");
});

test("by mouse: a drop beside gives the piece back without an error, and a pause hides the patterns", async () => {
  const { context, page, watch } = await visitor(browser, server.url);
  const hand = new Keyboard(page);
  await page.goto("/");
  await enter(hand, { code: opened.code, name: "Rosa" });
  await playSituation(hand, "tri", { wait, leave: (share) => share > 0 });
  const piece = page.locator(".tri-piece").nth(4);
  const id = await piece.getAttribute("data-piece");
  const words = (await piece.getAttribute("aria-label"))?.split(/\s:\s/)[1] ?? "";
  await drag(page, piece, page.locator(".tri-words"));
  await page.getByText("Le carreau est reposé.").waitFor();
  await drag(page, piece, page.locator(`.tri-container[aria-label$="${words}"]`));
  await page.locator('.tri-word[data-verdict="right"]').waitFor();
  assert.notEqual(await piece.getAttribute("data-piece"), id, "the next piece has come");

  await page.getByRole("button", { name: /^Pause/ }).click();
  const paint = page.locator(".tri-piece .tile-full, .tri-piece .tile-line").first();
  await paint.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /Reprendre/ }).click();
  await paint.waitFor();
  await page.getByRole("status").getByText("Enregistré", { exact: true }).waitFor();
  await watch.assertClean();
  await context.close();

  const events = await played("Rosa");
  const told = events.filter(({ data }) => data.piece === id).map(({ name, data }) => `${name} ${data.modality ?? ""}`);
  assert.deepEqual(told.slice(-5), [
    "piece_taken mouse",
    "piece_released mouse",
    "piece_taken mouse",
    "piece_placed mouse",
    "piece_done ",
  ]);
});

/** @param {Page} page @param {import("playwright-core").Locator} from @param {import("playwright-core").Locator} to */
async function drag(page, from, to) {
  await from.hover();
  await page.mouse.down();
  await to.hover({ force: true });
  await page.mouse.up();
}

/** Into a container that bears another model: the piece comes back, which is said and seen. @param {Page} page */
async function placeWrong(page) {
  const piece = page.locator('.tri-piece[tabindex="0"]');
  const id = await piece.getAttribute("data-piece");
  const words = (await piece.getAttribute("aria-label"))?.split(/\s:\s/)[1] ?? "";
  await piece.focus();
  await page.keyboard.press("Enter");
  await assertAccessible(page, "tri, a piece in hand");
  await page.keyboard.press("Escape");
  const labels = await page
    .locator(".tri-container")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
  const other = labels.findIndex((label) => !label.endsWith(words));
  await page.keyboard.press("abcdefghijkl"[other]);
  await page.locator('.tri-word[data-verdict="wrong"]', { hasText: "Le carreau revient" }).waitFor();
  await page.locator("[aria-live]", { hasText: "Le carreau revient" }).waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-piece")), id);
  await assertAccessible(page, "tri, a wrong container");
}

/** @param {string} name */
async function played(name) {
  const [play] = await server.rows("plays", `evaluation.beneficiary.name = "${name}"`);
  return eventsOf(server, play.id);
}

/** @param {string} name @returns {Promise<Map<string, string>>} of the play, by scale */
async function levelsOf(name) {
  const results = await server.rows("results", `evaluation.beneficiary.name = "${name}" && play != ""`);
  return new Map(results.map(({ scale, level }) => [scale, level]));
}
