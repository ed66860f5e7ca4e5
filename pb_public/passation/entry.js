/** @import { App } from "./app.js" */
/** @import { Code } from "./screens/code.js" */
/** @import { Card, Who } from "./screens/who.js" */
import { ApiError, post } from "./api.js";
import { askCode } from "./screens/code.js";
import { showNotice, showRefusal } from "./screens/notice.js";
import { askWho } from "./screens/who.js";
import { keepSession } from "./session.js";

/** @typedef {{person: string, pass: string}} Keys What a link held: a personal code, or the pass of a test run. */

const unknown = "Ce code personnel n’est pas connu ici. Vérifiez les chiffres, ou écrivez votre prénom.";

/**
 * From the door to an evaluation: a campaign code and who one is, or a resume
 * code. Keeps the session on this device.
 *
 * @param {App} app
 * @param {{code: string, message?: string} & Keys} start
 * @param {() => void} prepare Told once a code is known: somebody is coming in.
 * @returns {Promise<{isNew: boolean, state: any}>}
 */
export async function enter(app, { code, message, person, pass }, prepare) {
  const keys = { person, pass };
  /** @type {Parameters<typeof askCode>[2]} */
  let door = message ? { kind: "resume", error: message } : { typed: code };
  let opened = code && !message ? await tryCode(code, keys) : null;
  for (;;) {
    if (opened?.error) door = { typed: code, error: opened.error };
    const found = opened && !opened.error ? opened : await askCode(app, look, door);
    opened = null;
    door = {};
    prepare();
    if (found.state) return { isNew: false, state: found.state };
    const started = await introduce(app, found);
    if (started === "resume") door = { kind: "resume" };
    else if (started) return { isNew: true, state: started.state };
  }
}

/** @param {string} code @param {Keys} keys @returns {Promise<any>} what it opens, or why it does not */
async function tryCode(code, keys) {
  try {
    return await lookUp(code, keys);
  } catch (error) {
    return { error: /** @type {Error} */ (error).message };
  }
}

/** @param {string} code @param {Keys} keys */
async function lookUp(code, keys) {
  const card = await post("campaign", { code, personal_code: keys.person, test: keys.pass });
  return { code, card, keys };
}

/** @param {Code} code @returns {Promise<any>} a campaign's code and card, or a state */
async function look(code) {
  if ("campaign" in code) return lookUp(code.campaign, { person: "", pass: "" });
  const { token, state } = await post("resume", { resume_code: code.resume });
  const { name, id: evaluation, test = false } = state.evaluation;
  keepSession({ token, resume_code: code.resume, name, evaluation, test });
  return { state };
}

/**
 * @param {App} app
 * @param {{code: string, card: Card, keys: Keys}} campaign
 */
async function introduce(app, { code, card, keys }) {
  let given = firstGuess(card, keys);
  for (;;) {
    const who = await askWho(app, card, given);
    if (!who || who === "resume") return who;
    if (!(await showNotice(app, card))) {
      await showRefusal(app);
      return null;
    }
    try {
      return await start(code, who, keys.pass);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      given = { ...who, error: error.message };
    }
  }
}

/** What is known of who comes, before they say. @param {Card} card @param {Keys} keys @returns {Partial<Who> & {error?: string}} */
function firstGuess(card, { person, pass }) {
  if (pass) return { name: "Essai" };
  if (!person) return {};
  return card.person ? { personal_code: person } : { personal_code: person, error: unknown };
}

/** @param {string} code @param {Who} who @param {string} pass */
async function start(code, who, pass) {
  const started = await post("evaluations", { code, ...who, test: pass, device: describeDevice() });
  const { token, resume_code, personal_code, state } = started;
  const { name, id: evaluation, test = false } = state.evaluation;
  keepSession({ token, resume_code, personal_code, name, evaluation, test });
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
