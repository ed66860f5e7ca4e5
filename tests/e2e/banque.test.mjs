// The item bank: nothing without a superuser's session; with it, each question as people see it, files and publication.
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
  server = await Server.start();
  await server.rows("situations"); // signs the superuser in
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

/** Puts the session where the dashboard does. */
async function author() {
  const opened = await visitor(browser, server.url);
  await keepSuperuser(opened.context, server.superToken);
  return opened;
}

test("without a superuser's session the page shows no question", async () => {
  const { context, page, watch } = await visitor(browser, server.url);
  await page.goto("/banque");
  await assertAccessible(page, "bank");
  await page.getByRole("link", { name: "Livraison" }).click();
  await page.getByText("réservée aux super-administrateurs.").waitFor();
  assert.equal(await page.getByText("étage").count(), 0);
  await assertAccessible(page, "bank, signed out");
  await watch.assertClean();
  await context.close();
});

test("a question opens by keyboard, as people see it, with its key beside it", async () => {
  const { context, page, watch } = await author();
  await page.goto("/banque/livraison");
  const line = page.locator('details[data-item="c1"]');
  await line.locator("summary").focus();
  await page.keyboard.press("Enter");
  await line.getByRole("heading", { name: /À quel étage/ }).waitFor();
  await line.getByText("c : Au 3e étage").waitFor();
  assert.ok(await line.locator("summary").evaluate((summary) => summary === document.activeElement));
  await line.getByRole("radio", { name: "Au 3e étage" }).check();
  await line.getByRole("button", { name: "Valider" }).click();
  await line.getByText("Réponse donnée ici").waitFor();
  await assertAccessible(page, "bank, a question");
  await page.locator("#filter-skill").selectOption("numeracy");
  await page.getByText("3 questions sur 20.").waitFor();
  await page.goto("/banque/controle");
  await page.getByRole("table", { name: "Éléments", exact: true }).waitFor();
  await watch.assertClean();
  await context.close();
});

test("a file with errors changes nothing; a good one is published", async () => {
  const { context, page, watch } = await author();
  await page.goto("/banque/livraison");
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Exporter : Fichier JSON" }).click();
  const chunks = [];
  for await (const chunk of await (await arriving).createReadStream()) chunks.push(chunk);
  const file = Buffer.concat(chunks).toString();
  /** @param {string} text @param {string} button */
  const give = async (text, button) => {
    const upload = { name: "livraison.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.getByLabel(/^Fichier à importer/).setInputFiles(upload);
    await page.getByRole("button", { name: button }).click();
  };
  await give(file.replace('"right": "c"', '"right": "q"'), "Remplacer le brouillon par ce fichier");
  const errors = page.getByRole("table", { name: /Erreurs/ });
  await errors.getByText("« q » n’est pas parmi").waitFor();
  await assertAccessible(page, "bank, errors");
  const changed = file.replace('"title": "Livraison"', '"title": "Livraisons"');
  await give(changed, "Vérifier le fichier");
  await page.getByText("Rien n’est encore changé.").waitFor();
  assert.equal(await page.getByRole("button", { name: /^Publier/ }).count(), 0);
  await give(changed, "Remplacer le brouillon par ce fichier");
  await page.getByRole("button", { name: "Publier la version 2" }).click();
  await page.getByText("La version 2 est publiée.").waitFor();
  await page.getByText("même chose que la version 2").waitFor();
  await watch.assertClean(/400/);
  await context.close();
});
