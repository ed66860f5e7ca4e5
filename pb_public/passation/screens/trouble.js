/** @import { App } from "../app.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { icon } from "../icons.js";

/**
 * Something cannot be done now: try again, or go elsewhere.
 *
 * @param {App} app
 * @param {{title: string, message: string, back?: string}} trouble
 * @returns {Promise<"again"|"back">}
 */
export function showTrouble(app, { title, message, back }) {
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>${title}</h1>
      <p class="eva-lead">${message}</p>
      <div class="eva-actions">
        <button type="button" class="eva-button eva-button--big" @click=${() => resolve("again")}>${icon("again")} Essayer encore</button>
        ${back ? html`<button type="button" class="eva-button eva-button--quiet" @click=${() => resolve("back")}>${back}</button>` : nothing}
      </div>
    </div>`);
  });
}
