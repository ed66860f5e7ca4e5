// A counsellor reads what a situation looks at and plays it: nothing of it is recorded.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Keyboard } from "./hands.mjs";
import { signIn } from "./pages.mjs";
import { playThrough } from "./play.mjs";
import { counsellor, password } from "./records.mjs";
import { Server } from "./server.mjs";

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

test("a counsellor tries a situation and leaves no trace", async () => {
  const { context, page } = await visitor(browser, server.url);
  await page.goto("/essai/lecture");
  await page.getByRole("heading", { name: "Connectez-vous" }).waitFor();
  await assertAccessible(page, "trial as nobody");
  await signIn(page, await counsellor(server));
  await page.getByRole("link", { name: "Activités" }).click();
  await page.getByRole("heading", { level: 1, name: "Activités" }).waitFor();
  await assertAccessible(page, "situations");
  const hand = new Keyboard(page);
  await hand.press(page.getByRole("link", { name: "Voir la fiche : Prise en main" }));
  await page.getByRole("heading", { name: "Quoi observer" }).waitFor();
  await assertAccessible(page, "poster");
  await hand.press(page.getByRole("link", { name: "Essayer sans enregistrer" }));
  await page.getByText("Essai : rien n’est enregistré").waitFor();
  await playThrough(hand, "prise_en_main", { wait });
  await page.getByRole("heading", { name: "Fin de l’essai" }).waitFor();
  await assertAccessible(page, "end of a trial");
  await hand.press(page.getByRole("button", { name: "Essayer encore" }));
  await page.getByRole("button", { name: "C’est parti" }).waitFor();
  await context.close();
  for (const collection of ["evaluations", "plays", "events"]) {
    assert.deepEqual(await server.rows(collection), [], `${collection} of a trial`);
  }
});

test("the items of a trial follow from its answers", async () => {
  const { context, page } = await visitor(browser, server.url);
  const [account] = await server.rows("counsellors");
  await signIn(page, { email: account.email, password });
  await page.goto("/essai/calcul");
  const asked = page.waitForResponse((response) => response.url().endsWith("/api/trials/next"));
  const go = page.locator(".stage-body .eva-actions .eva-button--big");
  const skip = page.getByRole("button", { name: "Je ne sais pas" });
  for (const last = page.locator(".stage-progress"); !(await last.count()); ) {
    if (await go.count()) await go.click();
    else if (await skip.count()) await skip.click();
    else if (await page.getByRole("button", { name: "Continuer" }).count())
      await page.getByRole("button", { name: "Continuer" }).click();
    await wait(20);
  }
  const { items } = await (await asked).json();
  assert.ok(items.length > 1);
  await page.locator(".q-card").waitFor();
  await context.close();
  assert.deepEqual(await server.rows("plays"), []);
});
