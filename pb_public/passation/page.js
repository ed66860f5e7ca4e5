/** @import { App } from "./app.js" */
import { createApp } from "./app.js";
import { passOf, personalCodeOf } from "./codes.js";
import { enter } from "./entry.js";
import { hasLeftovers } from "./leftovers.js";
import { askReturn } from "./screens/return.js";
import { showTrouble } from "./screens/trouble.js";
import { forgetSession, isThisTab, readSession } from "./session.js";
import { applySettings, forgetSettings, readSettings } from "./settings.js";
import { markTest } from "./trial-mark.js";

/** The door of the beneficiaries: who is there, then the journey, which is only loaded when somebody comes in. */
async function open() {
  const root = document.getElementById("passation");
  if (!root) return;
  applySettings(readSettings());
  const app = createApp(root);
  // What an earlier page left unsent goes now, whoever is there.
  if (hasLeftovers()) loadJourney().catch(() => {});
  const code = root.dataset.code ?? "";
  let start = { code, ...takeKeys(), message: "" };
  for (;;) {
    const known = await recognise(app, Boolean(start.person || start.pass));
    const entered = known
      ? { isNew: false, state: null }
      : await enter(app, start, () => loadJourney().catch(() => {}));
    const { travel, outbox } = await reach(app);
    const unmark = markTest(root, readSession());
    start = { code, person: "", pass: "", message: await travel(app, outbox, entered) };
    unmark();
  }
}

/** What the fragment of the address opens. It would be read by whoever shares this device: it goes at once. */
function takeKeys() {
  const keys = { person: personalCodeOf(location.hash), pass: passOf(location.hash) };
  if (keys.person || keys.pass) history.replaceState(null, "", location.pathname);
  return keys;
}

/** A second link in the same tab only changes the fragment, which loads nothing by itself. */
addEventListener("hashchange", () => {
  if (personalCodeOf(location.hash) || passOf(location.hash)) location.reload();
});

async function loadJourney() {
  const [{ travel }, { theOutbox }] = await Promise.all([
    import("./travel.js"),
    import("./device.js"),
    import("./journey.js"), // which travel.js imports: on a slow network each level of imports costs a round trip
  ]);
  return { travel, outbox: await theOutbox() };
}

/** @param {App} app */
async function reach(app) {
  for (;;) {
    try {
      return await loadJourney();
    } catch {
      const message = "La page n’a pas pu se charger. Vérifiez le réseau, puis essayez encore.";
      await showTrouble(app, { title: "Mes activités", message });
    }
  }
}

/**
 * @param {App} app
 * @param {boolean} named The link that was opened is somebody's own: it may not be theirs who played here.
 * @returns {Promise<boolean>} a session of this person is open here
 */
async function recognise(app, named) {
  const session = readSession();
  if (!session) return false;
  if ((isThisTab() && !named) || (await askReturn(app, session.name || "la personne qui a commencé"))) return true;
  forgetSession();
  forgetSettings();
  return false;
}

open();
