/** @import { App } from "../app.js" */
/** @import { Content } from "../../shared/situation.js" */
import { html } from "../../vendor/lit-html.js";
import { icon } from "../icons.js";
import { paragraphs } from "../listen.js";

/** @param {App} app @returns {Promise<void>} */
export const askPause = (app) =>
  app.ask(
    (close) => html`<h2 id="box-title">Pause</h2>
      <p class="eva-lead">Le temps est arrêté. Reprenez quand vous voulez.</p>
      <div class="eva-actions"><button type="button" class="eva-button eva-button--big" @click=${() => close(undefined)}>${icon("go")} Reprendre</button></div>`,
    { escape: undefined },
  );

/**
 * A text of the situation, over it: the instruction again, or some help.
 *
 * @param {App} app
 * @param {string} title
 * @param {string[]} sentences
 * @param {() => void} say
 * @returns {Promise<void>}
 */
export const askRead = (app, title, sentences, say) =>
  app.ask(
    (close) => html`<h2 id="box-title">${title}</h2>
      <p class="listen"><button type="button" class="eva-button eva-button--quiet" @click=${say}>${icon("speak")} Écouter</button></p>
      <div class="eva-lead told">${paragraphs(sentences)}</div>
      <div class="eva-actions"><button type="button" class="eva-button" @click=${() => close(undefined)}>${icon("go")} Revenir à l’activité</button></div>`,
    { escape: undefined },
  );

/** @param {App} app @param {Content} content @returns {Promise<"left"|"abandoned"|null>} null: go on */
export async function askStop(app, content) {
  const answer = await app.ask(
    (
      /** @type {(answer: "left"|"abandoned"|null) => void} */ close,
    ) => html`<h2 id="box-title">Vous voulez arrêter ?</h2>
      <p>Vos réponses sont gardées. Rien n’est perdu.</p>
      <div class="stack">
        <button type="button" class="eva-button eva-button--big" @click=${() => close(null)}>${icon("go")} Je continue l’activité</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => close("left")}>${icon("leave")} Je m’arrête là pour aujourd’hui</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => close("abandoned")}>${icon("stop")} Je ne veux pas faire cette activité</button>
      </div>`,
    { escape: null },
  );
  if (answer !== "abandoned") return answer;
  const sure = await app.ask(
    (/** @type {(answer: boolean) => void} */ close) => html`<h2 id="box-title">Laisser « ${content.title} » ?</h2>
      <p>Vous ne pourrez plus la reprendre. Vous pourrez faire les autres activités.</p>
      <div class="stack">
        <button type="button" class="eva-button eva-button--big" @click=${() => close(false)}>${icon("go")} Je continue l’activité</button>
        <button type="button" class="eva-button eva-button--danger" @click=${() => close(true)}>${icon("stop")} Oui, je la laisse</button>
      </div>`,
    { escape: false },
  );
  return sure ? "abandoned" : null;
}
