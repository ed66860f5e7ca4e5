/** @import { App } from "../app.js" */
import { opinion } from "../../shared/opinion.js";
import { html, nothing } from "../../vendor/lit-html.js";
import { listen, paragraphs } from "../listen.js";
import { face, sun } from "../pictures.js";

/** @typedef {{scale: string, title: string, sentence: string}} Strength */

const closing = "Vos réponses sont envoyées. Vous en parlerez avec la personne qui vous accompagne.";

/** @param {App} app @param {{name: string, strengths: Strength[]}} end @returns {Promise<void>} */
export function showStrengths(app, { name, strengths }) {
  const lead = strengths.length ? "Voici ce que vous savez bien faire." : "Vous avez fait toutes les activités.";
  const aloud = [`Merci ${name}.`, lead, ...strengths.map(({ title, sentence }) => `${title} : ${sentence}`), closing];
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>Merci ${name} !</h1>
      ${listen(app.voice, aloud)}
      <p class="eva-lead">${lead}</p>
      ${
        strengths.length
          ? html`<ul class="strengths">${strengths.map(
              ({ title, sentence }) =>
                html`<li class="eva-card strength">${sun()}<div><h2 class="step-title">${title}</h2><p>${sentence}</p></div></li>`,
            )}</ul>`
          : nothing
      }
      ${paragraphs([closing])}
      <div class="eva-actions"><button type="button" class="eva-button eva-button--big" @click=${() => resolve()}>Continuer</button></div>
    </div>`);
  });
}

/** @type {{name: "ease"|"help", legend: string, marks: string[]}[]} */
const questions = [
  {
    name: "ease",
    legend: "Pour vous, faire ces activités, c’était…",
    marks: ["Très difficile", "Difficile", "Ni facile ni difficile", "Facile", "Très facile"],
  },
  {
    name: "help",
    legend: "Pour vous, ces activités sont…",
    marks: ["Pas du tout utiles", "Peu utiles", "Ni utiles ni inutiles", "Utiles", "Très utiles"],
  },
];

/** @param {App} app @returns {Promise<{ease?: number, help?: number}|null>} null: no answer */
export function askSatisfaction(app) {
  /** @type {{ease?: number, help?: number}} */
  const given = {};
  return new Promise((resolve) => {
    const view = () => html`<div class="eva-page">
      <h1>Votre avis</h1>
      ${listen(app.voice, ["Deux questions, si vous voulez.", ...questions.flatMap(({ legend, marks }) => [legend, ...marks])])}
      <p class="eva-lead">Deux questions, si vous voulez. Vos réponses aident à améliorer Eva.</p>
      ${questions.map(
        ({ name, legend, marks }) => html`<fieldset class="eva-field"><legend>${legend}</legend>
        <div class="faces">${marks.map((text, index) => {
          const mark = index + 1;
          return html`<label class="eva-choice face-choice ${given[name] === mark ? "eva-choice--checked" : ""}">
            <input type="radio" name=${name} value=${mark} .checked=${given[name] === mark} @change=${() => choose(name, mark)}>
            ${face(mark)}<span>${text}</span></label>`;
        })}</div></fieldset>`,
      )}
      <div class="eva-actions">
        <button type="button" class="eva-button eva-button--big" @click=${() => resolve(given)}>Envoyer</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => resolve(null)}>Passer</button>
      </div>
    </div>`;
    const choose = (/** @type {"ease"|"help"} */ name, /** @type {number} */ mark) => {
      given[name] = mark;
      app.update(view());
    };
    app.show(view());
  });
}

/** @param {App} app @param {string} personalCode @returns {Promise<void>} */
export function showGoodbye(app, personalCode) {
  const told = [
    "C’est terminé. Vous pouvez fermer cette page.",
    "Votre nom et vos codes ne sont plus sur cet appareil.",
  ];
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>Au revoir</h1>
      ${listen(app.voice, told)}
      <div class="eva-lead">${paragraphs(told)}</div>
      ${personalCode ? html`<div class="eva-card"><p>Votre code personnel, si vous revenez un autre jour :</p><p class="big-code">${personalCode}</p></div>` : nothing}
      ${opinion() ?? nothing}
      <div class="eva-actions"><button type="button" class="eva-button eva-button--quiet" @click=${() => resolve()}>Une autre personne commence</button></div>
    </div>`);
  });
}
