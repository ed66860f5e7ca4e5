// What a poor connection has to carry: the door of the beneficiary, then one situation.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { close, launch, visitor } from "./browser.mjs";
import { Keyboard } from "./hands.mjs";
import { enter } from "./journey.mjs";
import { playSituation } from "./play.mjs";
import { campaign, counsellor } from "./records.mjs";
import { Server } from "./server.mjs";

const kilobyte = 1000;
const door = 120 * kilobyte;
const situation = 60 * kilobyte;

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {{structure: string, id: string}} */
let owner;

before(async () => {
  server = await Server.start();
  owner = await counsellor(server);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

/** Bytes received, headers and compression included, recordings of voices left out. @param {import("playwright-core").Page} page */
async function meter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  /** @type {Map<string, string>} */
  const urls = new Map();
  const received = { bytes: 0 };
  session.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!/\.(mp3|ogg|opus|m4a|webm)$/.test(urls.get(requestId) ?? "")) received.bytes += encodedDataLength;
  });
  return received;
}

test("the door weighs at most 120 kB", async () => {
  const { context, page } = await visitor(browser, server.url);
  const received = await meter(page);
  await page.goto("/", { waitUntil: "networkidle" });
  await page.getByLabel("Votre code").waitFor();
  console.log(`door: ${(received.bytes / kilobyte).toFixed(1)} kB`);
  assert.ok(received.bytes <= door, `${received.bytes} bytes`);
  await context.close();
});

for (const name of ["controle", "maintenance", "livraison"]) {
  test(`${name} weighs at most 60 kB more`, async () => {
    const { code } = await campaign(server, owner, [name]);
    const { context, page } = await visitor(browser, server.url);
    const hand = new Keyboard(page);
    await page.goto("/");
    await enter(hand, { code, name: "Lina" });
    await page.waitForLoadState("networkidle");
    const received = await meter(page);
    await playSituation(hand, name, { wait, leave: () => true });
    console.log(`${name}: ${(received.bytes / kilobyte).toFixed(1)} kB`);
    assert.ok(received.bytes <= situation, `${received.bytes} bytes`);
    await context.close();
  });
}
