import { html, nothing } from "../vendor/lit-html.js";

/** What went wrong with a form, over it. @param {string} message */
export function problemNote(message) {
  return html`<div role="alert" tabindex="-1">
    ${message ? html`<p class="eva-note eva-note--warn">${message}</p>` : nothing}
  </div>`;
}

/** What went wrong with a field, below it; its id goes into the field's aria-describedby. @param {string} name @param {string} [message] */
export function fieldError(name, message) {
  return html`<p id="${name}-error" class=${message ? "eva-error" : "eva-hidden"}>${message ?? ""}</p>`;
}
