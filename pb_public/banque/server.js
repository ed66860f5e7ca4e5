// What the page asks of the server, as the superuser whose session the dashboard keeps in this browser.

/** @typedef {{sheet?: string, line?: number, item?: string, field?: string, message: string}} Problem */
/** @typedef {{since: number, added: string[], removed: string[], changed: string[], other: string[]}} Changes */
/** @typedef {import("../shared/situation.js").Stimulus & {key?: any, points?: number, difficulty?: {b: number, provisional?: boolean}|null,
 *    skill?: string, module?: string, form?: string, family?: string, catch_up?: boolean, criterion?: string, optional?: boolean}} DraftItem */
/** @typedef {{situation: string, version: number, title: string, minutes: number, settings: any, texts: Record<string, string[]>,
 *    training: DraftItem[], items: DraftItem[], plan?: any, templates?: any}} DraftContent */
/** @typedef {{content: DraftContent, problems: Problem[], changes: Changes|null, recordings: Record<string, string>}} Draft */
/** @typedef {{ok: boolean, status: number, said: any}} Answer */

/** Where PocketBase's dashboard, served at /_/, keeps its session (ui/src/pb.js, v0.39). */
const session = "__pb_superusers__/_";

/** @returns {string} the superuser's token, or "" */
function token() {
  try {
    return JSON.parse(localStorage.getItem(session) ?? "{}")?.token ?? "";
  } catch {
    return ""; // storage is shut, or holds something else
  }
}

/** @param {string} path @param {RequestInit} [options] */
const ask = (path, options) => fetch(`/api/items/${path}`, { ...options, headers: { Authorization: token() } });

/** @param {string} path @param {RequestInit} [options] @returns {Promise<Answer>} */
export async function call(path, options) {
  if (!token()) return { ok: false, status: 401, said: {} };
  try {
    const answer = await ask(path, options);
    return { ok: answer.ok, status: answer.status, said: await answer.json() };
  } catch {
    return {
      ok: false,
      status: 0,
      said: { message: "La connexion a été coupée. Vérifiez le réseau, puis recommencez." },
    };
  }
}

/** Saves an export as a file. @param {string} situation @param {string} format @returns {Promise<string>} what went wrong */
export async function download(situation, format) {
  try {
    const answer = await ask(`${situation}/export?format=${format}`);
    if (!answer.ok) return (await answer.json()).message;
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? situation;
    const address = URL.createObjectURL(await answer.blob());
    const link = Object.assign(document.createElement("a"), { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000); // Safari reads it after the click
    return "";
  } catch {
    return "La connexion a été coupée. Vérifiez le réseau, puis recommencez.";
  }
}
