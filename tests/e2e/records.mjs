// Records that a test starts from, written by the superuser through the API: the same hooks as in the dashboard.
import assert from "node:assert/strict";

/** @typedef {import("./server.mjs").Server} Server */

export const password = "cerise wagon lampe orage";

/** @param {Server} server @returns {Promise<{structure: string, id: string, email: string, password: string}>} an active counsellor */
export async function counsellor(server) {
  const structure = await server.create("structures", {
    name: "Mission locale d’essai",
    type: "mission_locale",
    postcode: "69001",
    state: "active",
  });
  const email = "conseil@eva.test";
  const account = await server.create("counsellors", {
    name: "Camille Martin",
    email,
    password,
    passwordConfirm: password,
    structure: structure.id,
    role: "counsellor",
    state: "active",
    verified: true,
  });
  return { structure: structure.id, id: account.id, email, password };
}

/**
 * @param {Server} server @param {{structure: string, id: string}} owner @param {string[]} situations
 * @param {Record<string, any>} [more] other fields
 * @returns {Promise<import("./server.mjs").Row>} the campaign, with its code
 */
export function campaign(server, owner, situations, more = {}) {
  return server.create("campaigns", {
    structure: owner.structure,
    owner: owner.id,
    label: `Campagne ${situations.join(" ")}`.slice(0, 100),
    programme: "custom",
    situations,
    show_strengths: true,
    state: "open",
    ...more,
  });
}

/** Addresses of « Je donne mon avis », by place; none of them is ever called. */
export const opinions = Object.fromEntries(
  ["end", "report", "office"].map((place) => [
    place,
    `https://jedonnemonavis.numerique.gouv.fr/Demarches/12?button=${place}`,
  ]),
);

/** Asks for opinions at the three places. @param {Server} server */
export async function askOpinions(server) {
  const [deployment] = await server.rows("deployment");
  const fields = Object.fromEntries(Object.entries(opinions).map(([place, url]) => [`jdma_${place}`, url]));
  await server.admin("PATCH", `/api/collections/deployment/records/${deployment.id}`, fields);
}

/**
 * The button of a place is there, opens another tab without telling who comes, and has its picture from us.
 * @param {import("playwright-core").Page} page @param {string} place
 */
export async function seeOpinion(page, place) {
  const button = page.getByRole("link", { name: /Je donne mon avis/ });
  await button.waitFor();
  const { href, target, rel, title, picture } = await button.evaluate(async (link) => {
    const { href, target, rel, title } = /** @type {HTMLAnchorElement} */ (link);
    const image = link.querySelector("img");
    await image?.decode();
    return { href, target, rel, title, picture: image?.naturalWidth && new URL(image.src).origin === location.origin };
  });
  assert.deepEqual(
    { href, target, rel, title, picture },
    {
      href: opinions[place],
      target: "_blank",
      rel: "noopener",
      title: "Je donne mon avis - nouvelle fenêtre",
      picture: true,
    },
  );
}

/**
 * The raw log of a play, in order.
 * @param {Server} server @param {string} play
 */
export const eventsOf = (server, play) => server.rows("events", `play = "${play}"`, "position");
