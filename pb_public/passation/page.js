/** @import { App } from "./app.js" */
import { createApp } from "./app.js";
import { enter } from "./entry.js";
import { hasLeftovers } from "./leftovers.js";
import { askReturn } from "./screens/return.js";
import { showTrouble } from "./screens/trouble.js";
import { forgetSession, isThisTab, readSession } from "./session.js";
import { applySettings, forgetSettings, readSettings } from "./settings.js";

/** The door of the beneficiaries: who is there, then the journey, which is only loaded when somebody comes in. */
async function open() {
  const root = document.getElementById("passation");
  if (!root) return;
  applySettings(readSettings());
  const app = createApp(root);
  // What an earlier page left unsent goes now, whoever is there.
  if (hasLeftovers()) loadJourney().catch(() => {});
  const code = root.dataset.code ?? "";
  let start = { code, hash: location.hash, message: "" };
  for (;;) {
    const known = await recognise(app);
    const entered = known
      ? { isNew: false, state: null }
      : await enter(app, start, () => loadJourney().catch(() => {}));
    const { travel, outbox } = await reach(app);
    start = { code, hash: "", message: await travel(app, outbox, entered) };
  }
}

async function loadJourney() {
  const [{ travel }, { theOutbox }] = await Promise.all([import("./journey.js"), import("./device.js")]);
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

/** @param {App} app @returns {Promise<boolean>} a session of this person is open here */
async function recognise(app) {
  const session = readSession();
  if (!session) return false;
  if (isThisTab() || (await askReturn(app, session.name || "la personne qui a commencé"))) return true;
  forgetSession();
  forgetSettings();
  return false;
}

open();
