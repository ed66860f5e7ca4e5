/** @import { App } from "./app.js" */
/** @import { Status } from "./outbox.js" */
import { html, render } from "../vendor/lit-html.js";
import { icon } from "./icons.js";

/**
 * What can be said of the answers, and no more: « enregistré » only once they
 * are on the server or on the disk of this device.
 *
 * @param {Status} status
 * @returns {{text: string, icon: "done"|"off"|"wait"}}
 */
export function statusText({ unsent, failing, silent, durable }) {
  if (!unsent || (durable && !failing)) return { text: "Enregistré", icon: "done" };
  if (!failing) return { text: "Enregistrement…", icon: "wait" };
  const why = silent ? "Hors ligne" : "Envoi en attente";
  return durable
    ? { text: `${why} : vos réponses sont gardées sur cet appareil`, icon: "off" }
    : { text: `${why} : ne fermez pas cette page, vos réponses ne sont pas encore envoyées`, icon: "off" };
}

/**
 * @param {App} app
 * @param {Status} status
 * @param {{code: () => void, settings: () => void}} act
 */
export function drawBar(app, status, act) {
  const { text, icon: sign } = statusText(status);
  render(
    html`<div class="tools">
      <p class="status status--${sign}" role="status">${icon(sign)} <span>${text}</span></p>
      <div class="tool-pair">
        <button type="button" class="tool" @click=${act.code}>${icon("code")}<span>Mon code</span></button>
        <button type="button" class="tool" @click=${act.settings}>${icon("settings")}<span>Réglages</span></button>
      </div>
    </div>`,
    app.bar,
  );
}

/** @param {App} app */
export const clearBar = (app) => render(html``, app.bar);
