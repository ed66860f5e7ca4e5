// Campaigns: written beside their preview, changed by two counsellors at once, entered by a link of one's own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Keyboard } from "./hands.mjs";
import { signIn } from "./pages.mjs";
import { counsellor, password } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {{structure: string, email: string, password: string}} */
let camille;
/** Her session, for the tests that follow. @type {import("playwright-core").BrowserContextOptions} */
let signedIn;

before(async () => {
  server = await Server.start();
  browser = await launch();
  camille = await counsellor(server);
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("a campaign is written by keyboard beside what it will be", async () => {
  const { context, page } = await visitor(browser, server.url);
  await signIn(page, camille);
  signedIn = { storageState: await context.storageState() };
  await page.goto("/conseil/campagnes#nouvelle");
  const hand = new Keyboard(page);
  await hand.type(page.getByLabel("Nom de la campagne"), "Accueil de mars");
  await page.getByRole("radio", { name: /^Positionnement/ }).press("Space");
  await page.getByText("Durée prévue : 65 minutes").waitFor();
  const seen = page.locator(".office-preview ol li");
  assert.match((await seen.allTextContents()).join("|"), /Le café de la place.*\|La place du marché/);
  // Another order is a campaign of one's own, whose list opens.
  await hand.press(page.locator("summary", { hasText: "Mises en situation" }));
  await hand.press(page.getByRole("button", { name: /^Monter « La place du marché/ }));
  assert.equal(await page.getByRole("radio", { name: /À la carte/ }).isChecked(), true);
  assert.match((await seen.allTextContents()).join("|"), /La place du marché.*\|Le café de la place/);
  const focused = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  assert.match(focused ?? "", /^(Monter|Descendre) «\sLa place du marché/);
  await assertAccessible(page, "writing a campaign");
  await page.reload(); // what was written is still there
  await page.getByText("Vous aviez commencé à écrire cette campagne").waitFor();
  await page.getByLabel("Nom de la campagne").press("Enter");
  await page.getByRole("heading", { level: 1, name: "Accueil de mars" }).waitFor();
  await context.close();
  const [made] = await server.rows("campaigns");
  assert.deepEqual([made.situations, made.programme, made.version], [["calcul", "lecture"], "custom", 1]);
});

test("the second of two writers is told, sees both values and chooses", async () => {
  const [campaign] = await server.rows("campaigns");
  const noe = { email: "noe@eva.test", password };
  await server.create("counsellors", {
    ...noe,
    passwordConfirm: password,
    name: "Noé Petit",
    structure: camille.structure,
    role: "counsellor",
    state: "active",
    verified: true,
  });
  const [first, second] = [await visitor(browser, server.url), await visitor(browser, server.url, signedIn)];
  await signIn(first.page, noe);
  for (const { page } of [first, second]) {
    await page.goto(`/conseil/campagne?id=${campaign.id}`);
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /^Modifier/ }).waitFor();
  }
  const save = (/** @type {import("playwright-core").Page} */ page) =>
    page.getByRole("button", { name: "Enregistrer" }).click();
  assert.equal(await first.page.getByText("Qui voit cette campagne").count(), 0); // it is Camille's
  await first.page.getByLabel("Nom de la campagne").fill("Accueil d’avril");
  await first.page.getByRole("checkbox", { name: /texte libre/ }).check();
  await save(first.page);
  await first.page.locator(".office-done").waitFor();
  await second.page.getByLabel("Nom de la campagne").fill("Accueil de mai");
  await second.page.getByRole("checkbox", { name: /Adapter chaque question/ }).check();
  await save(second.page);
  await second.page.getByText(/Noé Petit a modifié cette campagne le .+ pendant que vous écriviez/).waitFor();
  await second.page.getByText("Proposer d’écrire un court texte libre : oui").waitFor();
  await assertAccessible(second.page, "two writers");
  assert.equal((await server.rows("campaigns"))[0].label, "Accueil d’avril"); // nothing was overwritten
  await save(second.page);
  await second.page.getByText("Choisissez une valeur pour chaque différence.").waitFor();
  await second.page.getByRole("radio", { name: /Celle de Noé Petit : Accueil d’avril/ }).press("Space");
  await save(second.page);
  await second.page.locator(".office-done").waitFor();
  const merged = (await server.rows("campaigns"))[0];
  assert.deepEqual(
    [merged.label, merged.free_text, merged.adaptive, merged.version],
    ["Accueil d’avril", true, true, 3],
  );
  await second.page.getByRole("button", { name: "Annuler cette modification" }).click();
  await second.page.getByText("Modification annulée.").waitFor();
  assert.equal((await server.rows("campaigns"))[0].adaptive, false);
  await Promise.all([first.context.close(), second.context.close()]);
});

test("a list of people becomes links that greet, and that no server sees", async () => {
  const office = await visitor(browser, server.url, signedIn);
  const [campaign] = await server.rows("campaigns");
  await office.page.goto(`/conseil/campagne?id=${campaign.id}`);
  await office.page.getByText("Ajouter une liste de personnes").click();
  await office.page.getByLabel("Noms, un par ligne").fill("Éloïse\nZoé\néloïse");
  await office.page.getByRole("button", { name: "Vérifier la liste" }).click();
  await office.page.getByText("en double dans ce que vous envoyez").waitFor();
  await office.page.getByRole("button", { name: "Créer 2 liens" }).click();
  await office.page.getByText("2 personnes attendues").click();
  await assertAccessible(office.page, "personal links");
  const [eloise] = await server.rows("beneficiaries", 'name = "Éloïse"');
  const { context, page, watch } = await visitor(browser, server.url);
  /** @type {string[]} */
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.goto(`/c/${campaign.code}#${eloise.personal_code}`);
  await page.getByRole("heading", { level: 1, name: "Bonjour Éloïse" }).waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await assertAccessible(page, "greeted");
  await page.getByRole("radio", { name: /Seul/ }).press("Space");
  await page.getByRole("button", { name: "Continuer" }).press("Enter");
  await page.getByRole("button", { name: "J’ai compris" }).press("Enter");
  await page.getByRole("heading", { name: "Votre code de reprise" }).waitFor();
  assert.deepEqual(
    asked.filter((url) => url.includes(eloise.personal_code)),
    [],
  );
  await watch.assertClean();
  await context.close();
  const evaluations = await server.rows("evaluations");
  assert.deepEqual(
    evaluations.map(({ beneficiary, kind }) => [beneficiary, kind]),
    [[eloise.id, "real"]],
  );
  await office.page.getByRole("button", { name: "Essayer comme une personne" }).click();
  await office.page.getByRole("heading", { name: "Qui êtes-vous ?" }).waitFor();
  assert.equal(new URL(office.page.url()).hash, "");
  await office.context.close();
});
