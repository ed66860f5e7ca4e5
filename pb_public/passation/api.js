/** Past this, a request is taken for lost: a dead network often answers nothing at all. */
const TIMEOUT = 20000;

const OFFLINE = "Pas de connexion. Vérifiez le réseau, puis essayez encore.";
const BROKEN = "Le service ne répond pas bien. Essayez encore dans un instant.";
const BUSY = "Il y a trop de demandes en ce moment. Attendez une minute, puis essayez encore.";

/** What the server says to the person is in `message`; status 0 = no answer. */
export class ApiError extends Error {
  /** @param {number} status @param {string} message @param {any} data */
  constructor(status, message, data) {
    super(message);
    this.status = status;
    this.data = data;
  }
}

/**
 * @typedef {{status: number, body: any}} Answer status 0 = no answer.
 * @typedef {(path: string, body: object) => Promise<Answer>} Post
 */

/**
 * Never throws: what to do with each status is the caller's business.
 *
 * @param {"GET"|"POST"} method
 * @param {string} path
 * @param {{body?: object, token?: string, cookie?: boolean}} [options] cookie: with the session of a counsellor
 * @returns {Promise<Answer>}
 */
export async function ask(method, path, { body, token, cookie } = {}) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT);
  /** @type {Record<string, string>} */
  const headers = token ? { Authorization: token } : {};
  if (body) headers["Content-Type"] = "application/json";
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body ? JSON.stringify(body) : undefined,
      signal: abort.signal,
      credentials: cookie ? "same-origin" : "omit",
      cache: "no-store",
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  } catch (error) {
    // Unreadable JSON comes from a captive portal or a proxy: not an answer of ours.
    return { status: 0, body: String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Answer} answer @returns {any} the body, or throws in French */
export function unwrap({ status, body }) {
  if (status >= 200 && status < 300) return body;
  if (status === 0) throw new ApiError(0, OFFLINE, null);
  if (status === 429) throw new ApiError(status, BUSY, null);
  if (status >= 500) throw new ApiError(status, BROKEN, null);
  throw new ApiError(status, body?.message || BROKEN, body?.data ?? null);
}

/** @param {string} path @param {object} body @param {string} [token] */
export const post = async (path, body, token) => unwrap(await ask("POST", `/api/passation/${path}`, { body, token }));

/** @param {string} path @param {string} token */
export const get = async (path, token) => unwrap(await ask("GET", `/api/passation/${path}`, { token }));

/** Events and ends carry their token in the body, as beacons must. @type {Post} */
export const send = (path, body) => ask("POST", `/api/passation/${path}`, { body });
