// Prints how fast the binary starts on an existing database, how much memory it holds when nobody asks anything, and how
// fast each situation starts on a slow network once a person sees the path.
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { launch, visitor } from "./e2e/browser.mjs";
import { Keyboard } from "./e2e/hands.mjs";
import { enter } from "./e2e/journey.mjs";
import { contentOf, situations } from "./e2e/play.mjs";
import { campaign, counsellor } from "./e2e/records.mjs";
import { Server } from "./e2e/server.mjs";

const limits = { start_ms: 1000, idle_mb: 80, situation_ms: 2000 };
/** « Slow 3G » of WebPageTest: 400 kbit/s each way, 400 ms for a request and its answer to begin. */
const slow3g = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

const server = await Server.start();
try {
  const measured = { start_ms: await start(), idle_mb: await idle(), situations_ms: await onSlow3g() };
  console.log(JSON.stringify({ ...measured, limits }, null, 1));
  const slowest = Math.max(...Object.values(measured.situations_ms));
  const kept =
    measured.start_ms < limits.start_ms && measured.idle_mb < limits.idle_mb && slowest < limits.situation_ms;
  process.exitCode = kept ? 0 : 1;
} finally {
  await server.stop();
}

/** @returns {Promise<number>} ms until the first answer, the median of five */
async function start() {
  const starts = [];
  for (let i = 0; i < 5; i++) {
    await server.end("SIGTERM");
    starts.push(await server.up());
  }
  return Math.round(starts.sort((a, b) => a - b)[2]);
}

/** @returns {Promise<number>} MB */
async function idle() {
  await wait(10_000);
  const status = readFileSync(`/proc/${server.child?.pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

/** @returns {Promise<Record<string, number>>} ms from the press to the first words, by situation */
async function onSlow3g() {
  const owner = await counsellor(server);
  const browser = await launch();
  /** @type {Record<string, number>} */
  const starts = {};
  for (const name of situations()) {
    const { code } = await campaign(server, owner, [name]);
    const { context, page } = await visitor(browser, server.url);
    const hand = new Keyboard(page);
    await page.goto("/");
    await enter(hand, { code, name: "Lina" });
    await page.waitForLoadState("networkidle");
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", slow3g);
    const open = page.getByRole("button", { name: `Commencer ${contentOf(name).title}` });
    const from = performance.now();
    await open.click();
    await page.locator(".stage-body, .situation").first().waitFor();
    starts[name] = Math.round(performance.now() - from);
    await context.close();
  }
  await browser.close();
  return starts;
}
