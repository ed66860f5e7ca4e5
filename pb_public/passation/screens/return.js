/** @import { App } from "../app.js" */
import { html } from "../../vendor/lit-html.js";
import { listen } from "../listen.js";
import { quarter } from "../pictures.js";

/**
 * Somebody began on this device: is it the one who is there now?
 *
 * @param {App} app
 * @param {string} name
 * @returns {Promise<boolean>}
 */
export function askReturn(app, name) {
  return new Promise((resolve) => {
    app.show(html`<div class="door">${quarter()}<div class="eva-page">
      <h1>Vous êtes ${name} ?</h1>
      ${listen(app.voice, [`Vous êtes ${name} ?`, "Des activités sont commencées sur cet appareil."])}
      <p class="eva-lead">Des activités sont commencées sur cet appareil. Vous pouvez les continuer.</p>
      <div class="eva-actions">
        <button type="button" class="eva-button eva-button--big" @click=${() => resolve(true)}>Oui, continuer</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => resolve(false)}>Ce n’est pas moi</button>
      </div>
    </div></div>`);
  });
}
