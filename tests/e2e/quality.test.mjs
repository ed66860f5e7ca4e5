// The quality of the questions: nothing without the dashboard's session of a superuser, all tables and curves with it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { keepSuperuser } from "./pages.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await Server.start({ demo: 150 });
  server.run("calibrate", "--situation", "livraison", "--kinds", "demo");
  await server.rows("situations"); // signs the superuser in
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("without a superuser's session the page says so, and leads to the dashboard", async () => {
  for (const token of ["", "not-a-token"]) {
    const { context, page, watch } = await visitor(browser, server.url);
    if (token) await keepSuperuser(context, token);
    await page.goto("/qualite");
    await page.getByText("réservée aux super-administrateurs.", { exact: false }).last().waitFor();
    assert.equal(await page.getByRole("link", { name: "Ouvrir le tableau de bord" }).getAttribute("href"), "/_/");
    assert.equal(await page.getByRole("table").count(), 0);
    if (!token) await assertAccessible(page, "quality, signed out");
    await watch.assertClean(/403/);
    await context.close();
  }
});

test("the dashboard keeps its session where the page looks for it", async () => {
  const { context, page } = await visitor(browser, server.url);
  await page.goto("/_/");
  await page.getByLabel(/email/i).fill("superuser@eva.test");
  await page.getByRole("textbox", { name: /password/i }).fill("superuser-of-the-tests");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => Object.values(localStorage).some((value) => value.includes("token")));
  await page.goto("/qualite?situation=maintenance");
  await page.getByRole("heading", { name: "Reconnaissance des mots", level: 2 }).waitFor();
  await context.close();
});

test("tables of each scale, answers and curves", async () => {
  const { context, page, watch } = await visitor(browser, server.url);
  await keepSuperuser(context, server.superToken);
  await page.goto("/qualite");
  await page.getByLabel("Mise en situation").selectOption("livraison");
  await page.getByRole("button", { name: "Afficher" }).click();
  await page.waitForURL(/situation=livraison/);
  for (const scale of ["Compréhension de l’écrit", "Orthographe", "Calcul"]) {
    await page.getByRole("heading", { name: scale, level: 2 }).waitFor();
    for (const name of ["l’échelle", "les questions", "équité et dérive"])
      await page.getByRole("table", { name: `${scale} : ${name}` }).waitFor();
  }
  await page.getByText("Données de démonstration").waitFor();
  await page.locator(".stats-chart canvas").first().waitFor();
  await page.locator("summary", { hasText: /^c1\s:/ }).click();
  const answers = page.getByRole("table", { name: "Réponses à c1" });
  assert.equal(await answers.getByText("juste", { exact: true }).count(), 1);
  await assertAccessible(page, "quality");
  await watch.assertClean();
  await context.close();
});
