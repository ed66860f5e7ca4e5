import { createApp } from "./app.js";
import { enter } from "./entry.js";
import { showTrouble } from "./screens/after.js";
import { askReturn } from "./screens/return.js";
import { forgetSession, isThisTab, readSession } from "./session.js";
import { applySettings, forgetSettings, readSettings } from "./settings.js";

/** @import { App } from "./app.js" */

/** The door of the beneficiaries: who is there, then the journey, which is loaded behind the door. */
async function open() {
  const root = document.getElementById("passation");
  if (!root) return;
  applySettings(readSettings());
  const app = createApp(root);
  let start = { code: root.dataset.code ?? "", hash: location.hash, message: "" };
  for (;;) {
    const known = recognise(app);
    const behind = loadJourney();
    const entered = (await known) ? { isNew: false, state: null } : await enter(app, start);
    const { travel, outbox } = await reach(app, behind);
    start = { code: "", hash: "", message: await travel(app, outbox, entered) };
  }
}

/** What an earlier page left unsent goes as soon as this one is open, whoever is there. */
async function loadJourney() {
  const [{ travel }, { theOutbox }] = await Promise.all([import("./journey.js"), import("./device.js")]);
  return { travel, outbox: await theOutbox() };
}

/** @param {App} app @param {ReturnType<typeof loadJourney>} loading */
async function reach(app, loading) {
  for (let journey = loading; ; journey = loadJourney()) {
    try {
      return await journey;
    } catch {
      await showTrouble(app, {
        title: "Mes activités",
        message: "La page n’a pas pu se charger. Vérifiez le réseau, puis essayez encore.",
      });
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
