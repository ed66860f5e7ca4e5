/** @import { App } from "../app.js" */
/** @import { Settings } from "../settings.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { icon } from "../icons.js";
import { listen, paragraphs } from "../listen.js";
import { words } from "../pictures.js";
import { changeSettings, readSettings } from "../settings.js";
import { settingsForm } from "./settings-form.js";

const names = /** @type {(keyof typeof words)[]} */ (Object.keys(words));

/** @typedef {{word: keyof typeof words, asked: boolean, chosen: string}} Check */

/**
 * Hear a word, pick its picture. Nobody is held here: without a voice the word
 * is shown, and the way on is always open.
 *
 * @param {App} app
 * @returns {Promise<void>}
 */
export function checkSound(app) {
  /** @type {Check} */
  const state = { word: names[Math.floor(Math.random() * names.length)], asked: false, chosen: "" };
  return new Promise((resolve) => {
    const act = {
      hear() {
        state.asked = true;
        app.voice.speak(state.word);
        draw();
      },
      choose(/** @type {string} */ name) {
        state.asked = true;
        state.chosen = name;
        draw();
        app.announce(verdict(state) ?? "");
      },
      next: () => resolve(),
    };
    const draw = () => app.update(view(app, state, act));
    app.show(view(app, state, act));
  });
}

/** @param {Check} state */
function verdict({ word, chosen }) {
  if (!chosen) return null;
  return chosen === word ? `Oui, c’est bien : ${word}.` : `Ce n’est pas cette image. Le mot est : ${word}.`;
}

/** @param {App} app @param {Check} state @param {{hear: () => void, choose: (name: string) => void, next: () => void}} act */
function view(app, state, act) {
  const { asked, chosen, word } = state;
  const silent = asked && !app.voice.available;
  return html`<div class="eva-page">
    <h1>Le son</h1>
    <p class="eva-lead">Appuyez sur le bouton, écoutez le mot, puis choisissez son image.</p>
    <p><button type="button" class="eva-button eva-button--big" @click=${act.hear}>${icon("speak")} Écouter le mot</button></p>
    ${
      silent
        ? html`<div class="eva-note"><p>Cet appareil n’a pas de voix en français : tout est écrit à l’écran.
      Demandez à quelqu’un de lire avec vous si vous en avez besoin. Le mot est : <strong>${word}</strong>.</p></div>`
        : nothing
    }
    <div class="pictures" role="group" aria-label="Les quatre images">
      ${names.map(
        (
          name,
        ) => html`<button type="button" class="eva-choice picture" aria-pressed=${chosen === name ? "true" : "false"}
        @click=${() => act.choose(name)}>${words[name]()}<span class="eva-hidden">${name}</span></button>`,
      )}
    </div>
    ${chosen ? html`<div class="eva-note ${chosen === word ? "eva-note--good" : ""}"><p>${verdict(state)}</p></div>` : nothing}
    ${
      asked && app.voice.available && chosen !== word
        ? html`<details><summary>Je n’entends rien</summary>
      <p>Montez le volume de l’appareil, ou branchez un casque. Puis appuyez encore sur le bouton.</p>
      <p>Si vous n’entendez toujours rien, continuez : tout est aussi écrit à l’écran.</p></details>`
        : nothing
    }
    <div class="eva-actions"><button type="button" class="eva-button" @click=${act.next}>Continuer</button></div>
  </div>`;
}

const screenWords = [
  "Choisissez ce qui est bien pour vous.",
  "Vous pourrez changer à tout moment, avec le bouton Réglages.",
];

/** @param {App} app @returns {Promise<void>} */
export function checkScreen(app) {
  return new Promise((resolve) => {
    const change = (/** @type {Partial<Settings>} */ choice) => {
      changeSettings(choice);
      app.update(page());
    };
    const page = () => html`<div class="eva-page">
      <h1>L’écran et la voix</h1>
      ${listen(app.voice, screenWords)}
      <div class="eva-lead">${paragraphs(screenWords)}</div>
      ${settingsForm(readSettings(), change)}
      <div class="eva-actions">
        <button type="button" class="eva-button eva-button--big" @click=${() => resolve()}>C’est bien pour moi</button>
      </div>
    </div>`;
    app.show(page());
  });
}
