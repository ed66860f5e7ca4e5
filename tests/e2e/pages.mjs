// The addresses that people can open, and how a counsellor gets in.

/** @typedef {import("./server.mjs").Server} Server */
/** @typedef {import("playwright-core").Page} Page */

export const publicPages = [
  "/",
  "/aide",
  "/accessibilite",
  "/mentions-legales",
  "/confidentialite",
  "/cgu",
  "/contact",
  "/stats",
];

/**
 * @param {Page} page @param {{email: string, password: string}} account
 */
export async function signIn(page, account) {
  await page.goto("/conseil/");
  await page.getByLabel(/adresse/i).fill(account.email);
  await page.getByLabel(/mot de passe/i).fill(account.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1 }).waitFor();
}
