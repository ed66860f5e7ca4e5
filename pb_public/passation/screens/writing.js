/** @import { App } from "../app.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { listen, paragraphs } from "../listen.js";

const LONGEST = 2000; // characters, as the server takes them

const told = [
  "Si vous voulez, écrivez quelques lignes à la personne qui vous accompagne.",
  "Par exemple : ce que vous aimez faire, ce que vous cherchez, ce qui a été difficile.",
  "Ce texte n’est ni corrigé ni noté.",
];

/**
 * A short text, if the person wants to. It stays on the screen until it is sent, or left.
 *
 * @param {App} app
 * @param {(text: string) => Promise<any>} send throws in French
 * @returns {Promise<void>}
 */
export function askWriting(app, send) {
  return new Promise((resolve) => {
    const state = { text: "", error: "", busy: false };
    const submit = async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      state.text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("text")).trim();
      if (state.busy) return;
      if (!state.text) return resolve();
      Object.assign(state, { busy: true, error: "" });
      draw();
      try {
        await send(state.text);
        resolve();
      } catch (error) {
        Object.assign(state, { busy: false, error: /** @type {Error} */ (error).message });
        draw();
        app.screen.querySelector("textarea")?.focus();
      }
    };
    const view = () => html`<div class="eva-page">
      <h1>Un mot pour finir</h1>
      ${listen(app.voice, told)}
      <div class="eva-lead">${paragraphs(told)}</div>
      <form @submit=${submit} novalidate>
        <div class="eva-field">
          <label for="text">Votre texte</label>
          <textarea id="text" name="text" rows="6" maxlength=${LONGEST} aria-describedby=${state.error ? "text-error" : nothing}
            aria-invalid=${state.error ? "true" : nothing}></textarea>
          ${state.error ? html`<p class="eva-error" id="text-error">${state.error}</p>` : nothing}
        </div>
        <div class="eva-actions">
          <button type="submit" class="eva-button eva-button--big" aria-busy=${state.busy ? "true" : nothing}>Envoyer</button>
          <button type="button" class="eva-button eva-button--quiet" @click=${() => resolve()}>Passer</button>
        </div>
      </form>
    </div>`;
    const draw = () => app.update(view());
    app.show(view());
  });
}
