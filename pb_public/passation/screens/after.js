/** @import { App } from "../app.js" */
/** @import { Session } from "../session.js" */
/** @import { Content } from "../../shared/situation.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { icon } from "../icons.js";
import { paragraphs } from "../listen.js";
import { bigCode } from "./my-code.js";

/**
 * A word of thanks after a situation.
 *
 * @param {App} app
 * @param {Content} content
 * @param {{say: () => void, auto: boolean}} voice
 * @returns {Promise<void>}
 */
export function showThanks(app, content, { say, auto }) {
  const text = content.texts.thanks ?? ["C’est fini pour cette activité.", "Merci !"];
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>Merci !</h1>
      <p class="listen"><button type="button" class="eva-button eva-button--quiet" @click=${say}>${icon("speak")} Écouter</button></p>
      <div class="eva-card eva-lead">${paragraphs(text)}</div>
      <div class="eva-actions"><button type="button" class="eva-button eva-button--big" @click=${() => resolve()}>Continuer</button></div>
    </div>`);
    if (auto) say();
  });
}

/**
 * Leaving for today: the code to come back, and a word for whoever shares this device.
 *
 * @param {App} app
 * @param {Session} session
 * @param {boolean} unsent Answers wait here for the network.
 * @returns {Promise<"back"|"quit">}
 */
export function showLeaving(app, session, unsent) {
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>À bientôt</h1>
      <p class="eva-lead">Pour reprendre, ouvrez Eva, appuyez sur « J’ai déjà commencé » et tapez votre code :</p>
      ${bigCode(session.resume_code)}
      <p>Notez-le, ou prenez-le en photo.</p>
      ${
        unsent
          ? html`<div class="eva-note eva-note--warn"><p>Des réponses attendent le réseau. Elles restent sur cet appareil,
        et partiront quand il sera connecté et qu’Eva sera ouvert.</p></div>`
          : nothing
      }
      <div class="eva-actions">
        <button type="button" class="eva-button" @click=${() => resolve("quit")}>${icon("leave")} J’ai noté, je quitte</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => resolve("back")}>Revenir à mon parcours</button>
      </div>
    </div>`);
  });
}

/** @param {App} app @param {string} title */
export function showWaiting(app, title) {
  app.show(html`<div class="eva-page"><h1>${title}</h1><p class="eva-lead" aria-busy="true">Un instant…</p></div>`);
}
