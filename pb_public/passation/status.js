/**
 * @typedef {object} Status of what one evaluation sends
 * @property {number} unsent
 * @property {boolean} failing The last try left something unsent.
 * @property {boolean} silent And the server did not answer at all.
 * @property {boolean} durable What is unsent outlives this page.
 */

/**
 * What can be said of the answers, and no more: « enregistré » only once they
 * are on the server or on the disk of this device.
 *
 * @param {Status} status
 * @returns {{text: string, icon: "done"|"off"|"wait"}}
 */
export function statusText({ unsent, failing, silent, durable }) {
  if (!unsent || (durable && !failing)) return { text: "Enregistré", icon: "done" };
  if (!failing) return { text: "Enregistrement…", icon: "wait" };
  const why = silent ? "Hors ligne" : "Envoi en attente";
  return durable
    ? { text: `${why} : réponses gardées ici`, icon: "off" }
    : { text: `${why} : ne fermez pas cette page`, icon: "off" };
}
