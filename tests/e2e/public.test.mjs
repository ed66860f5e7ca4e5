// The public pages on the real binary: valid, reachable by everybody, light, and speaking to nobody else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { kilobyte, meter, sum } from "./meter.mjs";
import { publicPages } from "./pages.mjs";
import { Server } from "./server.mjs";

/** As in shared/reference/standards.md §6.6; HSTS belongs to the proxy that holds the certificate. */
const headers = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "void-style": "off",
    "long-title": "off",
    // French puts a no-break space before : and ; inside phone numbers and the like as it pleases.
    "tel-non-breaking": "off",
  },
});

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await Server.start({ demo: 200 });
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

for (const path of [...publicPages, "/conseil/"]) {
  test(`${path} answers with every header and valid HTML`, async () => {
    const answer = await fetch(server.url + path);
    assert.equal(answer.status, 200);
    for (const [name, value] of Object.entries(headers)) assert.equal(answer.headers.get(name), value, name);
    assert.equal(answer.headers.get("set-cookie"), null);
    assert.equal(answer.headers.get("access-control-allow-origin"), null);
    const report = await validator.validateString(await answer.text());
    const faults = report.results.flatMap((result) => result.messages);
    assert.deepEqual(
      faults.map((fault) => `${fault.line}: ${fault.ruleId} ${fault.message}`),
      [],
    );
  });
}

/** Most that a page may weigh: of text, and with charts. The door is an application: weight.test.mjs. */
const limits = { text: 60 * kilobyte, charts: 250 * kilobyte, door: 120 * kilobyte };

for (const path of publicPages) {
  test(`${path} has no barrier, is light and speaks to nobody else`, async () => {
    const { context, page, watch } = await visitor(browser, server.url);
    const received = await meter(page, server.url);
    await page.goto(path, { waitUntil: "networkidle" });
    const charts = page.locator(".stats-chart");
    const charted = (await charts.count()) > 0;
    if (charted) {
      await charts.first().scrollIntoViewIfNeeded();
      await charts.first().locator("canvas").waitFor();
    }
    const weight = sum(received.values());
    const limit = limits[path === "/" ? "door" : charted ? "charts" : "text"];
    console.log(`${path}: ${(weight / kilobyte).toFixed(1)} kB`);
    assert.ok(weight <= limit, `${path}: ${weight} bytes > ${limit}`);
    assert.equal(charted, path === "/stats");
    await assertAccessible(page, path);
    await watch.assertClean();
    await context.close();
  });
}

test("every public page has a title of its own, one h1 and the legal footer", async () => {
  const { context, page } = await visitor(browser, server.url, { javaScriptEnabled: false });
  const titles = new Set();
  for (const path of publicPages) {
    await page.goto(path);
    titles.add(await page.title());
    if (path !== "/") assert.equal(await page.locator("h1").count(), 1, path);
    const footer = page.getByRole("contentinfo");
    await footer.getByRole("link", { name: /Accessibilité : non conforme/ }).waitFor();
    for (const name of [/mentions légales/i, /données personnelles|confidentialité/i, /statistiques/i, /aide/i]) {
      assert.ok((await footer.getByRole("link", { name }).count()) > 0, `${path}: ${name}`);
    }
  }
  assert.equal(titles.size, publicPages.length);
  await context.close();
});

test("/stats reads without JavaScript: every figure is in a table", async () => {
  const { context, page } = await visitor(browser, server.url, { javaScriptEnabled: false });
  await page.goto("/stats");
  const tables = page.getByRole("table");
  assert.ok((await tables.count()) >= 4);
  for (const table of await tables.all()) {
    assert.equal(await table.locator("caption").count(), 1);
    assert.ok((await table.locator("th[scope]").count()) > 0);
  }
  await context.close();
});

test("/.well-known/security.txt has a contact and has not expired", async () => {
  const answer = await fetch(`${server.url}/.well-known/security.txt`);
  assert.equal(answer.status, 200);
  const text = await answer.text();
  assert.match(text, /^Contact: \S+/m);
  const expires = /^Expires: (\S+)/m.exec(text);
  assert.ok(expires && Date.parse(expires[1]) > Date.now());
});
