import { html, nothing } from "../../vendor/lit-html.js";
import { fromStart, writeFilters } from "../filters.js";
import { plural } from "../format.js";
import { columns } from "./columns.js";

/** @typedef {import("../filters.js").Filters} Filters */

/**
 * What can be done with the list, or with the rows that are ticked: files, and the choice of columns.
 *
 * @param {object} page
 * @param {Filters} page.filters @param {Set<string>} page.ticked @param {string[]} page.chosen
 * @param {() => void} page.untick @param {() => void} page.tickAll all rows of this page @param {(names: string[]) => void} page.choose
 * @param {unknown} page.more what else is done with the rows that are ticked
 */
export function actions({ filters, ticked, chosen, untick, tickAll, choose, more: others }) {
  const some = ticked.size > 0;
  const what = some ? `?ids=${[...ticked].join(",")}` : writeFilters(fromStart(filters));
  const more = (/** @type {string} */ name) => `${what}${what ? "&" : "?"}${name}`;
  return html`
    <div class="office-actions">
      <p>
        <span aria-live="polite">${some ? plural(ticked.size, "ligne cochée", "lignes cochées") : nothing}</span>
        <button type="button" class="office-link" @click=${tickAll}>Tout cocher sur cette page</button>
        ${some ? html`<button type="button" class="office-link" @click=${untick}>Tout décocher</button>` : nothing}
      </p>
      <details class="office-menu-box">
        <summary>${some ? "Télécharger les lignes cochées" : "Télécharger toute la liste"}</summary>
        <ul>
          <li><a download href="/api/conseil/evaluations.xlsx${what}">Classeur Excel ou LibreOffice (.xlsx), avec un dictionnaire</a></li>
          <li><a download href="/api/conseil/evaluations.csv${what}">Texte (.csv), virgule décimale</a></li>
          <li><a download href="/api/conseil/evaluations.csv${more("decimal=point")}">Texte (.csv), point décimal</a></li>
        </ul>
        <p class="office-facts">
          Toutes les évaluations de la liste, sans limite, avec leurs dates, leurs niveaux et leur certitude. Ces fichiers
          contiennent des noms : gardez-les en lieu sûr et effacez-les ensuite.
        </p>
      </details>
      ${others}
      <details class="office-menu-box">
        <summary>Choisir les colonnes</summary>
        <fieldset class="office-choices">
          <legend class="eva-hidden">Colonnes</legend>
          ${columns.map(({ name, label }) => columnBox(name, label, chosen, choose))}
        </fieldset>
      </details>
    </div>
  `;
}

/** @param {string} name @param {string} label @param {string[]} chosen @param {(names: string[]) => void} choose */
function columnBox(name, label, chosen, choose) {
  const change = (/** @type {Event} */ event) => {
    const on = /** @type {HTMLInputElement} */ (event.currentTarget).checked;
    choose(on ? [...chosen, name] : chosen.filter((other) => other !== name));
  };
  return html`<label><input type="checkbox" .checked=${chosen.includes(name)} @change=${change} /> ${label}</label>`;
}
