// Lighthouse on the public pages, on the real binary with demo data: prints the scores and what cost points.
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";
import { launchOptions } from "./e2e/browser.mjs";
import { Server } from "./e2e/server.mjs";

const paths = ["/", "/stats"];
/** Least score of each category, of 100. @type {Record<string, number>} */
const floors = { performance: 95, accessibility: 95, "best-practices": 100 };

const server = await Server.start({ demo: 300 });
const chrome = await chromeLauncher.launch({
  chromePath: launchOptions.executablePath,
  chromeFlags: ["--headless=new", ...launchOptions.args],
});
try {
  for (const path of paths) await judge(path);
} finally {
  chrome.kill();
  await server.stop();
}

/** @param {string} path */
async function judge(path) {
  const run = await lighthouse(server.url + path, {
    port: chrome.port,
    onlyCategories: Object.keys(floors),
    logLevel: "error",
  });
  if (!run) throw new Error(`no answer from Lighthouse on ${path}`);
  const { categories, audits } = run.lhr;
  for (const [id, floor] of Object.entries(floors)) {
    const score = Math.round((categories[id].score ?? 0) * 100);
    console.log(`${path}\t${id}\t${score}`);
    if (score < floor) process.exitCode = 1;
    for (const { id: audit, weight } of categories[id].auditRefs) {
      const lost = audits[audit].score !== null && Number(audits[audit].score) < 0.9;
      if (weight > 0 && lost) console.log(`\t${audit}: ${audits[audit].displayValue ?? audits[audit].title}`);
    }
  }
}
