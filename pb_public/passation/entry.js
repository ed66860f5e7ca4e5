/** @import { App } from "./app.js" */
/** @import { Code } from "./screens/code.js" */
/** @import { Card, Who } from "./screens/who.js" */
import { ApiError, post } from "./api.js";
import { personalCodeOf } from "./codes.js";
import { askCode } from "./screens/code.js";
import { showNotice, showRefusal } from "./screens/notice.js";
import { askWho } from "./screens/who.js";
import { keepSession } from "./session.js";

/**
 * From the door to an evaluation: a campaign code and who one is, or a resume
 * code. Keeps the session on this device.
 *
 * @param {App} app
 * @param {{code: string, hash: string, message?: string}} start
 * @param {() => void} prepare Told once a code is known: somebody is coming in.
 * @returns {Promise<{isNew: boolean, state: any}>}
 */
export async function enter(app, { code, hash, message }, prepare) {
  /** @type {Parameters<typeof askCode>[2]} */
  let door = message ? { kind: "resume", error: message } : { typed: code };
  let opened = code && !message ? await tryCode({ campaign: code }) : null;
  for (;;) {
    if (opened?.error) door = { typed: code, error: opened.error };
    const found = opened && !opened.error ? opened : await askCode(app, look, door);
    opened = null;
    door = {};
    prepare();
    if (found.state) return { isNew: false, state: found.state };
    const started = await introduce(app, found, personalCodeOf(hash));
    if (started) return { isNew: true, state: started.state };
  }
}

/** @param {{campaign: string}} code */
async function tryCode(code) {
  try {
    return await look(code);
  } catch (error) {
    return { error: /** @type {Error} */ (error).message };
  }
}

/** @param {Code} code @returns {Promise<any>} a campaign's code and card, or a state */
async function look(code) {
  if ("campaign" in code) return { code: code.campaign, card: await post("campaign", { code: code.campaign }) };
  const { token, state } = await post("resume", { resume_code: code.resume });
  keepSession({ token, resume_code: code.resume, name: state.evaluation.name, evaluation: state.evaluation.id });
  return { state };
}

/**
 * @param {App} app
 * @param {{code: string, card: Card}} campaign
 * @param {string} personalCode
 */
async function introduce(app, { code, card }, personalCode) {
  /** @type {Partial<Who> & {error?: string}} */
  let given = { personal_code: personalCode || undefined };
  for (;;) {
    const who = await askWho(app, card, given);
    if (!who) return null;
    if (!(await showNotice(app, card))) {
      await showRefusal(app);
      return null;
    }
    try {
      return await start(code, who);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      given = { ...who, error: error.message };
    }
  }
}

/** @param {string} code @param {Who} who */
async function start(code, who) {
  const started = await post("evaluations", { code, ...who, device: describeDevice() });
  const { token, resume_code, personal_code, state } = started;
  keepSession({ token, resume_code, personal_code, name: state.evaluation.name, evaluation: state.evaluation.id });
  // A personal code in the address would be read by whoever shares this device.
  history.replaceState(null, "", location.pathname);
  return started;
}

/** What explains a result: a small screen, fingers or a mouse. */
function describeDevice() {
  return {
    width: window.innerWidth,
    height: window.innerHeight,
    pointer: matchMedia("(pointer: fine)").matches ? "fine" : "coarse",
    language: navigator.language,
    touch: navigator.maxTouchPoints > 0,
  };
}
