/** @import { App } from "./app.js" */
/** @import { Post } from "./api.js" */
/** @import { Interruptions } from "./interruptions.js" */
/** @import { Play } from "./runner.js" */
/** @import { PlayEvent } from "../shared/situation.js" */
import { html, nothing, render } from "../vendor/lit-html.js";
import { ask, unwrap } from "./api.js";
import { createApp } from "./app.js";
import { icon } from "./icons.js";
import { loadSituation } from "./load.js";
import { perform } from "./play.js";
import { showWaiting } from "./screens/after.js";
import { askSettings } from "./screens/settings-dialog.js";
import { showTrouble } from "./screens/trouble.js";
import { applySettings, readSettings } from "./settings.js";

/** Nobody sits here: the runner is only given what it asks for. */
const nobody = { token: "", resume_code: "", personal_code: "", name: "", evaluation: "" };

/** In the place of the outbox: events are kept as long as the page needs them to go on, and go nowhere. */
class Notebook {
  /** @type {PlayEvent[]} */
  events = [];

  /** @param {string} _play @param {PlayEvent} event */
  async add(_play, event) {
    this.events.push(event);
  }

  owed = () => 0;
  refuses = () => false;
  status = () => ({ unsent: 0, failing: false, silent: false, durable: true });
  over = () => new Promise(() => {});
  finish = async () => null;
  wake() {}
  watch() {}
  unwatch() {}
}

/** A counsellor plays a situation, as often as wished, and nothing is recorded. */
async function open() {
  const root = document.getElementById("passation");
  if (!root) return;
  applySettings(readSettings());
  const app = createApp(root);
  const name = root.dataset.situation ?? "";
  for (;;) {
    try {
      await play(app, name);
    } catch (/** @type {any} */ error) {
      if (error.status === 401) return askSignIn(app);
      await showTrouble(app, { title: "Essai", message: error.message });
    }
  }
}

/** @param {string} path @param {object} body */
const trials = (path, body) => ask("POST", `/api/trials${path}`, { body, cookie: true });

/** @param {App} app @param {string} name */
async function play(app, name) {
  showWaiting(app, "Essai");
  const opened = /** @type {Play} */ (unwrap(await trials("", { situation: name })));
  const { situation, undress } = await loadSituation(name);
  /** @type {Interruptions|null} */
  let playing = null;
  render(
    bar(() => (playing ? playing.aside(() => askSettings(app, playing)) : askSettings(app, null))),
    app.bar,
  );
  const outbox = new Notebook();
  /** @type {Post} */
  const send = () => trials("/next", { situation: name, seed: opened.seed, events: outbox.events });
  try {
    const sitting = /** @type {any} */ ({ ...app, outbox, send });
    await perform(sitting, nobody, situation, opened, (interruptions) => {
      playing = interruptions;
    });
  } finally {
    undress();
  }
  await showEnd(app, opened.content.title, name);
}

/** @param {() => void} settings */
const bar = (settings) => html`<div class="tools">
  <p class="status">${icon("off")} <span>Essai : rien n’est enregistré</span></p>
  <div class="tool-row">
    <button type="button" class="tool" @click=${settings}>${icon("settings")}<span>Réglages</span></button>
    <a class="tool" href="/conseil/situations">${icon("leave")}<span>Quitter l’essai</span></a>
  </div>
</div>`;

/** @param {App} app @param {string} title @param {string} name @returns {Promise<void>} once the counsellor plays again */
function showEnd(app, title, name) {
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>Fin de l’essai</h1>
      <p class="eva-lead">Vous avez vu « ${title} » comme une personne la voit. Rien n’a été enregistré.</p>
      <div class="eva-actions">
        <a class="eva-button" href="/conseil/situations">Revenir aux activités</a>
        <a class="eva-button eva-button--quiet" href="/conseil/situation?nom=${name}">Voir la fiche</a>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => resolve()}>${icon("again")} Essayer encore</button>
      </div>
    </div>`);
  });
}

/** @param {App} app */
function askSignIn(app) {
  render(nothing, app.bar);
  app.show(html`<div class="eva-page">
    <h1>Connectez-vous</h1>
    <p class="eva-lead">Les essais sont réservés aux conseillers.</p>
    <div class="eva-actions"><a class="eva-button" href="/conseil/situations">Se connecter</a></div>
  </div>`);
}

open();
