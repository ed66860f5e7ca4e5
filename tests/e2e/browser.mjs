// Debian's Chromium, and what must hold on every page: nothing from elsewhere, no cookie, no error, no barrier.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContext} BrowserContext */

export const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // Chromium's own calls home would be refused here, and are none of our pages' doing.
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};
export const launch = () => chromium.launch(launchOptions);

/** A test closes its contexts when it succeeds: pages still open show where it failed. @param {import("playwright-core").Browser | undefined} browser */
export async function close(browser) {
  const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
  if (pages.length > 0) await mkdir(".cache/failures", { recursive: true });
  for (const [index, page] of pages.entries()) {
    const path = `.cache/failures/${process.pid}-${index}.png`;
    await page.screenshot({ path }).catch(() => null);
    const heading = await page
      .locator("h1")
      .first()
      .textContent({ timeout: 1000 })
      .catch(() => null);
    console.error(`left open: ${page.url()} « ${heading?.trim()} » ${path}`);
  }
  await browser?.close();
}

/** WCAG 2.2 AA, as axe names its parts. */
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Tall: axe takes what a bar covers at the bottom for out of reach, though it scrolls. */
export const sizes = [
  { width: 320, height: 1600 },
  { width: 1280, height: 1600 },
];
export const schemes = /** @type {const} */ (["light", "dark"]);

/** Collects what a context's pages do that they should not. */
export class Watch {
  /** @param {BrowserContext} context @param {string} url of the server: all else is a third party */
  constructor(context, url) {
    this.context = context;
    /** @type {string[]} */
    this.faults = [];
    context.on("request", (request) => {
      const asked = request.url();
      if (!asked.startsWith(`${url}/`) && !/^(data|blob|about):/.test(asked)) this.faults.push(`third party: ${asked}`);
    });
    context.on("response", async (response) => {
      if (await response.headerValue("set-cookie").catch(() => null))
        this.faults.push(`cookie set by ${response.url()}`);
    });
    context.on("console", (message) => {
      if (message.type() === "error") this.faults.push(`console: ${message.text()} ${message.location().url}`);
    });
    context.on("weberror", (error) => this.faults.push(`error: ${error.error().stack ?? error.error().message}`));
  }

  /** @param {RegExp[]} expected faults that this test brings about itself, such as a cut network */
  async assertClean(...expected) {
    for (const cookie of await this.context.cookies()) this.faults.push(`cookie: ${cookie.name}`);
    const surprises = this.faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
    assert.equal([...new Set(surprises)].join("\n"), "");
  }
}

/**
 * A browser context on a server, watched from its first request.
 * @param {import("playwright-core").Browser} browser @param {string} url
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function visitor(browser, url, options = {}) {
  const context = await browser.newContext({
    baseURL: url,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (violation) => {
      console.error(`CSP ${violation.effectiveDirective} ${violation.blockedURI} ${violation.sourceFile ?? ""}`);
    });
  });
  const watch = new Watch(context, url);
  return { context, page: await context.newPage(), watch };
}

/** The rules that a scheme can change. */
const colours = ["color-contrast", "link-in-text-block"];

/** What is structure is the same in the dark: only its colours are looked at there. */
const looks = [
  { colorScheme: schemes[0], size: sizes[0], rules: { type: "tag", values: wcag } },
  { colorScheme: schemes[0], size: sizes[1], rules: { type: "tag", values: wcag } },
  { colorScheme: schemes[1], size: sizes[0], rules: { type: "rule", values: colours } },
];

/**
 * Axe on the page as it stands, at both sizes and in both schemes, and no scroll sideways.
 * @param {Page} page @param {string} screen its name in the message of a failure
 */
export async function assertAccessible(page, screen) {
  const before = page.viewportSize();
  const barriers = [];
  for (const { colorScheme, size, rules } of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    const where = `${screen} ${colorScheme} ${size.width}`;
    barriers.push(...(await violations(page, rules)).map((barrier) => `${where}: ${barrier}`));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > size.width) barriers.push(`${where}: ${width} px wide`);
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
  assert.equal(barriers.join("\n"), "");
}

/** @param {Page} page @param {{type: string, values: string[]}} [rules] @returns {Promise<string[]>} */
export async function violations(page, rules = looks[0].rules) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  await page.evaluate(settled);
  return page.evaluate(async (runOnly) => {
    const axe = /** @type {any} */ (window).axe;
    // preload would write inline styles into the page, which its policy refuses.
    const options = { runOnly, resultTypes: ["violations"], preload: false };
    const { violations } = await axe.run(document, options);
    return violations.flatMap((/** @type {any} */ rule) =>
      rule.nodes.map((/** @type {any} */ node) => `${rule.id} ${node.target.join(" ")}: ${node.failureSummary}`),
    );
  }, rules);
}

/** Runs in the page: resolves when colours have reached their new scheme. */
export async function settled() {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const ends = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.all(ends.map((animation) => animation.finished.catch(() => null)));
}
