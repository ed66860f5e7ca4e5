// Prints how far Contrôle's pieces come from their three seconds on a processor slowed four times, and what was lost.
// A quiet machine says something of the code; a busy one says that it is busy, which the blank page beside it shows.
import { setTimeout as wait } from "node:timers/promises";
import { launch, visitor } from "./e2e/browser.mjs";
import { Keyboard } from "./e2e/hands.mjs";
import { enter } from "./e2e/journey.mjs";
import { playSituation } from "./e2e/play.mjs";
import { campaign, counsellor, eventsOf } from "./e2e/records.mjs";
import { Server } from "./e2e/server.mjs";

const throttling = 4;
const cadence = 3000; // ms, of the content
const limit = 50; // ms of error, of any piece
const server = await Server.start();
const browser = await launch();
try {
  const blank = await idleDelay();
  const { page, context } = await visitor(browser, server.url);
  const { code } = await campaign(server, await counsellor(server), ["controle"]);
  await page.addInitScript(noteArrivals);
  await page.goto(`/c/${code}`);
  const hand = new Keyboard(page);
  await enter(hand, { code: "", name: "Cadence" });
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: throttling });
  await playSituation(hand, "controle", { wait });
  const seen = new Map(await page.evaluate(() => [.../** @type {any} */ (window).evaArrivals]));
  const [play] = await server.rows("plays");
  const events = await eventsOf(server, play.id);
  const tested = events.slice(events.findIndex(({ name }) => name === "test_started"));
  const of = (/** @type {string} */ name) => tested.filter((event) => event.name === name);
  const arrivals = of("piece_shown").map(({ data }) => seen.get(data.piece));
  const errors = arrivals.map((at, i) => at - arrivals[0] - cadence * i);
  // The first piece has no piece before it: the line of least error is drawn through all of them.
  const offset = (Math.max(...errors) + Math.min(...errors)) / 2;
  const worst = Math.max(...errors.map((error) => Math.abs(error - offset)));
  const said = { throttling, pieces: arrivals.length, worst_ms: Math.round(worst), blank_page_ms: Math.round(blank) };
  console.log(JSON.stringify({ ...said, expired: of("piece_expired").length, limit }));
  process.exitCode = worst < limit && arrivals.length === 60 && of("piece_expired").length === 60 ? 0 : 1;
} finally {
  await browser.close();
  await server.stop();
}

/** Runs in the page: when each piece first came onto the belt. */
function noteArrivals() {
  const arrivals = new Map();
  /** @type {any} */ (window).evaArrivals = arrivals;
  new MutationObserver(() => {
    for (const piece of document.querySelectorAll(".piece")) {
      const id = piece.getAttribute("data-piece");
      if (!arrivals.has(id)) arrivals.set(id, performance.now());
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-piece"] });
}

/** The worst delay of a timer on a blank page, slowed as much: what the machine itself adds. @returns {Promise<number>} ms */
async function idleDelay() {
  const { page, context } = await visitor(browser, server.url);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: throttling });
  const worst = await page.evaluate(async () => {
    let late = 0;
    for (let i = 0; i < 20; i++) {
      const due = performance.now() + 300;
      await new Promise((resolve) => setTimeout(resolve, 300));
      late = Math.max(late, performance.now() - due);
    }
    return late;
  });
  await context.close();
  return worst;
}
