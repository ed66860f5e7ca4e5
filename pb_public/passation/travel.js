/** @import { App } from "./app.js" */
/** @import { Outbox } from "./outbox.js" */
import { clearBar } from "./bar.js";
import { Journey } from "./journey.js";
import { toDoor } from "./outside.js";
import { showGoodbye } from "./screens/end.js";
import { forgetSession, readSession } from "./session.js";
import { forgetSettings } from "./settings.js";

/**
 * From the entry to the goodbye.
 *
 * @param {App} app
 * @param {Outbox} outbox
 * @param {{isNew: boolean, state: any}} entered
 * @returns {Promise<string>} what to say at the door, or ""
 */
export async function travel(app, outbox, { isNew, state }) {
  const session = readSession();
  if (!session) return "";
  document.body.dataset.sitting = "";
  const { finished = false, message = "" } = await new Journey({ ...app, outbox }, session, state)
    .run(isNew)
    .catch(toDoor);
  // Nothing here knows the person any more, from the goodbye on.
  clearBar(app);
  forgetSession();
  forgetSettings();
  if (finished) await showGoodbye(app, session.personal_code);
  delete document.body.dataset.sitting;
  return message;
}
