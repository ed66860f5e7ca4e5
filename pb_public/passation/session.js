import { keep } from "./keep.js";

/**
 * @typedef {object} Session Who is playing on this device.
 * @property {string} token
 * @property {string} resume_code
 * @property {string} name
 * @property {string} evaluation
 */

/** @type {ReturnType<typeof keep<Session>>} */
const device = keep("eva-session");

/** Says that this very tab was already answering: a reload then asks nobody's name. */
const tab = keep("eva-here", () => sessionStorage);

/** @returns {Session|null} */
export function readSession() {
  const { token, resume_code = "", name = "", evaluation = "" } = device.read();
  return token ? { token, resume_code, name, evaluation } : null;
}

/** @param {Partial<Session>} change */
export function keepSession(change) {
  device.write({ ...device.read(), ...change });
  tab.write({ evaluation: device.read().evaluation });
}

export function isThisTab() {
  const session = readSession();
  return Boolean(session && /** @type {{evaluation?: string}} */ (tab.read()).evaluation === session.evaluation);
}

export function forgetSession() {
  device.clear();
  tab.clear();
}
