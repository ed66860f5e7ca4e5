import { asGuest, enter, pb, remember } from "../client.js";
import { explain, isAnswer } from "../errors.js";

/** What the server put in the fragment when ProConnect sent the person back. @type {Record<string, string>} */
const outcomes = {
  "proconnect-expire": "La connexion par ProConnect a pris trop de temps, ou a déjà servi. Recommencez.",
  "proconnect-refus": "ProConnect n’a pas confirmé qui vous êtes. Recommencez, ou connectez-vous autrement.",
  "proconnect-panne": "ProConnect ne répond pas en ce moment. Réessayez plus tard, ou connectez-vous autrement.",
  "proconnect-absent": "ProConnect n’est pas ouvert sur ce service. Connectez-vous autrement.",
};

/** Where the way to ProConnect starts, and comes back to. */
export const proConnectAddress = () =>
  `/api/proconnect/start?${new URLSearchParams({ page: location.pathname + location.search })}`;

/**
 * Somebody may come back from ProConnect: their session, or what the form says to them.
 * @returns {Promise<{me?: import("../client.js").Me, start?: import("./form.js").Start}>}
 */
export async function comeBack() {
  const word = location.hash.slice(1);
  if (word !== "proconnect" && !(word in outcomes)) return {};
  history.replaceState(null, "", location.pathname + location.search);
  if (word in outcomes) return { start: { problem: outcomes[word] } };
  try {
    return { me: await enter("/api/proconnect/session", {}, "proconnect") };
  } catch (error) {
    if (!isAnswer(error)) throw error;
    const { status, response } = /** @type {any} */ (error);
    if (status === 401 && response.mfaId) {
      remember("proconnect");
      return { start: { mfaId: response.mfaId } };
    }
    return { start: { problem: explain(error).message, unknown: status === 404 } };
  }
}

/** The fields of the sign-up form by what ProConnect says. The number of the structure is where to look, and proves nothing. */
const filled = { name: "name", email: "email", siret: "structure-query" };

/** Fills the sign-up form in for somebody whom ProConnect knows and we do not. @param {HTMLElement} root */
export async function fillIn(root) {
  if (location.hash !== "#proconnect") return;
  const known = await pb.send("/api/proconnect/identity", asGuest).catch(() => ({}));
  for (const [name, id] of Object.entries(filled)) {
    const field = /** @type {HTMLInputElement|null} */ (root.querySelector(`#${id}`));
    if (!field || !known[name]) continue;
    field.value = known[name];
    field.dispatchEvent(new Event("input"));
  }
}
