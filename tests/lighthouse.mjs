// Lighthouse on every public page, on the real binary with demo data: prints the scores and what cost points. Addresses on
// the command line: these pages only.
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";
import { launchOptions } from "./e2e/browser.mjs";
import { publicPages } from "./e2e/pages.mjs";
import { Server } from "./e2e/server.mjs";

const asked = process.argv.slice(2);
const paths = asked.length ? asked : publicPages;
/** Least score of each category, of 100. @type {Record<string, number>} */
const floors = { performance: 95, accessibility: 95, "best-practices": 100, seo: 95 };

const server = await Server.start({ demo: 300 });
const chrome = await chromeLauncher.launch({
  chromePath: launchOptions.executablePath,
  chromeFlags: ["--headless=new", ...launchOptions.args],
});
console.log(`page\t${Object.keys(floors).join("\t")}`);
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
  const scores = Object.keys(floors).map((id) => Math.round((categories[id].score ?? 0) * 100));
  console.log(`${path}\t${scores.join("\t")}`);
  for (const [id, floor] of Object.entries(floors)) {
    if ((categories[id].score ?? 0) * 100 < floor) process.exitCode = 1;
    for (const { id: audit, weight } of categories[id].auditRefs) {
      const lost = audits[audit].score !== null && Number(audits[audit].score) < 0.9;
      if (weight > 0 && lost) console.log(`\t${id} ${audit}: ${audits[audit].displayValue ?? audits[audit].title}`);
    }
  }
}
