// The ways into the back office on the real binary: a code by mail, then an application of codes; what is written outlives a session.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Mailbox } from "./mailbox.mjs";
import { Server } from "./server.mjs";

const nina = { email: "nina@nord.test", password: "cheval pile agrafe juste" };

/** @type {Server} */
let server;
/** @type {Mailbox} */
let box;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await Server.start();
  box = await Mailbox.of(server);
  const structure = await server.create("structures", {
    name: "Mission locale",
    type: "mission_locale",
    state: "active",
    postcode: "59000",
  });
  await server.create("counsellors", {
    ...nina,
    passwordConfirm: nina.password,
    name: "Nina",
    role: "counsellor",
    structure: structure.id,
    state: "active",
    verified: true,
  });
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
  await box?.close();
});

/** What an application shows (RFC 6238). @param {string} secret in base 32 @param {number} time in ms */
function appCode(secret, time) {
  const bits = [...secret]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("by a code, by an application, and again in place", async () => {
  const { context, page, watch } = await visitor(browser, server.url);
  const main = page.getByRole("main");

  await page.goto("/conseil/compte");
  await page.getByRole("button", { name: "Recevoir un code par courriel" }).click();
  await page.getByLabel("Adresse électronique", { exact: true }).fill(nina.email);
  const mail = box.next();
  await page.keyboard.press("Enter");
  await page.getByLabel("Code de 8 chiffres").fill("00000000");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Ce code ne correspond pas").waitFor();
  await assertAccessible(page, "code by mail");
  await page.keyboard.type((await mail).match(/>([0-9]{8})</)?.[1] ?? "no code in the mail");
  await page.keyboard.press("Enter");

  await main.getByText("Ajouter une application de codes").click();
  await page.locator("#change-app").getByLabel("Votre mot de passe actuel").fill(nina.password);
  await page.keyboard.press("Enter");
  await page.getByText("Je ne peux pas viser l’image").click();
  await assertAccessible(page, "application");
  const secret = ((await page.locator(".office-enrol code").textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code de 6 chiffres").fill(appCode(secret, Date.now()));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Vos codes de secours" }).waitFor();
  const recovery = await page.locator(".office-recovery code").allTextContents();
  await page.getByRole("button", { name: "Je les ai gardés" }).click();
  await main.getByText("L’application de codes est active").waitFor();

  // The session ends on an open page: what is being written is still there once its owner is back.
  await page.getByLabel("Prénom et nom").fill("Nina qui écrit");
  await context.clearCookies();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Votre session est terminée" }).waitFor();
  assert.equal(await page.getByLabel("Adresse électronique", { exact: true }).inputValue(), nina.email);
  await page.keyboard.type(nina.password);
  await page.keyboard.press("Enter");
  await page.getByLabel("Code de 6 chiffres").waitFor();
  await page.keyboard.type(appCode(secret, Date.now() + 30_000)); // the one of now has served
  await page.keyboard.press("Enter");
  await page.getByRole("paragraph").filter({ hasText: "C’est enregistré." }).first().waitFor();
  assert.equal(await page.getByLabel("Prénom et nom").inputValue(), "Nina qui écrit");

  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.getByLabel("Adresse électronique", { exact: true }).fill(nina.email);
  await page.getByLabel("Mot de passe").fill(nina.password);
  await page.keyboard.press("Enter");
  await page.getByLabel("Code de 6 chiffres").waitFor();
  assert.deepEqual(await context.cookies(), [], "a first proof leaves no session");
  await page.keyboard.type(recovery[0].toLowerCase());
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Se déconnecter" }).waitFor();
  await watch.assertClean(/cookie/, /40[01]/);
  await context.close();
});
