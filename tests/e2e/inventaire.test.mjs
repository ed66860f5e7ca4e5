// Inventaire, played whole by keyboard alone on a narrow screen with one error and the help, then by touch in two sittings.
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

/** Looked at as they are in the test, checked and with the help: the same states with more on them. */
const twins = ["training inside", "training form", "test label", "test form"].map((name) => `inventaire ${name}`);

/** Nobody has to wait for anything here. */
const wait = async () => {};

before(async () => {
  server = await Server.start();
  opened = await campaign(server, await counsellor(server), ["inventaire"]);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("by keyboard alone at 320 px: an error is seen and mended, the help speaks, and each state is accessible", async () => {
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 640 } });
  const hand = new Keyboard(page);
  await page.goto("/");
  await enter(hand, { code: opened.code, name: "Maryam" });
  const seen = new Set();
  await playSituation(hand, "inventaire", {
    wait,
    look: async (screen) => {
      if (seen.has(screen)) return;
      seen.add(screen);
      if (!twins.includes(screen)) await assertAccessible(page, screen);
      if (screen === "inventaire test") await targets(page);
      if (screen === "inventaire test inside") await counted(page);
      if (screen === "inventaire test form") await mistaken(hand);
    },
  });
  await leave(hand);
  await watch.assertClean();
  await context.close();

  const events = await played("Maryam");
  const of = (/** @type {string} */ name) => events.filter((event) => event.name === name);
  assert.deepEqual([...new Set(of("container_opened").map(({ data }) => data.modality))], ["keyboard"]);
  assert.equal(of("help_opened").length, 1);
  const [first, second] = of("inventory_checked").slice(-2);
  assert.equal(first.data.blanks, 6);
  assert.match(first.data.answers, /^p1=9 p2=60 p3= /);
  assert.equal(second.data.answers, "p1=9 p2=6 p3=8 p4=10 p5=11 p6=5 p7=37.5 p8=43");
  const levels = await levelsOf("Maryam");
  assert.deepEqual(
    ["organisation", "vigilance", "instruction", "perseverance"].map((scale) => levels.get(scale)),
    ["4", "3", "4", ""],
  );
});

test("by touch at 360 px, in two sittings: the totals that were right stay", async () => {
  const { context, page, watch } = await visitor(browser, server.url, {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  const finger = new Finger(page);
  await page.goto("/");
  await enter(finger, { code: opened.code, name: "Tiago" });
  assert.equal(await playSituation(finger, "inventaire", { wait, leave: (share) => share >= 0.2 }), "left");
  await finger.press(page.locator('[data-act="form"]'));
  await finger.type(page.locator('[data-product="p7"]'), "37,5 litres");
  await finger.type(page.locator('[data-product="p8"]'), "40");
  await finger.press(page.locator('[data-act="check"]'));
  await page.getByText("1 total juste sur 8").first().waitFor();
  await allSent(page);
  await page.reload();
  await heading(finger, /^Bonjour/);
  let again = "";
  await playSituation(finger, "inventaire", {
    wait,
    look: async (screen) => {
      if (screen !== "inventaire test form") return;
      const fields = page.locator("[data-product]");
      again = (await fields.evaluateAll((all) => all.map((one) => /** @type {any} */ (one).value))).join("|");
      assert.equal(await page.locator('[data-product="p7"][readonly]').count(), 1);
    },
  });
  assert.equal(again, "||||||37,5|");
  await leave(finger);
  await watch.assertClean();
  await context.close();

  const events = await played("Tiago");
  assert.deepEqual([...new Set(events.flatMap(({ data }) => data.modality ?? []))], ["touch"]);
  const started = events.findIndex(({ name }) => name === "test_started");
  const done = events.slice(started).filter(({ name }) => name === "product_done");
  assert.equal(done.map(({ data }) => data.product).join(" "), "p7 p1 p2 p3 p4 p5 p6 p8");
  assert.equal((await levelsOf("Tiago")).get("organisation"), "4");
});

test("by mouse: a double click opens once, any click closes, what is typed stays, and a pause hides what is open", async () => {
  const { context, page, watch } = await visitor(browser, server.url);
  const hand = new Mouse(page);
  await page.goto("/");
  await enter(hand, { code: opened.code, name: "Rosa" });
  await playSituation(hand, "inventaire", { wait, leave: () => true });
  await page.getByRole("button", { name: "Carton 1", exact: true }).dblclick();
  const object = page.locator('.inv-row [role="img"]').first();
  await object.waitFor();
  await page.getByRole("button", { name: /^Pause/ }).click();
  await object.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /Reprendre/ }).click();
  await object.click();
  await page.getByRole("button", { name: "Écrire les totaux" }).click();
  await page.getByLabel("Savons").fill("12");
  await page.getByRole("button", { name: "Revenir à la réserve" }).click();
  await page.getByRole("button", { name: "Écrire les totaux" }).click();
  assert.equal(await page.getByLabel("Savons").inputValue(), "12");
  await page.getByRole("status").getByText("Enregistré", { exact: true }).waitFor();
  await watch.assertClean();
  await context.close();
});

/** Each container is a button of 44 px or more, in the order of its number. @param {Page} page */
async function targets(page) {
  const buttons = page.locator("[data-container]");
  const sizes = await buttons.evaluateAll((all) =>
    all.map((one) => [one.getBoundingClientRect().width, one.getBoundingClientRect().height, one.textContent?.trim()]),
  );
  assert.equal(sizes.length, 19);
  for (const [index, [width, height, number]] of sizes.entries()) {
    assert.ok(Number(width) >= 44 && Number(height) >= 44, `${number}: ${width} × ${height}`);
    assert.equal(Number(number), index + 1);
  }
}

/** Objects are heard one by one, by their kind alone: nothing says how many there are. @param {Page} page */
async function counted(page) {
  const tree = await page.locator(".inv-open").ariaSnapshot();
  assert.match(tree, /group "Rangée 1"/);
  assert.doesNotMatch(tree, /list|"[^"]*\d[^"]*(boîtes|bocaux|pots|savons|flacons)/);
}

/** In the form that is open: one right total, a wrong one, the others blank; then the help in a container. @param {Keyboard} hand */
async function mistaken(hand) {
  const { page } = hand;
  await hand.type(page.locator('[data-product="p1"]'), "9");
  await page.keyboard.press("Enter");
  await page.keyboard.type("60");
  await hand.press(page.locator('[data-act="check"]'));
  await page.locator('.inv-field[data-verdict="wrong"]', { hasText: "À revoir" }).waitFor();
  await page.locator("[aria-live]", { hasText: "1 total juste sur 8" }).waitFor({ state: "attached" });
  await assertAccessible(page, "inventaire, checked");
  await page.keyboard.press("Escape");
  await hand.press(page.locator('[data-act="help"]'));
  await hand.press(page.locator('[data-container="c15"]'));
  await page.getByText("12,5\u00a0litres d’huile").waitFor();
  await assertAccessible(page, "inventaire, help");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-container")), "c15");
  await hand.press(page.locator('[data-act="form"]'));
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
