// People in the back office: two records of one person are found, merged, compared and separated again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { signIn } from "./pages.mjs";
import { campaign, counsellor } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {{email: string, password: string}} */
let account;

/** Somebody with one finished evaluation. @param {Record<string, any>} owner @param {Record<string, any>} at @param {string} name @param {string} code @param {string} day @param {[number, number, string]} measure ability, its error, level */
async function somebody(owner, at, name, code, day, [estimate, se, level]) {
  const { structure } = owner;
  const person = await server.create("beneficiaries", { structure, name, personal_code: code });
  const when = `${day} 09:00:00.000Z`;
  const evaluation = await server.create("evaluations", {
    campaign: at.id,
    structure,
    beneficiary: person.id,
    state: "finished",
    kind: "real",
    accompanied: "alone",
    started_at: when,
    finished_at: when,
    last_seen_at: when,
    synthesis: "between",
    completeness: "complete",
  });
  const [bank] = await server.rows("bank_versions", 'situation.name = "livraison"');
  const play = await server.create("plays", {
    evaluation: evaluation.id,
    structure,
    bank_version: bank.id,
    situation: "livraison",
    state: "finished",
    started_at: when,
    ended_at: when,
  });
  await server.create("results", {
    evaluation: evaluation.id,
    play: play.id,
    structure,
    scale: "numeracy",
    engine: "irt",
    algorithm_version: "1",
    item_bank_version: "livraison/1",
    estimate,
    se,
    ci90: [estimate - 1.645 * se, estimate + 1.645 * se],
    level,
    p_level: { 1: 0.02, 2: 0.02, 3: 0.02, [level]: 0.96 },
    n_items: 12,
    flags: [],
    metrics: { cuts: [-0.33, 0.67] },
  });
  return person;
}

before(async () => {
  server = await Server.start();
  const owner = await counsellor(server);
  account = owner;
  const spring = await campaign(server, owner, ["livraison"], { label: "Printemps" });
  await somebody(owner, spring, "Éloïse N’Diaye", "10000001", "2026-03-03", [-0.8, 0.42, "1"]);
  await somebody(owner, spring, "N'DIAYE Eloise", "10000002", "2026-09-03", [0.9, 0.38, "3"]);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("a duplicate is found, merged, compared and separated", async () => {
  const { context, page, watch } = await visitor(browser, server.url);
  await signIn(page, account);
  await page.goto("/conseil/personnes");
  await page.getByText("Même nom, aux accents").waitFor();
  await assertAccessible(page, "people");
  await page.getByLabel("Nom ou code personnel").fill("zoe");
  await page.keyboard.press("Enter");
  await page.getByText("Personne ne correspond").waitFor();
  await page.getByLabel("Nom ou code personnel").fill("NDIAYE éloise");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Comparer les fiches de" }).click();

  await page.getByRole("heading", { name: "Une seule personne ?" }).waitFor();
  await assertAccessible(page, "merge");
  await page.getByRole("button", { name: "Fusionner les deux fiches" }).click();

  await page.getByText("un vrai progrès pour «\u00a0Calculer\u00a0»").waitFor();
  const undo = page.getByRole("button", { name: "Défaire la fusion avec N'DIAYE Eloise" });
  await undo.waitFor();
  await page.getByText("Effacer ses données").first().click();
  await assertAccessible(page, "person");
  assert.equal((await server.rows("evaluations", 'beneficiary.personal_code = "10000001"')).length, 2);

  await undo.click();
  await page.getByText("Séparée de la fiche").waitFor();
  assert.equal(await undo.count(), 0);
  assert.equal((await server.rows("evaluations", 'beneficiary.personal_code = "10000002"')).length, 1);
  await page.getByRole("link", { name: "Lire et imprimer ses données" }).click();
  await page.getByRole("heading", { name: "Les données gardées sur Éloïse N’Diaye" }).waitFor();
  await assertAccessible(page, "data");
  // Before the sign-in the page asks who is there, and the browser says the 401.
  await watch.assertClean(/cookie/, /401/);
  await context.close();
});
