// The counsellor's morning: the first day in four steps, then what is to do, answered and undone by keyboard alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { signIn } from "./pages.mjs";
import { Server } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */

const counsellor = { email: "aline@conseil.test", password: "une phrase assez longue" };

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Record<string, any>} */
let account;
/** @type {import("playwright-core").BrowserContext} */
let context;
/** @type {Page} */
let page;
/** @type {import("./browser.mjs").Watch} */
let watch;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), launch()]);
  const structure = await server.create("structures", {
    name: "Mission locale",
    type: "mission_locale",
    state: "active",
  });
  account = await server.create("counsellors", {
    ...counsellor,
    passwordConfirm: counsellor.password,
    name: "Aline Roche",
    structure: structure.id,
    role: "counsellor",
    state: "active",
    verified: true,
  });
  ({ context, page, watch } = await visitor(browser, server.url));
  await signIn(page, counsellor);
});
after(async () => {
  await close(browser);
  await server?.stop();
});

/** An evaluation of that many days ago that found a need. @param {string} campaign @param {string} name @param {number} days */
async function ended(campaign, name, days) {
  const { structure } = account;
  const person = await server.create("beneficiaries", { structure, name, personal_code: `CODE${days}` });
  const finished_at = new Date(Date.now() - days * 86_400_000).toISOString().replace("T", " ");
  return server.create("evaluations", {
    campaign,
    structure,
    beneficiary: person.id,
    state: "finished",
    kind: "real",
    synthesis: "need",
    started_at: finished_at,
    finished_at,
  });
}

/** Moves by Tab to a control of the page. @param {string} name */
async function tabTo(name) {
  const control = page.getByRole("button", { name }).first();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`Tab does not reach « ${name} »`);
}

test("the first day is four steps, that one leaves and calls back", async () => {
  await page.getByRole("heading", { name: "Premiers pas" }).waitFor();
  await assertAccessible(page, "the first day");
  assert.equal(
    await page
      .locator('.office-tour [aria-current="step"]')
      .textContent()
      .then((text) => text?.includes("Créer")),
    true,
  );
  await tabTo("Masquer ces étapes");
  await page.keyboard.press("Enter");
  await page.reload();
  await page.getByText("Rien à faire").waitFor();
  assert.equal(await page.getByRole("heading", { name: "Premiers pas" }).count(), 0);
  await page.getByRole("button", { name: "Revoir les premiers pas" }).press("Enter");
  await page.getByRole("heading", { name: "Premiers pas" }).waitFor();
});

test("what is to do is answered in two presses, changed and undone", async () => {
  const campaign = await server.create("campaigns", {
    structure: account.structure,
    owner: account.id,
    label: "Accueil",
    programme: "custom",
    situations: ["controle"],
    state: "open",
  });
  const fresh = await ended(campaign.id, "Camille", 3);
  const older = await ended(campaign.id, "Dominique", 100);
  await page.reload();
  await page.getByText("où en est la personne").waitFor();
  await assertAccessible(page, "what is to do");

  await tabTo("Oui");
  await page.keyboard.press("Enter");
  await page.getByText("Vers quoi").waitFor();
  await assertAccessible(page, "the second question");
  await tabTo("Formation à un métier");
  await page.keyboard.press("Enter");
  await page.getByText("Formation à un métier.").first().waitFor();
  const [answer] = await server.rows("follow_ups", `evaluation = "${fresh.id}"`);
  assert.deepEqual([answer.step, answer.oriented, answer.remediation], ["now", "yes", "vocational_training"]);
  await page.getByRole("button", { name: /^Annuler/ }).press("Enter");
  await page.getByRole("button", { name: "Oui" }).waitFor();
  assert.deepEqual(await server.rows("follow_ups"), []);

  await tabTo("En emploi");
  await page.keyboard.press("Enter");
  await page.getByText("en emploi.").first().waitFor();
  const [outcome] = await server.rows("follow_ups", `evaluation = "${older.id}"`);
  assert.deepEqual([outcome.step, outcome.outcome, outcome.oriented], ["month3", "job", ""]);

  await page.goto(`/conseil/evaluation?id=${older.id}`);
  await page.locator("#suite").getByText("en emploi.").waitFor();
  await assertAccessible(page, "the follow-up of a report");
  // Before the sign-in the page asks who is there, and the browser says the 401.
  await watch.assertClean(/cookie/, /401/);
  await context.close();
});
