/** @import { App } from "../app.js" */
/** @import { Settings } from "../settings.js" */
import { html, render } from "../../vendor/lit-html.js";
import { changeSettings, readSettings } from "../settings.js";
import { settingsForm } from "./settings-form.js";

/**
 * The settings, over any screen. A play that is under way keeps its tempo: it
 * was given at its start.
 *
 * @param {App} app
 * @param {{accommodate: (change: Partial<Settings>) => void}|null} playing
 * @returns {Promise<void>}
 */
export function askSettings(app, playing) {
  const place = document.createElement("div");
  const draw = () => render(settingsForm(readSettings(), change, playing ? ["tempo"] : []), place);
  const change = (/** @type {Partial<Settings>} */ choice) => {
    changeSettings(choice);
    playing?.accommodate(choice);
    draw();
  };
  draw();
  return app.ask(
    (close) => html`<h2 id="box-title">Réglages</h2>
      ${place}
      <div class="eva-actions">
        <button type="button" class="eva-button" @click=${() => close(undefined)}>Fermer</button>
      </div>`,
    { escape: undefined },
  );
}
