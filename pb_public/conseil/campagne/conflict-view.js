import { html, nothing } from "../../vendor/lit-html.js";
import { options } from "../campagnes/options.js";
import { dateAndHour, longDate } from "../format.js";
import { same } from "./conflict.js";

/**
 * @typedef {object} Clash What somebody else changed meanwhile, and what I choose.
 * @property {import("../../vendor/pocketbase.js").RecordModel} campaign as it is stored now
 * @property {Map<string, string>} titles of situations
 * @property {Map<string, string>} names of colleagues
 * @property {string[]} taken fields that only the other changed
 * @property {import("./conflict.js").Conflict[]} conflicts
 * @property {(field: string, value: any) => void} answer
 * @property {(field: string) => any} chosen undefined before I choose
 * @property {() => boolean} settled
 */

/** @type {Record<string, string>} */
const labels = {
  label: "Nom de la campagne",
  programme: "Programme",
  situations: "Mises en situation",
  opens_at: "Premier jour",
  closes_at: "Dernier jour",
  private: "Campagne privée",
  guests: "Collègues invités",
  ...Object.fromEntries(options.map(({ name, label }) => [name, label])),
};

/** A value in words. @param {Clash} clash @param {string} field @param {any} value @returns {string} */
function inWords({ titles, names }, field, value) {
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (field.endsWith("_at")) return longDate(value) || "aucun";
  if (!Array.isArray(value)) return String(value);
  const known = field === "guests" ? names : titles;
  return value.map((name) => known.get(name) ?? name).join(", ") || "personne";
}

/** @param {Clash} clash @param {() => void} draw */
export function conflictNote(clash, draw) {
  const { campaign, taken, conflicts } = clash;
  const who = campaign.expand?.editor?.name ?? "Quelqu’un d’autre";
  return html`
    <div class="eva-note eva-note--warn office-clash" role="alert" tabindex="-1">
      <p><strong>${who} a modifié cette campagne le ${dateAndHour(campaign.updated)}, pendant que vous écriviez.</strong>
        Rien n’a été enregistré pour l’instant.</p>
      ${taken.length > 0 ? html`<p>Repris dans le formulaire, où vous n’aviez rien changé :</p>` : nothing}
      <ul>
        ${taken.map((field) => html`<li>${labels[field] ?? field} : <strong>${inWords(clash, field, campaign[field])}</strong></li>`)}
      </ul>
      ${conflicts.map((conflict) => choice(clash, conflict, who, draw))}
      <p>${conflicts.length > 0 ? "Choisissez, puis enregistrez." : "Relisez, puis enregistrez."}</p>
    </div>
  `;
}

/** @param {Clash} clash @param {import("./conflict.js").Conflict} conflict @param {string} who @param {() => void} draw */
function choice(clash, { field, mine, theirs }, who, draw) {
  const one = (/** @type {string} */ title, /** @type {any} */ value) => html`
    <label>
      <input type="radio" name="clash-${field}" .checked=${same(clash.chosen(field), value)}
        @change=${() => {
          clash.answer(field, value);
          draw();
        }} />
      <span>${title} : <strong>${inWords(clash, field, value)}</strong></span>
    </label>
  `;
  return html`
    <fieldset class="office-choices">
      <legend>${labels[field] ?? field}</legend>
      ${one("Votre valeur", mine)} ${one(`Celle de ${who === "Quelqu’un d’autre" ? "l’autre personne" : who}`, theirs)}
    </fieldset>
  `;
}
