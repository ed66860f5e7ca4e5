/** @import { App } from "../app.js" */
/** @import { Session } from "../session.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { listen, paragraphs } from "../listen.js";

const told = [
  "Voici votre code de reprise.",
  "Notez-le, ou prenez-le en photo.",
  "Avec ce code, vous pouvez vous arrêter et reprendre plus tard, sur n’importe quel appareil.",
];

/** @param {string} code */
export const bigCode = (code) => html`<p class="big-code">${code}</p>`;

/** So that a voice spells it. @param {string} code */
const spelled = (code) => code.split("").join(", ");

/** @param {App} app @param {Session} session @returns {Promise<void>} */
export function showMyCode(app, session) {
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>Votre code de reprise</h1>
      ${listen(app.voice, [...told, spelled(session.resume_code)])}
      ${bigCode(session.resume_code)}
      <div class="eva-lead">${paragraphs(told.slice(1))}</div>
      <div class="eva-actions">
        <button type="button" class="eva-button eva-button--big" @click=${() => resolve()}>C’est noté</button>
      </div>
    </div>`);
  });
}

/** @param {App} app @param {Session} session @returns {Promise<void>} */
export function askMyCode(app, session) {
  return app.ask(
    (close) => html`<h2 id="box-title">Votre code de reprise</h2>
      ${bigCode(session.resume_code)}
      ${listen(app.voice, [...told, spelled(session.resume_code)])}
      <p>${told[2]}</p>
      ${
        session.personal_code
          ? html`<p>Votre code personnel, pour revenir faire d’autres activités un autre jour :
        <strong>${session.personal_code}</strong></p>`
          : nothing
      }
      <div class="eva-actions"><button type="button" class="eva-button" @click=${() => close(undefined)}>Fermer</button></div>`,
    { escape: undefined },
  );
}
