// Sécurité, played whole by keyboard alone on a narrow screen, then by touch in two sittings, and by mouse beside.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Finger, Keyboard, Mouse } from "./hands.mjs";
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
  opened = await campaign(server, await counsellor(server), ["securite"]);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("by keyboard alone at 320 px: places have names that give nothing away, answers can be changed, each state is accessible", async () => {
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 640 } });
  const hand = new Keyboard(page);
  await page.goto("/");
  await enter(hand, { code: opened.code, name: "Maryam" });
  const seen = new Set();
  await playSituation(hand, "securite", {
    wait,
    look: async (screen) => {
      if (seen.has(screen)) return;
      seen.add(screen);
      // What is asked of a place looks the same in the training: axe has seen it there.
      const state = screen.replace(/ training (?!scene)/, " test ");
      if (!seen.has(`${state} there`)) await assertAccessible(page, screen);
      seen.add(`${state} there`);
      if (screen === "securite test scene") await assertPlaces(page);
      if (screen === "securite test noted") await changeMind(hand);
    },
  });
  await leave(hand);
  await watch.assertClean();
  await context.close();

  const events = await played("Maryam");
  const of = (/** @type {string} */ name) => events.filter((event) => event.name === name);
  assert.deepEqual([...new Set(of("zone_opened").map(({ data }) => data.modality))], ["keyboard"]);
  assert.deepEqual([...new Set(of("danger_qualified").map(({ data }) => data.modality))], ["keyboard"]);
  const { level, metrics } = await attentionOf("Maryam");
  assert.equal(level, "", "nothing is searched by keyboard");
  assert.deepEqual(counts(metrics), { identified: 5, qualified_right: 5, misidentified: 0, false_alarms: 0 });
  assert.equal(metrics.qualified_again, 1, "the same hazard at its other place");
});

test("by touch at 360 px, in two sittings: help shows the places, and what was answered stays answered", async () => {
  const { context, page, watch } = await visitor(browser, server.url, {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  const finger = new Finger(page);
  await page.goto("/");
  await enter(finger, { code: opened.code, name: "Tiago" });
  let first = true;
  await playSituation(finger, "securite", {
    wait,
    leave: (share) => share >= 0.3,
    look: async (screen) => {
      if (screen !== "securite test scene") return;
      await finger.press(page.locator(".zones-show"));
      const edge = await page
        .locator(".zones-place")
        .first()
        .evaluate((place) => getComputedStyle(place).borderStyle);
      assert.equal(edge, "dashed");
      for (const place of await page.locator(".zones-place").all()) {
        const box = await place.boundingBox();
        assert.ok(box && box.width >= 44 && box.height >= 44, JSON.stringify(box));
      }
    },
  });
  const told = await page.locator(".zones-count strong").textContent();
  await allSent(page);
  await page.reload();
  await heading(finger, /^Bonjour/);
  await playSituation(finger, "securite", {
    wait,
    look: async (screen) => {
      if (screen !== "securite test scene" || !first) return;
      first = false;
      assert.equal(await page.locator(".zones-place.is-done").count(), 4);
      assert.equal(await page.locator(".zones-count strong").textContent(), told);
    },
  });
  assert.equal(first, false);
  await leave(finger);
  await watch.assertClean();
  await context.close();

  const events = await played("Tiago");
  assert.deepEqual([...new Set(events.flatMap(({ data }) => data.modality ?? []))], ["touch"]);
  assert.equal(events.filter(({ name }) => name === "help_opened").length, 1);
  const { level, metrics } = await attentionOf("Tiago");
  assert.equal(level, "4");
  assert.deepEqual(counts(metrics), { identified: 5, qualified_right: 5, misidentified: 0, false_alarms: 0 });
  assert.equal(metrics.identified_before_help, 0);
});

test("by mouse: nothing shows where the places are, a press beside is told, and to finish early is asked again", async () => {
  const { context, page, watch } = await visitor(browser, server.url);
  const mouse = new Mouse(page);
  await page.goto("/");
  await enter(mouse, { code: opened.code, name: "Rosa" });
  await playSituation(mouse, "securite", { wait, leave: (share) => share > 0 });
  const scene = page.locator(".zones-scene");
  const place = page.locator('[data-zone="z11"]');
  const cursors = [await cursorOf(scene), await cursorOf(place)];
  assert.equal(cursors[0], cursors[1]);
  await scene.click({ position: { x: 5, y: 5 } });
  await page.getByText("Rien à vérifier ici", { exact: false }).first().waitFor();
  await page.locator(".zones-finish").click();
  await page.getByRole("heading", { name: /Avez-vous fini/ }).waitFor();
  await assertAccessible(page, "securite sure");
  await page.locator(".zones-more").click();
  await page.getByRole("button", { name: /^Pause/ }).click();
  await page.locator(".zones-art").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /Reprendre/ }).click();
  await page.locator(".zones-art").waitFor();
  await page.locator(".zones-finish").click();
  await page.locator(".zones-end").click();
  await heading(mouse, /Merci/);
  await watch.assertClean();
  await context.close();

  const events = await played("Rosa");
  const [beside] = events.filter(({ name }) => name === "outside_clicked");
  assert.ok(beside.data.x < 2 && beside.data.y < 3, JSON.stringify(beside.data));
});

/** @param {import("playwright-core").Locator} element */
const cursorOf = (element) => element.evaluate((node) => getComputedStyle(node).cursor);

/** Eleven buttons, in reading order, whose names and sources say nothing of danger. @param {Page} page */
async function assertPlaces(page) {
  const names = await page.locator(".zones-place").allTextContents();
  assert.equal(names.length, 11);
  for (const name of names) assert.doesNotMatch(name, /danger|risque|sécurité|casque|ouverte?\b|attention/i);
  await page.locator(".zones-place").first().focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-zone")), "z02");
  const outline = await page.locator('[data-zone="z02"]').evaluate((place) => getComputedStyle(place).outlineStyle);
  assert.equal(outline, "solid", "focus shows the place");
}

/** A place that was answered says so, and its answer can be changed, or left. @param {Keyboard} hand */
async function changeMind(hand) {
  const { page } = hand;
  const place = page.locator(".zones-place.is-done").first();
  const name = await place.textContent();
  assert.match(name ?? "", /danger signalé/);
  await hand.press(place);
  await page.getByText("Vous avez déjà regardé cet endroit", { exact: false }).waitFor();
  await assertAccessible(page, "securite again");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-zone")), "z01");
}

/** @param {Record<string, number>} metrics */
const counts = ({ identified, qualified_right, misidentified, false_alarms }) => ({
  identified,
  qualified_right,
  misidentified,
  false_alarms,
});

/** @param {string} name */
async function played(name) {
  const [play] = await server.rows("plays", `evaluation.beneficiary.name = "${name}"`);
  return eventsOf(server, play.id);
}

/** @param {string} name @returns {Promise<any>} the result of the play */
async function attentionOf(name) {
  const [result] = await server.rows(
    "results",
    `evaluation.beneficiary.name = "${name}" && play != "" && scale = "attention"`,
    "-@rowid", // events that come late make one more row
  );
  return result;
}
