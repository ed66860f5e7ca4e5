// The list of evaluations: found without accents, ticked and taken away, by the keyboard, on a small screen.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { demoAdmin, signIn } from "./pages.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await Server.start({ demo: 40 });
  const [person] = await server.rows("beneficiaries");
  await server.admin("PATCH", `/api/collections/beneficiaries/records/${person.id}`, { name: "Élodie d’Août" });
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("somebody is found, ticked and taken away with the keyboard alone", async () => {
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 800 } });
  await signIn(page, demoAdmin);
  await page.goto("/conseil/evaluations");
  await page.getByText("40 évaluations", { exact: true }).waitFor();
  await page.getByText("Plus de filtres").click();
  await page.getByText("Choisir les colonnes").click();
  await page.getByLabel("Structure", { exact: true }).check();
  await page.getByText("Télécharger toute la liste").click();
  await assertAccessible(page, "list, all open");

  await page.getByLabel("Nom ou code personnel").focus();
  await page.keyboard.type("ELODIE aout");
  await page.keyboard.press("Enter");
  await page.getByText("1 évaluation", { exact: true }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get("q"), "ELODIE aout");
  await page.getByLabel("Cocher Élodie d’Août").focus();
  await page.keyboard.press("Space");
  await page.getByText("1 ligne cochée").waitFor();
  const awaited = page.waitForEvent("download");
  await page.getByRole("link", { name: "Texte (.csv), point décimal" }).focus();
  await page.keyboard.press("Enter");
  const [title, row, ...rest] = (await readFile(await (await awaited).path(), "utf8")).trimEnd().split("\r\n");
  assert.ok(title.startsWith("\ufeffStructure;Campagne;"), title);
  assert.ok(row.includes(";Élodie d’Août;"), row);
  assert.deepEqual(rest, []);

  await page.reload(); // what was searched is in the address, the columns on this device
  await page.getByText("1 évaluation", { exact: true }).waitFor();
  await page.locator('td[data-label="Structure"]').waitFor();
  await watch.assertClean(/cookie/, /401/);
  await context.close();
});

test("the rows that are ticked get the same follow-up, and give it back", async () => {
  const { context, page } = await visitor(browser, server.url);
  await signIn(page, demoAdmin);
  await page.goto("/conseil/evaluations?etat=finished");
  const before = (await server.rows("follow_ups")).length;
  await page.getByRole("button", { name: "Tout cocher sur cette page" }).click();
  await page.getByText("Noter la même suite").click();
  await page.getByRole("button", { name: "Non, pas encore" }).first().click();
  await page.getByLabel(/^Pourquoi/).selectOption("barriers");
  await assertAccessible(page, "the same follow-up");
  await page.getByRole("button", { name: /^Noter pour \d+/ }).click();
  const told = await page.getByText(/suites notées/).textContent();
  const made = Number(told?.match(/\d+/)?.[0]);
  const rows = await server.rows("follow_ups", 'step = "now" && difficulty = "barriers"');
  assert.ok(made > 0 && rows.length >= made, told ?? "");
  assert.equal((await server.rows("follow_ups")).length, before + made);
  await page.getByRole("button", { name: "Annuler" }).click();
  await page.getByText(/suites retirées/).waitFor();
  assert.equal((await server.rows("follow_ups")).length, before);
  await context.close();
});

test("the pages of the list follow each other, there and back", async () => {
  const { context, page } = await visitor(browser, server.url);
  await signIn(page, demoAdmin);
  await page.goto("/conseil/evaluations?tri=nom");
  const names = () => page.locator("tbody th a").allTextContents();
  await page.getByRole("link", { name: "Page suivante" }).waitFor();
  const first = await names();
  await page.getByRole("link", { name: "Page suivante" }).click();
  await page.getByRole("link", { name: "Page précédente" }).waitFor();
  const second = await names();
  assert.equal(first.length + second.length, 40);
  await page.getByRole("link", { name: "Page précédente" }).click();
  await page.getByRole("link", { name: "Page suivante" }).waitFor();
  assert.deepEqual(await names(), first);
  await context.close();
});
