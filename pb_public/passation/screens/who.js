/** @import { App } from "../app.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { listen } from "../listen.js";

/**
 * @typedef {object} Card The campaign, as its code shows it.
 * @property {string} label
 * @property {string} structure
 * @property {number} minutes
 * @property {{name: string, title: string, minutes: number}[]} situations
 * @property {string} [person] Whose personal code the link held.
 * @property {boolean} [begun] That person has an evaluation to resume.
 * @property {boolean} [test] A counsellor tries the campaign.
 *
 * @typedef {{name?: string, personal_code?: string, accompanied: "alone"|"accompanied"}} Who
 */

const missing = {
  name: "Écrivez un prénom, un nom ou un pseudonyme.",
  personal: "Écrivez votre code personnel.",
  accompanied: "Choisissez une des deux réponses.",
};

/**
 * @param {App} app
 * @param {Card} card
 * @param {Partial<Who> & {error?: string}} start
 * @returns {Promise<Who|"resume"|null>} null: another code
 */
export function askWho(app, card, start) {
  return new Promise((resolve) => {
    const state = {
      greeted: start.error ? "" : (card.person ?? ""),
      personal: Boolean(start.personal_code),
      typed: start.personal_code ?? start.name ?? "",
      accompanied: start.accompanied ?? "",
      errors: /** @type {{who?: string, accompanied?: string}} */ (start.error ? { who: start.error } : {}),
    };
    const draw = () => app.update(view(app, card, state, act));
    const act = {
      back: () => resolve(null),
      resume: () => resolve("resume"),
      choose: (/** @type {string} */ accompanied) => {
        state.accompanied = accompanied;
        draw();
      },
      swap: () => {
        Object.assign(state, { greeted: "", personal: !state.personal, typed: "", errors: {} });
        draw();
        app.screen.querySelector("input")?.focus();
      },
      submit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const said = new FormData(/** @type {HTMLFormElement} */ (event.target)).get("who");
        if (!state.greeted) state.typed = String(said).trim();
        state.errors = faults(state);
        draw();
        const wrong = /** @type {HTMLElement|null} */ (
          app.screen.querySelector("[aria-invalid] input, input[aria-invalid]")
        );
        if (wrong) wrong.focus();
        else resolve(answerOf(state));
      },
    };
    app.show(view(app, card, state, act));
  });
}

/** @param {{personal: boolean, typed: string, accompanied: string}} state */
function faults({ personal, typed, accompanied }) {
  /** @type {{who?: string, accompanied?: string}} */
  const errors = {};
  if (!typed) errors.who = personal ? missing.personal : missing.name;
  if (!accompanied) errors.accompanied = missing.accompanied;
  return errors;
}

/** @param {{personal: boolean, typed: string, accompanied: string}} state @returns {Who} */
function answerOf({ personal, typed, accompanied }) {
  const who = personal ? { personal_code: typed } : { name: typed };
  return { ...who, accompanied: accompanied === "alone" ? "alone" : "accompanied" };
}

/** @param {App} app @param {Card} card @param {any} state @param {any} act */
function view(app, card, state, act) {
  const { greeted } = state;
  const told = greeted ? [`Bonjour ${greeted}.`, "Ce lien est à votre nom."] : Object.values(wordsOf(state));
  return html`<div class="eva-page">
    <h1>${greeted ? `Bonjour ${greeted}` : "Qui êtes-vous ?"}</h1>
    ${listen(app.voice, [...told, "Dites si vous êtes seul, ou avec quelqu’un."])}
    <p class="eva-badge">${card.structure} · ${card.label}</p>
    <form @submit=${act.submit} novalidate>
      ${greeted ? known(card, state, act) : whoField(state, act)} ${company(state, act)}
      <div class="eva-actions">
        <button type="submit" class="eva-button eva-button--big">Continuer</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${act.back}>Changer de code</button>
      </div>
    </form>
  </div>`;
}

/** The link said who comes. @param {Card} card @param {any} state @param {any} act */
const known = ({ begun }, { typed }, act) => html`<div class="eva-field">
  <p>Ce lien est à votre nom. Votre code personnel : <strong>${typed}</strong></p>
  ${
    begun
      ? html`<div class="eva-note"><p>Vous avez déjà commencé ces activités. Pour les reprendre, il faut votre code de
          reprise ; la personne qui vous accompagne peut vous en donner un autre.</p>
        <button type="button" class="eva-button eva-button--quiet" @click=${act.resume}>Reprendre avec mon code</button></div>`
      : nothing
  }
  <button type="button" class="link" @click=${act.swap}>Ce n’est pas moi</button>
</div>`;

/** @param {any} state */
const wordsOf = ({ personal }) =>
  personal
    ? {
        label: "Votre code personnel",
        hint: "On vous l’a donné la première fois, ou votre conseiller l’a écrit pour vous.",
      }
    : {
        label: "Votre prénom, votre nom ou un pseudonyme",
        hint: "Votre conseiller verra ce nom avec vos résultats.",
      };

/** @param {any} state @param {any} act */
function whoField(state, act) {
  const { personal, typed, errors } = state;
  const { label, hint } = wordsOf(state);
  return html`<div class="eva-field">
    <label for="who">${label}</label>
    <span class="eva-hint" id="who-hint">${hint}</span>
    <input id="who" name="who" type="text" .value=${typed} maxlength="120" autocomplete=${personal ? "off" : "nickname"}
      aria-describedby="who-hint ${errors.who ? "who-error" : ""}" aria-invalid=${errors.who ? "true" : nothing}>
    ${errors.who ? html`<p class="eva-error" id="who-error">${errors.who}</p>` : nothing}
    <button type="button" class="link" @click=${act.swap}>${personal ? "Je n’ai pas ce code" : "J’ai un code personnel"}</button>
  </div>`;
}

/** @param {any} state @param {any} act */
function company({ accompanied, errors }, act) {
  const choice = (/** @type {string} */ value, /** @type {string} */ text) => html`
    <label class="eva-choice ${accompanied === value ? "eva-choice--checked" : ""}">
      <input type="radio" name="accompanied" value=${value} .checked=${accompanied === value} @change=${() => act.choose(value)}>
      ${text}</label>`;
  return html`<fieldset class="eva-field" aria-invalid=${errors.accompanied ? "true" : nothing}
    aria-describedby=${errors.accompanied ? "company-error" : nothing}>
    <legend>Aujourd’hui, vous êtes…</legend>
    ${choice("alone", "Seul ou seule devant l’écran")}
    ${choice("accompanied", "Avec quelqu’un qui vous aide")}
    ${errors.accompanied ? html`<p class="eva-error" id="company-error">${errors.accompanied}</p>` : nothing}
  </fieldset>`;
}
