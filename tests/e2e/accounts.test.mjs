// How people get in: a sign-up that waits for an administrator, and an invitation, with no barrier on the way.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Server } from "./server.mjs";

const password = "quatre mots sans lien";
const chief = { email: "alix.durand@nord.example", name: "Alix Durand" };
const newcomer = { email: "camille.martin@nord.example", name: "Camille Martin" };
const guest = { email: "lou.petit@nord.example", name: "Lou Petit" };

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await Server.start();
  browser = await launch();
  const north = { name: "École du Nord", type: "e2c", postcode: "59000", state: "active" };
  const structure = (await server.create("structures", north)).id;
  const account = { ...chief, structure, role: "admin", state: "active", verified: true };
  await server.create("counsellors", { ...account, password, passwordConfirm: password });
});
after(async () => {
  await close(browser);
  await server?.stop();
});

/** The token of the link that a mail holds. @param {string} template @param {string} to */
async function link(template, to) {
  const [mail] = await server.rows("mails", `template = "${template}" && to = "${to}"`);
  return mail.data.token;
}

/** @param {import("playwright-core").Page} page @param {string} email */
async function enter(page, email) {
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
}

/** @param {import("playwright-core").Page} page @param {typeof newcomer} person */
async function signUp(page, person) {
  await page.goto("/conseil/inscription");
  await page.getByLabel("Nom ou numéro SIRET").fill("ecole du nord");
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: /École du Nord/ }).waitFor();
  await page.getByLabel("Prénom et nom").fill(person.name);
  await page.getByLabel("Adresse électronique").fill(person.email);
  await page.getByLabel("Mot de passe", { exact: true }).fill("trop court");
  await page.getByText("Encore 2\u00a0caractères.").waitFor();
  await page.getByRole("button", { name: "Demander mon compte" }).click();
  await page.locator("#password-error").getByText("12 caractères").waitFor();
  await assertAccessible(page, "sign-up refused");
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Regardez votre messagerie" }).waitFor();
}

test("somebody signs up, an administrator accepts, they come in", async () => {
  const { context, page, watch } = await visitor(browser, server.url);
  await signUp(page, newcomer);
  await page.goto(`/conseil/attente#${await link("confirm_address", newcomer.email)}`);
  await enter(page, newcomer.email);
  await page.getByText("Adresse confirmée").waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await page.getByText("L’administrateur de «\u00a0École du Nord\u00a0» doit vous accepter.").waitFor();
  await assertAccessible(page, "waiting");
  await page.goto("/conseil/campagnes");
  await page.getByRole("heading", { name: "Votre demande de compte" }).waitFor();

  const office = await visitor(browser, server.url);
  await office.page.goto("/conseil/equipe");
  await enter(office.page, chief.email);
  await office.page.getByRole("button", { name: `Accepter ${newcomer.name}` }).waitFor();
  await assertAccessible(office.page, "team");
  await office.page.getByRole("button", { name: `Accepter ${newcomer.name}` }).click();
  await office.page.getByRole("button", { name: `Désactiver : ${newcomer.name}` }).waitFor();
  await office.context.close();

  await page.getByRole("button", { name: "Actualiser" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).waitFor();
  await page.getByRole("link", { name: "Campagnes", exact: true }).first().waitFor();
  for (const path of ["/conseil/structure", "/conseil/compte"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    await assertAccessible(page, path);
  }
  await watch.assertClean(/cookie/, /40[01]/);
  await context.close();
});

test("an invitation opens an account, once", async () => {
  const office = await visitor(browser, server.url);
  await office.page.goto("/conseil/equipe");
  await enter(office.page, chief.email);
  await office.page.getByLabel("Adresse électronique professionnelle").fill(guest.email);
  await office.page.getByRole("radio", { name: /^Administrateur/ }).check();
  await office.page.keyboard.press("Enter");
  await office.page.getByText(`Une invitation part pour ${guest.email}.`).first().waitFor();
  await office.context.close();

  const { context, page } = await visitor(browser, server.url);
  const path = `/conseil/invitation#${await link("invitation", guest.email)}`;
  await page.goto(path);
  await page.getByText(`${chief.name} vous invite, comme administrateur.`).waitFor();
  await assertAccessible(page, "invitation");
  await page.getByLabel("Prénom et nom").fill(guest.name);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Votre compte est ouvert" }).waitFor();
  await page.getByRole("link", { name: "Continuer" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).waitFor();
  await page.goto("/aide");
  await page.goto(path);
  await page.getByText("Cette invitation a déjà servi.").waitFor();
  await assertAccessible(page, "used invitation");
  await context.close();
});
