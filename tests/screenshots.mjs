// Every page, the journey around the situations and every situation at three widths, light and dark, into
// tests/screenshots/, for eyes: name-state-width-scheme.png. Names on the command line: these situations only.
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch, schemes, settled, visitor } from "./e2e/browser.mjs";
import { Keyboard } from "./e2e/hands.mjs";
import { enter, leave } from "./e2e/journey.mjs";
import { demoAdmin, keepSuperuser, officePages, publicPages, signIn } from "./e2e/pages.mjs";
import { playSituation, playThrough, situations } from "./e2e/play.mjs";
import { campaign, counsellor } from "./e2e/records.mjs";
import { Server } from "./e2e/server.mjs";

/** @typedef {import("playwright-core").Page} Page */

const folder = fileURLToPath(new URL("screenshots/", import.meta.url));
const sizes = [
  { width: 320, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];
/** A game shows itself anew at each of these shares of its test. */
const shares = [0, 0.5, 0.9];
/** Enough of the tasks of one situation for eyes. */
const mostStates = 24;
const explanations = ".q-feedback, .maintenance-explanation, .lesson";

const asked = process.argv.slice(2);
if (!asked.length) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const server = await Server.start({ demo: asked.length ? 0 : 300 });
const browser = await launch();
const owner = await counsellor(server);
const queue = [
  ...(asked.length ? [] : [pages, journey]),
  ...(asked.length ? asked : situations()).map((name) => () => situation(name)),
];
try {
  await Promise.all([work(), work()]);
} finally {
  await browser.close();
  await server.stop();
}

/** Takes one after the other; what fails leaves the rest to be seen. */
async function work() {
  for (let task = queue.shift(); task; task = queue.shift()) {
    try {
      await task();
    } catch (error) {
      console.error(error);
      process.exitCode = 1;
    }
  }
}

async function pages() {
  const { page, context } = await visitor(browser, server.url);
  for (const path of publicPages) await shootPage(page, path);
  await signIn(page, demoAdmin);
  const posters = situations().map((name) => `/conseil/situation?nom=${name}`);
  for (const path of [...(await officePages(server)), "/conseil/situations", ...posters]) await shootPage(page, path);
  await server.rows("situations"); // signs the superuser in
  await keepSuperuser(context, server.superToken);
  for (const path of ["/qualite?situation=livraison", "/banque", "/banque?situation=lecture"])
    await shootPage(page, path);
  await context.close();
}

/** From the door to the path of all situations, and from the end of one to the goodbye. */
async function journey() {
  const all = await campaign(server, owner, situations());
  const one = await campaign(server, owner, ["maintenance"]);
  for (const { code } of [all, one]) {
    const { page, context } = await visitor(browser, server.url);
    await context.clock.install();
    const hand = new Keyboard(page);
    const look = (/** @type {string} */ screen) => shoot(page, `journey-${screen}`);
    await page.goto("/");
    await enter(hand, { code, name: "Nadia", ...(code === all.code && { look }) });
    if (code === one.code) {
      await playSituation(hand, "maintenance", { wait: (ms) => context.clock.runFor(ms) });
      await leave(hand, look);
    }
    await context.close();
  }
}

/** @param {string} name played as a trial, from the instruction to the word of thanks */
async function situation(name) {
  const from = Date.now();
  const { page, context } = await visitor(browser, server.url);
  await signIn(page, owner);
  await context.clock.install();
  const seen = new Set();
  const see = async (/** @type {string} */ state) => {
    if (seen.has(state) || (seen.size >= mostStates && state !== "thanks")) return;
    seen.add(state);
    await shoot(page, `${name}-${state.replace(`${name}-`, "")}`);
  };
  await page.goto(`/essai/${name}`);
  await playThrough(attentive(page, see), name, {
    wait: (ms) => context.clock.runFor(ms),
    reading: 1000,
    look: async (screen, share) => see(await stateOf(page, screen, share)),
  });
  await see("thanks");
  await context.close();
  console.log(`${name}: ${seen.size} states, ${Math.round((Date.now() - from) / 1000)} s`);
}

/** A hand that stops to look at what a training says of an answer. @param {Page} page @param {(state: string) => Promise<void>} see */
function attentive(page, see) {
  const hand = new Keyboard(page);
  const press = hand.press.bind(hand);
  hand.press = async (button) => {
    await press(button);
    if (await page.locator(explanations).count()) await see("training-explained");
  };
  return hand;
}

/** What is on the screen, in words for a file: a question by its type, a task by its name, a game by how far it is. @param {Page} page @param {string} screen @param {number} share */
async function stateOf(page, screen, share) {
  const { words, heading } = await page.evaluate(() => {
    const card = document.querySelector(".q-card");
    const found = (/** @type {string} */ selector) => Boolean(card?.querySelector(selector));
    const type = card?.getAttribute("data-type") ?? "";
    return {
      heading: document.querySelector(".stage-body h1, .stage-body h2")?.textContent?.trim() ?? "",
      words: card && [
        document.querySelector(".stage-progress") ? "test" : "training",
        type === "task" ? `task ${card.getAttribute("data-item")}` : type,
        found(".q-dictated") && "dictated",
        found(".q-document") && "document",
        found(".q-option .q-hear") && "heard",
        found("svg.eva-art") && "picture",
      ],
    };
  });
  if (words) return plain(words.filter(Boolean).join(" "));
  if (/instruction$/.test(screen)) return plain(`instruction ${heading}`);
  return plain(`${screen} ${Math.max(...shares.filter((one) => one <= share))}`);
}

/** @param {string} words */
function plain(words) {
  const ascii = words.normalize("NFD").replace(/\p{M}/gu, "");
  return ascii
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** @param {Page} page @param {string} path */
async function shootPage(page, path) {
  await page.goto(path, { waitUntil: "networkidle" });
  await shoot(page, `page-${plain(path.replace(/id=\w+/, "")) || "accueil"}`);
}

/** As tall as what it shows: a bar at the bottom of a window would lie across a longer page. @param {Page} page @param {string} name */
async function shoot(page, name) {
  const before = page.viewportSize();
  for (const { width, height } of sizes) {
    await page.setViewportSize({ width, height });
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    if (whole > height) await page.setViewportSize({ width, height: whole });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(settled);
      await page.screenshot({ path: `${folder}${plain(name)}-${width}-${colorScheme}.png` });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}
