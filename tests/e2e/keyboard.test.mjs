// The main job, end to end: a counsellor creates a campaign; a person plays all of it by keyboard alone on a narrow
// screen; the report, the cohorts and the public statistics then contain it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { close, launch, visitor } from "./browser.mjs";
import { Keyboard } from "./hands.mjs";
import { enter, leave } from "./journey.mjs";
import { signIn } from "./pages.mjs";
import { contentOf, playSituation } from "./play.mjs";
import { counsellor } from "./records.mjs";
import { Server } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** One of each sort: a belt, words one by one, questions. They are played in the order of the form. */
const programme = ["controle", "maintenance", "livraison"];

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("from the campaign to the statistics", async () => {
  const account = await counsellor(server);
  const office = await visitor(browser, server.url);
  await signIn(office.page, account);
  const code = await createCampaign(office.page);

  // Ten others have begun: with one more there are eleven, and their number may be published.
  for (let i = 0; i < 10; i++) {
    await server.call("POST", "/api/passation/evaluations", {
      code,
      name: `Personne ${i}`,
      accompanied: "alone",
      device: {},
    });
  }
  assert.deepEqual(await publishedMonths(), []);

  await playByKeyboard(code, "Sofia");
  await readReport(office.page, "Sofia");
  await office.context.close();

  server.run("refresh-cohorts");
  for (const situation of programme) {
    const cohorts = await server.rows("cohort_statistics", `situation = "${situation}" && cohort = "all"`);
    assert.ok(cohorts.length > 0, situation);
    for (const { n, scale, metric } of cohorts) assert.equal(n, 1, `${situation} ${scale} ${metric}`);
  }

  // A month is counted once it is over: all this was last month.
  const lastMonth = new Date();
  lastMonth.setUTCDate(-3);
  for (const { id } of await server.rows("evaluations"))
    await server.admin("PATCH", `/api/collections/evaluations/records/${id}`, { started_at: lastMonth });
  server.run("snapshot");
  assert.deepEqual(await publishedMonths(), ["10"], "11, to the nearest 5");
});

/** @returns {Promise<string[]>} how many people began, by month that the statistics show, without those of nobody */
async function publishedMonths() {
  const answer = await fetch(`${server.url}/stats/personnes-actives.csv`);
  if (answer.status === 404) return [];
  const [header, ...rows] = (await answer.text())
    .trim()
    .split("\n")
    .map((line) => line.trim().split(","));
  const column = header.indexOf("personnes");
  assert.ok(column > 0, header.join());
  return rows.map((row) => row[column]).filter((figure) => figure !== "" && figure !== "0");
}

/** @param {Page} page @returns {Promise<string>} its code */
async function createCampaign(page) {
  await page.getByRole("link", { name: "Campagnes", exact: true }).click();
  await page.getByLabel("Nom de la campagne").fill("Accueil de novembre");
  await page.locator("summary", { hasText: "Mises en situation" }).click();
  const situations = page.getByRole("group", { name: /Mises en situation/ });
  for (const row of await situations.getByRole("listitem").all()) {
    const name = (await row.getAttribute("data-situation")) ?? "";
    await row.getByRole("checkbox").setChecked(programme.includes(name));
  }
  await page.getByRole("button", { name: "Créer la campagne" }).click();
  await page.getByRole("heading", { level: 1, name: "Accueil de novembre" }).waitFor();
  const code = (await page.locator(".office-big-code").first().textContent())?.replace(/\s/g, "") ?? "";
  assert.match(code, /^[B-DF-HJ-NP-TV-XZ]{3}\d{5}$/);
  return code;
}

/** @param {string} code @param {string} name */
async function playByKeyboard(code, name) {
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 640 } });
  // The belt takes three minutes that nobody needs to wait for here; tests/e2e/touch.test.mjs takes them.
  await context.clock.install();
  const hand = new Keyboard(page);
  await page.goto("/");
  await enter(hand, { code, name });
  for (const situation of await onThePath(page)) {
    await playSituation(hand, situation, { wait: (ms) => context.clock.runFor(ms), reading: 6000 });
  }
  await leave(hand);
  await watch.assertClean();
  await context.close();

  const [evaluation] = await server.rows("evaluations", `beneficiary.name = "${name}"`);
  assert.equal(evaluation.state, "finished");
  const events = await server.rows("events", `play.evaluation = "${evaluation.id}"`);
  const modalities = new Set(events.map((event) => event.data.modality).filter(Boolean));
  assert.deepEqual([...modalities], ["keyboard"]);
}

/** @param {Page} page @returns {Promise<string[]>} in the order of the campaign */
async function onThePath(page) {
  const titles = (await page.locator(".path h2").allTextContents()).map((title) => title.trim());
  assert.equal(titles.length, programme.length);
  return [...programme].sort((a, b) => titles.indexOf(contentOf(a).title) - titles.indexOf(contentOf(b).title));
}

/** Everything was right: the report says so, and the follow-up is recorded. @param {Page} page @param {string} name */
async function readReport(page, name) {
  await page.getByRole("link", { name: "Évaluations", exact: true }).click();
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
  await page.getByRole("heading", { name: "Compétences de base", exact: true }).waitFor();
  await page.getByRole("heading", { name: "Compétences transversales", exact: true }).waitFor();
  const suite = page.locator("#suite");
  await suite.getByRole("button", { name: "Oui" }).first().click();
  await suite.locator('[role="group"] button').first().click();
  await suite.getByText(/oui\./).waitFor();
  const [followUp] = await server.rows("follow_ups");
  assert.equal(followUp.oriented, "yes");
  assert.notEqual(followUp.remediation, "");

  const [evaluation] = await server.rows("evaluations", `beneficiary.name = "${name}"`);
  const results = await server.rows("results", `evaluation = "${evaluation.id}"`);
  const levels = Object.fromEntries(
    results.map((result) => [`${result.play && "play "}${result.scale}`, result.level]),
  );
  for (const scale of ["comprehension", "spelling", "numeracy", "word_recognition"]) {
    assert.notEqual(levels[`play ${scale}`], "1", scale);
  }
  assert.ok(["solid", "between", "undetermined"].includes(levels.synthesis), levels.synthesis);
}
