// The addresses that people can open, and how a counsellor gets in.

/** @typedef {import("./server.mjs").Server} Server */
/** @typedef {import("playwright-core").Page} Page */

export const publicPages = [
  "/",
  "/aide",
  "/aide/personnes",
  "/aide/conseillers",
  "/aide/hebergeurs",
  "/documentation-api",
  "/documentation-api/connexion",
  "/accessibilite",
  "/mentions-legales",
  "/confidentialite",
  "/cgu",
  "/contact",
  "/stats",
  "/stats/comite",
  "/donnees",
  "/donnees/dictionnaire",
  "/budget",
];

/** Pages that show more, or other things, to an administrator than to a counsellor. */
export const accountPages = ["/conseil/equipe", "/conseil/structure", "/conseil/compte", "/conseil/statistiques"];

/** Pages of the back office, on data that is there. @param {Server} server @returns {Promise<string[]>} */
export async function officePages(server) {
  const [campaign] = await server.rows("campaigns", "", "created");
  const finished = await server.rows("evaluations", `campaign = "${campaign.id}" && state = "finished"`);
  const query = `id=${finished[0].id}`;
  return [
    "/conseil/",
    "/conseil/campagnes",
    "/conseil/campagnes#nouvelle",
    `/conseil/campagne?id=${campaign.id}`,
    "/conseil/evaluations",
    `/conseil/direct?campagne=${campaign.id}`,
    "/conseil/personnes",
    `/conseil/personne?id=${finished[0].beneficiary}`,
    ...accountPages,
    `/conseil/evaluation?${query}`,
    `/conseil/evaluation?${query}&vue=personne`,
  ];
}

/** A counsellor of the demo, in one structure. */
export const demoCounsellor = { email: "conseil@demo.example", password: "demo-conseil-eva" };

/** An administrator of the demo, over all of its structures. */
export const demoAdmin = { email: "region@demo.example", password: "demo-region-eva" };

/**
 * @param {Page} page @param {{email: string, password: string}} account
 */
export async function signIn(page, account) {
  await page.goto("/conseil/");
  await page.getByLabel(/adresse/i).fill(account.email);
  await page.getByLabel(/mot de passe/i).fill(account.password);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Se déconnecter" }).waitFor();
}

/**
 * Puts a superuser's session where the dashboard keeps it.
 * @param {import("playwright-core").BrowserContext} context @param {string} token
 */
export const keepSuperuser = (context, token) =>
  context.addInitScript((kept) => localStorage.setItem("__pb_superusers__/_", JSON.stringify({ token: kept })), token);
