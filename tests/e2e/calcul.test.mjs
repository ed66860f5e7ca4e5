// The market, whole, by keyboard alone on a narrow screen: the three levels of somebody who knows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { close, launch, violations, visitor } from "./browser.mjs";
import { Keyboard, Mouse } from "./hands.mjs";
import { enter } from "./journey.mjs";
import { playSituation } from "./play.mjs";
import { drawn } from "./players/calcul.mjs";
import { campaign, counsellor, eventsOf } from "./records.mjs";
import { Server } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof counsellor>>} */
let owner;
/** @type {any[]} the items of both forms, keys included */
let bank;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), launch()]);
  owner = await counsellor(server);
  const versions = await server.rows("bank_versions");
  bank = versions.find(({ keys }) => keys.some((/** @type {any} */ item) => item.family === "n1_addition"))?.keys;
  for (const { id, key } of bank) drawn.set(id, key.right);
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("three levels by keyboard, every kind of card without a barrier, no key in what is received", async () => {
  const { code } = await campaign(server, owner, ["calcul"]);
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 1200 } });
  await context.clock.install();
  /** @type {string[]} */
  const received = [];
  page.on("response", async (response) => {
    if (response.url().includes("/api/")) received.push(await response.text().catch(() => ""));
  });
  await page.goto("/");
  const hand = new Keyboard(page);
  await enter(hand, { code, name: "Nadia" });
  const looked = new Set();
  await playSituation(hand, "calcul", {
    wait: (ms) => context.clock.runFor(ms),
    look: async (screen) => {
      const kind = (await page.locator(".q-card").count())
        ? await page.locator(".q-card").getAttribute("data-type")
        : screen;
      if (looked.has(kind)) return;
      looked.add(kind);
      await assertNoBarrier(page, screen);
    },
  });
  await watch.assertClean();

  const [play] = await server.rows("plays");
  const right = new Map(bank.map(({ id, key }) => [id, key.right]));
  const answered = (await eventsOf(server, play.id)).filter(
    ({ name, data }) => name === "item_answered" && right.has(data.item), // training left out
  );
  assert.equal(answered.length, 62);
  assert.deepEqual([...new Set(answered.map(({ data }) => data.modality))], ["keyboard"]);
  for (const { data } of answered) assert.equal(data.answer, right.get(data.item), data.item);
  for (const type of ["single_choice", "number_input", "click_in_image", "order", "drag_to_zones", "chart_bars"]) {
    assert.ok(looked.has(type), type);
  }
  assert.ok(received.some((text) => text.includes('"items"')));
  for (const text of received)
    assert.doesNotMatch(text, /"(key|right|points|difficulty|criterion|skill|family|catch_up)":/);
  await context.close();
});

test("a family failed at the first level and repaired by its second chance: what it belongs to is acquired", async () => {
  const { id: asked, code } = await campaign(server, owner, ["calcul"], { label: "Deuxième chance" });
  const { context, page, watch } = await visitor(browser, server.url);
  await context.clock.install();
  await page.goto("/");
  const hand = new Mouse(page);
  await enter(hand, { code, name: "Ilyes" });
  // Additions, and all there is on reading numbers, so that the level is not reached; the second chance mends the additions only.
  const failed = bank.filter(
    (item) => item.module === "n1" && (item.criterion === "2.5.3" || (item.family === "n1_addition" && !item.catch_up)),
  );
  for (const item of failed) drawn.set(item.id, wrong(item));
  /** @type {Set<string>} */
  const shown = new Set();
  await playSituation(hand, "calcul", {
    wait: (ms) => context.clock.runFor(ms),
    look: async () => {
      if (!(await page.locator(".q-card").count())) return;
      const id = (await page.locator(".q-card").getAttribute("data-item")) ?? "";
      if (!shown.has(id) && bank.some((item) => item.id === id && item.catch_up)) await assertNoBarrier(page, id, 1280);
      shown.add(id);
    },
  });
  for (const { id, key } of failed) drawn.set(id, key.right);
  await watch.assertClean();
  const second = bank.filter(({ id, catch_up }) => catch_up && shown.has(id)).map(({ family }) => family);
  assert.deepEqual(second, ["n1_number_recognition", "n1_number_recognition", "n1_addition", "n1_addition"]);

  const [{ evaluation }] = await server.rows("plays", `evaluation.campaign = "${asked}"`);
  const session = await server.call("POST", "/api/collections/counsellors/auth-with-password", {
    identity: owner.email,
    password: owner.password,
  });
  const report = await server.call("GET", `/api/reports/${evaluation}`, undefined, session.token);
  const states = Object.fromEntries(report.clea.map((/** @type {any} */ one) => [one.code, one.state]));
  assert.equal(states["2.1"], "acquired");
  assert.equal(states["2.5"], "to_work_on");
  assert.equal(states["2.3"], "not_tested");
  await context.close();
});

/** An answer that the card takes, and that is not right. @param {any} item */
function wrong({ type, key }) {
  if (type === "number_input") return "9876";
  const [one, other] = type === "click_in_image" ? ["z1", "z2"] : ["a", "b"];
  return key.right === one ? other : one;
}

/** Both schemes, and nothing that scrolls sideways. @param {Page} page @param {string} screen @param {number} [width] */
async function assertNoBarrier(page, screen, width = 320) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], `${screen} ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: null });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, screen);
}
