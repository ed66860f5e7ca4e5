// The back office: no barrier on any page, nothing from elsewhere, and a session cookie that scripts cannot read.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { accountPages, demoAdmin, demoCounsellor, officePages, signIn } from "./pages.mjs";
import { askOpinions, seeOpinion } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await Server.start({ demo: 60 });
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("the sign-in form has no barrier, and says what is wrong", async () => {
  const { context, page } = await visitor(browser, server.url);
  await page.goto("/conseil/");
  await page.getByLabel("Mot de passe").waitFor();
  await assertAccessible(page, "sign-in");
  await page.getByLabel("Adresse électronique").fill(demoAdmin.email);
  await page.getByLabel("Mot de passe").fill("ce n’est pas le bon");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("L’adresse ou le mot de passe ne correspond pas.").waitFor();
  await assertAccessible(page, "sign-in refused");
  await context.close();
});

test("every page has no barrier and loads nothing from elsewhere", async () => {
  await askOpinions(server);
  const { context, page, watch } = await visitor(browser, server.url);
  await signIn(page, demoAdmin);
  for (const path of await officePages(server)) {
    await page.goto(path, { waitUntil: "networkidle" });
    await page.locator(".office-page h1:visible").first().waitFor();
    await assertAccessible(page, path);
    await seeOpinion(page, path.startsWith("/conseil/evaluation?") ? "report" : "office");
  }
  const cookies = await context.cookies();
  assert.deepEqual(
    cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite })),
    [{ httpOnly: true, sameSite: "Strict" }],
  );
  // Before the sign-in the page asks who is there, and the browser says the 401.
  await watch.assertClean(/cookie/, /401/);
  await context.close();
});

test("what a counsellor sees of the team, the structure and the account has no barrier either", async () => {
  const { context, page, watch } = await visitor(browser, server.url);
  await signIn(page, demoCounsellor);
  for (const path of ["/conseil/", ...accountPages]) {
    await page.goto(path, { waitUntil: "networkidle" });
    await page.locator(".office-page h1:visible").first().waitFor();
    await assertAccessible(page, path);
  }
  await watch.assertClean(/cookie/, /401/);
  await context.close();
});

test("signing out closes the pages", async () => {
  const { context, page } = await visitor(browser, server.url);
  await signIn(page, demoAdmin);
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.getByLabel("Mot de passe").waitFor();
  await page.goto("/conseil/evaluations");
  await page.getByLabel("Mot de passe").waitFor();
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});
