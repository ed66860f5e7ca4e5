import PocketBase, { BaseAuthStore } from "../vendor/pocketbase.js";

/**
 * @typedef {object} Me The counsellor who is signed in.
 * @property {string} id
 * @property {string} name
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

/** The cookie cannot be seen: this remembers that there may be one, to spare a call that would fail. */
const hint = "eva-office";

/** @param {boolean} signedIn */
function remember(signedIn) {
  try {
    if (signedIn) localStorage.setItem(hint, "1");
    else localStorage.removeItem(hint);
  } catch {
    // Storage refused: the call is made, and fails.
  }
}

export function mayBeSignedIn() {
  try {
    return localStorage.getItem(hint) === "1";
  } catch {
    return true;
  }
}

const byCookie = { headers: { "X-Eva-Session": "cookie" }, expand: "structure" };

/** @param {import("../vendor/pocketbase.js").RecordModel} record @returns {Me} */
function toMe(record) {
  return {
    id: record.id,
    name: record.name,
    role: record.role,
    structure: record.structure,
    structureName: record.expand?.structure?.name ?? "",
    entered: record.state === "active" && record.verified,
  };
}

/** Who is signed in; renews the session. */
export async function whoAmI() {
  const { record } = await pb.collection("counsellors").authRefresh(byCookie);
  return toMe(record);
}

/** @param {string} email @param {string} password */
export async function signIn(email, password) {
  const { record } = await pb.collection("counsellors").authWithPassword(email, password, byCookie);
  remember(true);
  return toMe(record);
}

export async function signOut() {
  remember(false);
  await pb.send("/api/conseil/sign-out", { method: "POST", headers: { "X-Eva-Session": "cookie" } });
}
