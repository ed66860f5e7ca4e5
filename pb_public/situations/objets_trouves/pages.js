/** @import { TemplateResult } from "../../vendor/lit-html.js" */
import { drawHearButton } from "../../shared/questionnaire/hear.js";
import { html, nothing } from "../../vendor/lit-html.js";

/**
 * @typedef {object} Page What is shown when no question is asked: laid out like a card of the questionnaire.
 * @property {string} title
 * @property {string} key Of the text, in the content.
 * @property {string} [note] What changed, above the text.
 * @property {string[]} [more] Below the telephone.
 * @property {HTMLElement} [device]
 * @property {{id: string, label: string, quiet?: boolean, act: () => void}[]} actions
 *
 * @param {Page} page
 * @param {{texts: Record<string, string[]>, audio: Record<string, string>, speaking: string, hear: (key: string) => void}} kit
 * @returns {TemplateResult}
 */
export function drawPage({ title, key, note, more = [], device, actions }, kit) {
  return html`
    <div class="phone-page ${device ? "" : "phone-page--plain"}">
      <div class="phone-ask">
        <h2 class="q-heading" tabindex="-1">${title}</h2>
        ${drawHearButton(kit, kit, key, "Écouter", true)}
      </div>
      <div class="phone-say">
        ${note ? html`<p class="eva-note eva-note--good">${note}</p>` : nothing}
        ${kit.texts[key].map((line) => html`<p>${line}</p>`)}
      </div>
      ${device ? html`<div class="phone-hold">${device}</div>` : nothing}
      <div class="phone-then">
        ${more.map((line) => html`<p>${line}</p>`)}
        ${actions.length ? html`<div class="eva-actions">${actions.map(drawAction)}</div>` : nothing}
      </div>
    </div>
  `;
}

/** The second click of a double click is for the page before. @param {Page["actions"][number]} action */
const drawAction = ({ id, label, quiet = false, act }) => html`
  <button class="eva-button ${quiet ? "eva-button--quiet" : ""}" type="button" data-act=${id}
    @click=${(/** @type {MouseEvent} */ event) => event.detail < 2 && act()}>${label}</button>
`;
