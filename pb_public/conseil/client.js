import PocketBase, { BaseAuthStore } from "../vendor/pocketbase.js";

/**
 * @typedef {object} Me The counsellor who is signed in.
 * @property {string} id
 * @property {string} name
 * @property {string} email
 * @property {string} role counsellor or admin
 * @property {string} structure its id
 * @property {string} structureName
 * @property {boolean} entered false for whoever has yet to be let in, or to confirm their address
 */

/** The session is in a cookie that no script can read: nothing is kept here. */
export const pb = new PocketBase("/", new BaseAuthStore());
pb.autoCancellation(false);
pb.beforeSend = (url, options) => ({
  url,
  // Without a session the server answers 401, where a guest would get an empty list.
  options: { ...options, headers: { "X-Eva-Session": "required", ...options.headers } },
});

/** The cookie cannot be seen: this remembers that there may be one, and whose doing it was. */
const hint = "eva-office";

/** @param {""|"eva"|"proconnect"} way in; "" for nobody */
export function remember(way) {
  try {
    if (way) localStorage.setItem(hint, way);
    else localStorage.removeItem(hint);
  } catch {
    // Storage refused: the call is made, and fails.
  }
}

function remembered() {
  try {
    return localStorage.getItem(hint) ?? "";
  } catch {
    return "eva";
  }
}

export const mayBeSignedIn = () => remembered() !== "";

/** @param {import("../vendor/pocketbase.js").RecordModel} record @returns {Me} */
function toMe(record) {
  return {
    id: record.id,
    name: record.name,
    email: record.email,
    role: record.role,
    structure: record.structure,
    structureName: record.expand?.structure?.name ?? "",
    entered: record.state === "active" && record.verified,
  };
}

/** Calls that somebody without a session may make: no 401 asks them to sign in. */
export const asGuest = { headers: { "X-Eva-Session": "cookie" } };

/** @type {(life: {idle_seconds: number, last_seconds: number}) => void} */
let tellLife = () => {};

/** Says to whom how long the session lasts, whenever it is opened or renewed. @param {typeof tellLife} listener */
export function onLife(listener) {
  tellLife = listener;
}

/**
 * A call that is answered with a session in a cookie, or with a 401 and the id of a first proof when a second one is wanted.
 * @param {string} path @param {Record<string, string>} [body] @param {""|"eva"|"proconnect"} [way]
 */
export async function enter(path, body = {}, way = "eva") {
  const { record, meta } = await pb.send(path, { ...asGuest, method: "POST", body, query: { expand: "structure" } });
  // A second proof after ProConnect leaves it the one to sign out from.
  if (way && !(body.mfaId && remembered() === "proconnect")) remember(way);
  if (meta) tellLife(meta);
  return toMe(record);
}

/** Who is signed in; renews the session. */
export const whoAmI = () => enter("/api/collections/counsellors/auth-refresh", {}, "");

/** @param {string} email @param {string} password @param {string} [mfaId] of a first proof */
export const signIn = (email, password, mfaId = "") =>
  enter("/api/collections/counsellors/auth-with-password", { identity: email, password, mfaId });

/** Ends the session everywhere, at ProConnect too: whoever comes next at this computer would enter with one click. */
export async function signOut() {
  const way = remembered();
  remember("");
  await pb.send("/api/conseil/sign-out", { ...asGuest, method: "POST" });
  if (way !== "proconnect") return;
  location.href = "/api/proconnect/logout";
  await new Promise(() => {}); // the page goes
}
