/** @import { App } from "./app.js" */
/** @import { Status } from "./status.js" */
import { html, render } from "../vendor/lit-html.js";
import { icon } from "./icons.js";
import { statusText } from "./status.js";

/**
 * @param {App} app
 * @param {Status} status
 * @param {{call: () => void, code: () => void, settings: () => void}} act
 */
export function drawBar(app, status, act) {
  const { text, icon: sign } = statusText(status);
  render(
    html`<div class="tools">
      <p class="status status--${sign}" role="status">${icon(sign)} <span>${text}</span></p>
      <div class="tool-row">
        <button type="button" class="tool" @click=${act.call}>${icon("hand")}<span>Appeler</span></button>
        <button type="button" class="tool" @click=${act.code}>${icon("code")}<span>Mon code</span></button>
        <button type="button" class="tool" @click=${act.settings}>${icon("settings")}<span>Réglages</span></button>
      </div>
    </div>`,
    app.bar,
  );
}

/** @param {App} app */
export const clearBar = (app) => render(html``, app.bar);
