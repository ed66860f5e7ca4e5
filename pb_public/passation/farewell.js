/** @import { Sitting } from "./app.js" */
/** @import { Session } from "./session.js" */
import { ApiError, get, post } from "./api.js";
import { wait } from "./device.js";
import { showWaiting } from "./screens/after.js";
import { askSatisfaction, showStrengths } from "./screens/end.js";
import { showTrouble } from "./screens/trouble.js";
import { askWriting } from "./screens/writing.js";

/** How long the last answers may take before the person is asked, in ms. */
const PATIENCE = 8000;

const WAITING =
  "Vos dernières réponses attendent le réseau. Elles sont gardées. Vérifiez la connexion, puis essayez encore.";

/**
 * The end of an evaluation: all answers in, then the strengths and two
 * questions.
 *
 * @param {Sitting} app
 * @param {Session} session
 * @returns {Promise<boolean>} false: the person went back to the path
 */
export async function farewell(app, session) {
  const end = await conclude(app, session);
  if (!end) return false;
  await showStrengths(app, { name: end.state.evaluation.name, strengths: end.strengths });
  const given = await askSatisfaction(app);
  // An opinion is a gift: when it cannot be sent, the person is not kept waiting for it.
  if (given && Object.keys(given).length) await post("satisfaction", given, session.token).catch(() => {});
  return true;
}

/** @param {Sitting} app @param {Session} session @returns {Promise<any>} null: the person went back */
async function conclude(app, session) {
  for (;;) {
    showWaiting(app, "On envoie vos dernières réponses");
    try {
      if (await allSent(app, session)) {
        await proposeWriting(app, session);
        return await post("end", {}, session.token);
      }
      if ((await trouble(app, WAITING)) === "back") return null;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 401) throw error;
      if ((await trouble(app, error.message)) === "back") return null;
    }
  }
}

/** Where the campaign asks for one, once: an evaluation that goes on later is not asked again. @param {Sitting} app @param {Session} session */
async function proposeWriting(app, { token }) {
  const { state } = await get("state", token);
  if (!state.writing) return;
  await askWriting(app, (text) => post("writing", { text }, token));
  showWaiting(app, "On termine");
}

/** @param {Sitting} app @param {string} message */
const trouble = (app, message) => showTrouble(app, { title: "Presque fini", message, back: "Revenir à mon parcours" });

/** @param {Sitting} app @param {Session} session @returns {Promise<boolean>} */
async function allSent({ outbox }, { evaluation }) {
  const until = performance.now() + PATIENCE;
  outbox.wake();
  while (outbox.status(evaluation).unsent && performance.now() < until) await wait(100);
  return outbox.status(evaluation).unsent === 0;
}
