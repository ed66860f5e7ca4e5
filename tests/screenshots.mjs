// Every page at both sizes, light and dark, into tests/screenshots/, for eyes.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch, schemes, sizes, visitor } from "./e2e/browser.mjs";
import { demoAdmin, officePages, publicPages, signIn } from "./e2e/pages.mjs";
import { Server } from "./e2e/server.mjs";

const folder = fileURLToPath(new URL("screenshots/", import.meta.url));
await mkdir(folder, { recursive: true });
const server = await Server.start({ demo: 300 });
const browser = await launch();
try {
  const { page } = await visitor(browser, server.url);
  for (const path of publicPages) await shoot(page, path);
  await signIn(page, demoAdmin);
  for (const path of await officePages(server)) await shoot(page, path);
} finally {
  await browser.close();
  await server.stop();
}

/** @param {import("playwright-core").Page} page @param {string} path */
async function shoot(page, path) {
  await page.goto(path, { waitUntil: "networkidle" });
  for (const colorScheme of schemes) {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      const name =
        path
          .replace(/id=\w+/, "")
          .replace(/^\//, "")
          .replace(/[^a-z0-9]+/gi, "-") || "accueil";
      await page.screenshot({ path: `${folder}${name}-${colorScheme}-${size.width}.png`, fullPage: true });
    }
  }
}
