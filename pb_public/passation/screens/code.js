/** @import { App } from "../app.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { campaignCode, resumeCode } from "../codes.js";
import { listen, paragraphs } from "../listen.js";
import { quarter } from "../pictures.js";

/**
 * @typedef {{campaign: string}|{resume: string}} Code What the person typed: one field or the other takes both kinds.
 * @typedef {(code: Code) => Promise<any>} Open Asks the server; throws in French.
 */

const words = {
  campaign: {
    title: "Bienvenue",
    lead: [
      "Ici, vous montrez ce que vous savez faire, avec des activités courtes.",
      "Tapez le code que l’on vous a donné.",
    ],
    label: "Votre code",
    hint: "3 lettres puis 5 chiffres. Exemple : BCD 12345",
    wrong: "Ce code n’est pas complet. Il faut 3 lettres puis 5 chiffres, par exemple BCD 12345.",
    other: "J’ai déjà commencé",
  },
  resume: {
    title: "Reprendre mes activités",
    lead: ["Tapez votre code de reprise.", "Il était écrit sur l’écran quand vous avez commencé."],
    label: "Votre code de reprise",
    hint: "5 lettres puis 4 chiffres. Exemple : BCDFG 2345",
    wrong: "Ce code n’est pas complet. Il faut 5 lettres puis 4 chiffres, par exemple BCDFG 2345.",
    other: "C’est la première fois",
  },
};

/**
 * The door: a campaign code, or a resume code.
 *
 * @param {App} app
 * @param {Open} open
 * @param {{kind?: "campaign"|"resume", typed?: string, error?: string}} [start]
 * @returns {Promise<any>} what `open` gave
 */
export function askCode(app, open, start = {}) {
  return new Promise((resolve) => {
    const state = { kind: start.kind ?? "campaign", typed: start.typed ?? "", error: start.error ?? "", busy: false };
    const draw = () => app.update(view(app, state, { submit, swap }));
    const fail = (/** @type {string} */ error) => {
      Object.assign(state, { error, busy: false });
      draw();
      /** @type {HTMLElement|null} */ (app.screen.querySelector("input"))?.focus();
    };
    const submit = async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      if (state.busy) return;
      state.typed = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("code"));
      const code = read(state.typed, state.kind);
      if (!code) return fail(words[state.kind].wrong);
      Object.assign(state, { busy: true, error: "" });
      draw();
      try {
        resolve(await open(code));
      } catch (error) {
        fail(/** @type {Error} */ (error).message);
      }
    };
    const swap = () => {
      Object.assign(state, { kind: state.kind === "campaign" ? "resume" : "campaign", typed: "", error: "" });
      app.show(view(app, state, { submit, swap }));
    };
    app.show(view(app, state, { submit, swap }));
  });
}

/** A code of the other kind is taken too: nobody should have to know which is which. */
function read(/** @type {string} */ typed, /** @type {"campaign"|"resume"} */ kind) {
  const campaign = campaignCode(typed);
  const resume = resumeCode(typed);
  if (campaign && (kind === "campaign" || !resume)) return { campaign };
  return resume ? { resume } : null;
}

/**
 * @param {App} app
 * @param {{kind: "campaign"|"resume", typed: string, error: string, busy: boolean}} state
 * @param {{submit: (event: SubmitEvent) => void, swap: () => void}} act
 */
function view(app, { kind, typed, error, busy }, { submit, swap }) {
  const text = words[kind];
  return html`<div class="door">${quarter()}<div class="eva-page">
    <h1>${text.title}</h1>
    ${listen(app.voice, [...text.lead, text.hint])}
    <div class="eva-lead">${paragraphs(text.lead)}</div>
    <form @submit=${submit} novalidate>
      <div class="eva-field">
        <label for="code">${text.label}</label>
        <span class="eva-hint" id="code-hint">${text.hint}</span>
        <input id="code" name="code" class="code" .value=${typed} type="text" autocomplete="off" autocapitalize="characters"
          spellcheck="false" maxlength="24" aria-describedby="code-hint ${error ? "code-error" : ""}"
          aria-invalid=${error ? "true" : nothing} required>
        ${error ? html`<p class="eva-error" id="code-error">${error}</p>` : nothing}
      </div>
      <div class="eva-actions">
        <button type="submit" class="eva-button eva-button--big" aria-busy=${busy ? "true" : nothing}>Continuer</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${swap}>${text.other}</button>
      </div>
    </form>
  </div></div>`;
}
