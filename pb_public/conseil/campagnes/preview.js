import { html, nothing } from "../../vendor/lit-html.js";
import { plural } from "../format.js";
import { guides } from "../guides.js";
import { minutes } from "../programmes.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** Longer than this in one go, people tire. */
const tiring = 60;

/**
 * What the campaign will be, drawn again at each change.
 *
 * @param {Draft} draft
 * @param {string} structure
 */
export function preview(draft, structure) {
  const chosen = draft.choices.filter((choice) => choice.chosen);
  const length = minutes(draft.choices);
  return html`
    <section class="eva-card office-preview" aria-labelledby="preview">
      <h2 id="preview">Aperçu</h2>
      <p role="status">Durée prévue : <strong>${plural(length, "minute")}</strong></p>
      ${length > tiring ? html`<p class="office-facts">Prévoyez plusieurs séances : on peut s’arrêter et reprendre.</p>` : nothing}
      <h3>Ce qui est regardé</h3>
      ${
        chosen.length > 0
          ? html`<ul class="office-looks">
              ${chosen.map(({ name, title }) => html`<li><strong>${title}</strong> ${guides[name]?.looks.join(" ") ?? ""}</li>`)}
            </ul>`
          : html`<p>Choisissez au moins une mise en situation.</p>`
      }
      <h3>Ce que la personne verra</h3>
      <p class="eva-badge">${structure} · ${draft.label.trim() || "Nom de la campagne"}</p>
      <ol>
        <li>Qui elle est, puis ses droits en quelques phrases</li>
        <li>Son code de reprise, un essai du son et de l’écran</li>
        ${chosen.map(({ title, minutes: time }) => html`<li>${title} <small>(environ ${time} min)</small></li>`)}
        ${draft.options.free_text && !chosen.some(({ name }) => name === "livraison") ? html`<li>Un mot pour finir, si elle veut</li>` : nothing}
        <li>${draft.options.show_strengths ? "Ses points forts, puis son avis" : "Un merci, puis son avis"}</li>
      </ol>
    </section>
  `;
}
