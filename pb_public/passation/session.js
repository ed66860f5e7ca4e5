import { keep } from "./keep.js";

/**
 * @typedef {object} Session Who is playing on this device.
 * @property {string} token
 * @property {string} resume_code
 * @property {string} personal_code "" when the person came by a resume code.
 * @property {string} name
 * @property {string} evaluation
 * @property {boolean} [test] A counsellor tries a campaign.
 */

/** @type {ReturnType<typeof keep<Session>>} */
const device = keep("eva-session");

/** Says that this very tab was already answering: a reload then asks nobody's name. */
const tab = keep("eva-here", () => sessionStorage);

/** @returns {Session|null} */
export function readSession() {
  const { token, resume_code = "", personal_code = "", name = "", evaluation = "", test = false } = device.read();
  return token ? { token, resume_code, personal_code, name, evaluation, test } : null;
}

/** @param {Partial<Session>} change */
export function keepSession(change) {
  const known = device.read();
  // Another evaluation leaves nothing of the one before.
  const same = !change.evaluation || change.evaluation === known.evaluation;
  device.write({ ...(same ? known : {}), ...change });
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
