// A group followed live: who enters appears by itself, a call for help reaches the counsellor, a new code opens the sitting.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Keyboard } from "./hands.mjs";
import { enter, heading } from "./journey.mjs";
import { signIn } from "./pages.mjs";
import { campaign, counsellor } from "./records.mjs";
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

test("a call for help crosses the room, and a lost code is made again", async () => {
  const account = await counsellor(server);
  const { code, id } = await campaign(server, account, ["maintenance", "livraison"]);
  const office = await visitor(browser, server.url);
  await signIn(office.page, account);
  await office.page.goto(`/conseil/direct?campagne=${id}`);
  await office.page.getByText("Personne n’a commencé").waitFor();
  await assertAccessible(office.page, "nobody yet");

  const person = await visitor(browser, server.url);
  const hand = new Keyboard(person.page);
  await person.page.goto("/");
  await enter(hand, { code, name: "Amina" });
  const line = office.page.getByRole("listitem").filter({ hasText: "Amina" });
  await line.getByText("Entre deux activités").waitFor();

  await hand.press(person.page.getByRole("button", { name: "Appeler" }));
  await assertAccessible(person.page, "call");
  await hand.press(person.page.getByRole("button", { name: "J’ai besoin d’aide" }));
  await person.page.getByText("Quelqu’un va venir").waitFor();
  await hand.press(person.page.getByRole("button", { name: "Fermer" }));
  await line.getByText("Demande de l’aide").waitFor();
  await assertAccessible(office.page, "somebody calls");
  assert.match((await office.page.locator(".office-status").textContent()) ?? "", /Amina demande de l’aide/);
  await line.getByRole("button", { name: "J’y vais" }).click();
  await line.getByText("Entre deux activités").waitFor();

  await line.getByRole("button", { name: "Nouveau code de reprise" }).click();
  const fresh = await office.page.locator(".live-code .office-big-code").textContent();
  await assertAccessible(office.page, "new code");
  const other = await visitor(browser, server.url);
  const second = new Keyboard(other.page);
  await other.page.goto("/");
  await second.press(other.page.getByRole("button", { name: /déjà commencé/ }));
  await second.type(other.page.getByLabel("Votre code"), fresh ?? "");
  await second.press(other.page.getByRole("button", { name: /Continuer|Reprendre/ }));
  await heading(second, /Bonjour Amina/);
});
