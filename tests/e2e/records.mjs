// Records that a test starts from, written by the superuser through the API: the same hooks as in the dashboard.

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

/**
 * The raw log of a play, in order.
 * @param {Server} server @param {string} play
 */
export const eventsOf = (server, play) => server.rows("events", `play = "${play}"`, "position");
