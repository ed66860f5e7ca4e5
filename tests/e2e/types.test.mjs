// Every item type by mouse, by touch and by keyboard alone, on a page of its own: what is recorded, said and shown.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { close, launch, violations, visitor } from "./browser.mjs";
import { serve } from "./fixtures/serve.mjs";
import { Finger, Keyboard, Mouse } from "./hands.mjs";
import { painted } from "./play.mjs";
import { answer } from "./players/questionnaire.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{id: string, type: string, right: string}} Item */

/** @type {Item[]} */
const items = JSON.parse(readFileSync(new URL("./fixtures/items.json", import.meta.url), "utf8"));
/** @type {{url: string, close: () => void}} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await close(browser);
  server?.close();
});

/** @param {string} query @param {import("playwright-core").BrowserContextOptions} [options] */
async function open(query, options) {
  const { page, context, watch } = await visitor(browser, server.url, options);
  await page.goto(`/?${query}`);
  await page.locator(".q-card").waitFor();
  await painted(page);
  const leave = async () => {
    await watch.assertClean();
    await context.close();
  };
  return { page, leave };
}

/** @param {Page} page @returns {Promise<{events: {name: string, data: any}[], said: string[], spoken: string[], outcome: string}>} */
const played = (page) => page.evaluate(() => /** @type {any} */ (window).played);

/** @param {Page} page @param {string} where */
async function look(page, where) {
  assert.deepEqual((await violations(page)).join("\n"), "", where);
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= room, `${where}: ${wide} px wide`);
}

/** Answers item after item and checks what was recorded. @param {Mouse|Finger|Keyboard} hand @param {(state: string) => Promise<void>} seen */
async function playAll(hand, seen) {
  const { page } = hand;
  for (const item of items) {
    const card = page.locator(`.q-card[data-item="${item.id}"]`);
    await card.waitFor();
    await painted(page);
    await seen(`${item.id} ${item.type} shown`);
    await answer(hand, item, item.right);
    await seen(`${item.id} ${item.type} answered`);
    await hand.press(card.locator('[type="submit"]'));
  }
  await page.waitForFunction(() => /** @type {any} */ (window).played.outcome === "finished");
  const answers = (await played(page)).events.filter(({ name }) => name === "item_answered");
  assert.deepEqual(
    answers.map(({ data }) => [data.item, data.answer, data.modality]),
    items.map(({ id, right }) => [id, right, hand.modality]),
  );
  assert.ok(answers.every(({ data }) => data.rt > 0));
}

test("by mouse", async () => {
  const { page, leave } = await open("", { viewport: { width: 1280, height: 1600 } });
  await playAll(new Mouse(page), (state) => look(page, state));
  await leave();
});

test("by touch, on a telephone in the dark", async () => {
  const phone = { viewport: { width: 360, height: 1600 }, hasTouch: true, isMobile: true };
  const { page, leave } = await open("", { ...phone, colorScheme: "dark" });
  await playAll(new Finger(page), async (state) => {
    if (state.endsWith("answered")) await look(page, state);
    assert.deepEqual(await small(page), [], state);
  });
  await leave();
});

test("by keyboard alone", async () => {
  const { page, leave } = await open("");
  await playAll(new Keyboard(page), async () => {});
  await leave();
});

/** Controls of the answer that a finger would miss. @param {Page} page */
const small = (page) =>
  page.locator(".q-card :is(button, summary, label:has(input[type=radio], input[type=checkbox]))").evaluateAll((all) =>
    all.flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      const hidden = getComputedStyle(control).visibility === "hidden" || width === 0;
      return hidden || (width >= 44 && height >= 44) ? [] : [`${control.className} ${width} × ${height}`];
    }),
  );

test("nothing chosen is no answer: it is said, and the focus is where to mend it", async () => {
  const ids = ["g1", "i1", "w1", "o1", "d1", "t1", "b1"];
  const { page, leave } = await open(`only=${ids}`);
  for (const id of ids) {
    await page.locator(`.q-card[data-item="${id}"]`).waitFor();
    await painted(page);
    await page.getByRole("button", { name: "Valider" }).click();
    const problem = (await page.locator(".eva-error").textContent()) ?? "";
    assert.equal((await played(page)).said.at(-1), problem, id);
    assert.ok(await page.locator(".q-answer :focus").count(), id);
    await page.getByRole("button", { name: /^Je / }).click();
  }
  const { events } = await played(page);
  assert.equal(events.filter(({ name }) => name === "item_skipped").length, ids.length);
  await leave();
});

test("a pointer drags sentences and things, and the last gesture is taken back", async () => {
  const { page, leave } = await open("only=o1,d1");
  const rows = page.locator(".q-fragment");
  const first = await rows.first().getAttribute("data-id");
  await rows.first().dragTo(rows.nth(2));
  assert.equal(await rows.nth(2).getAttribute("data-id"), first);
  assert.match((await played(page)).said.at(-1) ?? "", / : place 3 sur 5\.$/);
  await page.getByRole("button", { name: "Annuler le dernier geste" }).click();
  assert.equal(await rows.first().getAttribute("data-id"), first);
  await page.getByRole("button", { name: "Je ne sais pas" }).click();
  await page.locator("[data-thing=a]").waitFor();
  await painted(page);
  await page.locator("[data-thing=a]").dragTo(page.locator(".q-zone").nth(1));
  assert.equal(await page.locator(".q-zone [data-thing=a]").count(), 1);
  assert.equal((await played(page)).said.at(-1), "Le lait : Le placard. 1 élément placé sur 5.");
  await page.locator(".q-zone [data-thing=a]").click();
  await page.getByRole("button", { name: "Remettre ici" }).click();
  assert.equal(await page.locator(".q-tray [data-thing=a]").count(), 1);
  await page.locator("[data-thing=b]").click();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("[data-thing=b]").getAttribute("aria-pressed"), "false");
  await leave();
});

test("the focus goes along with a sentence that moves", async () => {
  const { page, leave } = await open("only=o1");
  const id = (await page.locator(".q-fragment").nth(3).getAttribute("data-id")) ?? "";
  await page.locator(`[data-move="up-${id}"]`).focus();
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press("Enter");
  assert.equal(await page.locator(".q-fragment").first().getAttribute("data-id"), id);
  assert.equal(await page.locator(":focus").getAttribute("data-move"), `up-${id}`);
  assert.equal((await played(page)).said.length, 3);
  await leave();
});

test("of several choices, the count is seen and said, and one too many waits for a place", async () => {
  const { page, leave } = await open("only=w1");
  const count = page.locator(".q-picked");
  for (const id of ["w1", "w3", "w6"]) await page.locator(`[data-pick=${id}]`).click();
  assert.equal(await count.textContent(), "Vos choix : 2 sur 2. Pour changer, enlevez d’abord un choix.");
  assert.equal((await played(page)).said.at(-1), await count.textContent());
  await page.locator("[data-pick=w1]").click();
  await page.locator("[data-pick=w6]").click();
  await page.getByRole("button", { name: "Valider" }).click();
  assert.equal((await played(page)).events.at(-1)?.data.answer, "w3 w6");
  await leave();
});

test("the accent bar writes at the caret, keeps the focus, and goes by arrows", async () => {
  const { page, leave } = await open("only=x1");
  const field = page.getByLabel("Le mot");
  await field.fill("mre");
  await field.press("Home");
  await field.press("ArrowRight");
  await page.getByRole("button", { name: "è", exact: true }).click();
  assert.equal(await field.inputValue(), "mère");
  assert.ok(await field.evaluate((it) => it === document.activeElement));
  await page.keyboard.type("!");
  assert.equal(await field.inputValue(), "mè!re");
  await field.fill("");
  await page.getByRole("button", { name: "œ" }).click({ modifiers: ["Shift"] });
  await page.getByRole("button", { name: "Majuscules" }).click();
  await page.getByRole("button", { name: "é", exact: true }).click();
  await page.getByRole("button", { name: "é", exact: true }).click();
  assert.equal(await field.inputValue(), "ŒÉé");
  await page.keyboard.press("Tab");
  for (const key of ["End", "ArrowLeft", "Enter"]) await page.keyboard.press(key);
  assert.equal(await field.inputValue(), "ŒÉé’");
  assert.ok(await field.evaluate((it) => it === document.activeElement));
  await field.fill("");
  await page.getByRole("button", { name: "Valider" }).click();
  assert.equal(await page.locator(".eva-error").count(), 1);
  await leave();
});

test("help is recorded once, a dictated word is heard as often as wished", async () => {
  const { page, leave } = await open("only=w1,t1,t2,t3,t4");
  await page.getByRole("button", { name: "Un coup de pouce" }).click();
  await page.getByText("Cherchez une heure et un jour.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Un coup de pouce" }).count(), 0);
  await page.getByRole("button", { name: "Je ne sais pas" }).click();
  const hear = page.getByRole("button", { name: "Écouter le mot" });
  for (let times = 0; times < 2; times++) {
    await hear.waitFor();
    await painted(page);
    await hear.click();
  }
  const { events, spoken } = await played(page);
  assert.deepEqual(spoken, ["item:t1:dictated", "item:t1:dictated"]);
  assert.equal(events.filter(({ name }) => name === "help_opened").length, 1);
  await page.getByLabel("Le mot qui manque").fill("fromage");
  await page.keyboard.press("Enter");
  assert.match((await page.locator(".q-gaps").textContent()) ?? "", /du fromage, de la/);
  for (const word of ["crème", "écris"]) {
    await painted(page);
    await page.getByLabel("Le mot qui manque").fill(word);
    await page.keyboard.press("Enter");
  }
  assert.match((await page.locator(".q-gaps").textContent()) ?? "", /je vous\s+écris\s+ce message/);
  await leave();
});

test("questions that come as one answers are numbered without a total", async () => {
  const { page, leave } = await open("routed=1500&only=g1,g2,i1");
  for (const number of [1, 2, 3]) {
    await page.getByText(`Question ${number}`, { exact: true }).waitFor();
    await painted(page);
    await page.getByRole("button", { name: /^Je / }).click();
    if (number === 2) await page.getByText("Un instant…").waitFor();
  }
  await page.waitForFunction(() => /** @type {any} */ (window).played.outcome === "finished");
  await leave();
});
