// What a poor connection has to carry: the door of the beneficiary, then each situation that there is.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { close, launch, visitor } from "./browser.mjs";
import { Keyboard } from "./hands.mjs";
import { enter } from "./journey.mjs";
import { kilobyte, meter, sum } from "./meter.mjs";
import { signIn } from "./pages.mjs";
import { contentOf, situations } from "./play.mjs";
import { campaign, counsellor } from "./records.mjs";
import { Server } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */

const door = 120 * kilobyte;
const situation = 150 * kilobyte;

const front = new URL("../../pb_public/", import.meta.url);
const recording = /\.(mp3|ogg|opus|m4a|webm)$/;

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof counsellor>>} */
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

/** @param {string} what @param {number} bytes @param {number} limit */
function assertLight(what, bytes, limit) {
  console.log(`${what}: ${(bytes / kilobyte).toFixed(1)} kB`);
  assert.ok(bytes <= limit, `${what}: ${bytes} bytes > ${limit}`);
}

/** What is on the device once a person sees the path. @type {Set<string>} */
let shell;

test("the door weighs at most 120 kB", async () => {
  const { code } = await campaign(server, owner, ["livraison"]);
  const { context, page } = await visitor(browser, server.url);
  const received = await meter(page, server.url, recording);
  await page.goto("/", { waitUntil: "networkidle" });
  await page.getByLabel("Votre code").waitFor();
  assertLight("door", sum(received.values()), door);
  await enter(new Keyboard(page), { code, name: "Lina" });
  await page.waitForLoadState("networkidle");
  shell = new Set(received.keys());
  await context.close();
});

test("each situation weighs at most 150 kB more", async () => {
  const { context, page } = await visitor(browser, server.url);
  await signIn(page, owner);
  for (const name of situations()) {
    const tab = await context.newPage();
    const received = await meter(tab, server.url, recording);
    await tab.goto(`/essai/${name}`, { waitUntil: "networkidle" });
    await tab.locator(".stage, .situation").first().waitFor();
    const more = [...received].filter(([url]) => !shell.has(url) && !outside.test(url));
    const bytes = sum(more.map(([, size]) => size)) + lateModules(name, [...received.keys()]) + lateItems(name);
    assertLight(name, bytes, situation);
    await tab.close();
  }
  await context.close();
});

/** Only who tries a situation needs these. */
const outside = /^\/essai\/|\/passation\/trial\.js$|^\/conseil/;

/** What stands in its folder and comes later, all of it. @param {string} name @param {string[]} urls already received */
function lateModules(name, urls) {
  const folder = `situations/${name}/`;
  const files = readdirSync(new URL(folder, front), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.\w+$/.test(file) && !/\.md$/.test(file) && !recording.test(file))
    .filter((file) => !urls.some((url) => url.endsWith(folder + file)))
    .reduce((total, file) => total + gzipSync(readFileSync(new URL(folder + file, front))).length, 0);
}

/** Where the answers decide what follows, all that may follow, of both forms. @param {string} name */
function lateItems(name) {
  const { plan, items } = contentOf(name);
  return plan ? gzipSync(JSON.stringify(items)).length : 0;
}
