import { html, nothing } from "../../vendor/lit-html.js";
import { choices, isDetailed, isNarrowed, moreChoices, sorts } from "../filters.js";

/** @typedef {import("../filters.js").Filters} Filters */

/**
 * @typedef {object} Around what the form offers beside the fixed choices
 * @property {import("../../vendor/pocketbase.js").RecordModel[]} campaigns
 * @property {boolean} tree whether this account sees more than one structure
 */

/**
 * The form of the filters. A choice applies at once; what is written when it is sent, since each search costs the server.
 *
 * @param {Filters} filters @param {Around} around @param {(filters: Filters) => void} change
 */
export function filterForm(filters, { campaigns, tree }, change) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    /** @type {Filters} */
    const asked = {};
    for (const [name, value] of new FormData(/** @type {HTMLFormElement} */ (event.currentTarget))) {
      asked[name] = String(value).trim();
    }
    change(asked);
  };
  const labels = Object.fromEntries(campaigns.map(({ id, label }) => [id, label]));
  const known = filters.campagne && !labels[filters.campagne] ? { [filters.campagne]: "Cette campagne" } : {};
  return html`
    <form class="office-filters" role="search" @submit=${submit}>
      ${text("q", "Nom ou code personnel", filters.q, "office-search")}
      ${select({ name: "campagne", label: "Campagne", all: "Toutes", options: { ...known, ...labels } }, filters.campagne)}
      ${choices.map((choice) => select(choice, filters[choice.name]))}
      ${select({ name: "tri", label: "Trier par", all: "", options: sorts }, filters.tri)}
      <button class="eva-button" type="submit">Chercher</button>
      <details class="office-more" ?open=${isDetailed(filters)}>
        <summary>Plus de filtres</summary>
        <div class="office-filters">
          ${day("du", "Commencée à partir du", filters.du)} ${day("au", "Jusqu’au", filters.au)}
          ${moreChoices.map((choice) => select(choice, filters[choice.name]))}
          ${tree ? text("structure", "Structure, et celles au-dessous", filters.structure, "office-search") : nothing}
        </div>
      </details>
      ${isNarrowed(filters) ? html`<a href="/conseil/evaluations">Tout afficher</a>` : nothing}
    </form>
  `;
}

/** @param {string} name @param {string} label @param {string} value @param {string} kind */
function text(name, label, value, kind) {
  return html`
    <div class="eva-field ${kind}">
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} type="search" .value=${value ?? ""} autocomplete="off" maxlength="120" />
    </div>
  `;
}

/** @param {string} name @param {string} label @param {string} value */
function day(name, label, value) {
  return html`
    <div class="eva-field">
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} type="date" .value=${value ?? ""} @change=${apply} />
    </div>
  `;
}

/** A field has its final value: the form applies it. @param {Event} event */
function apply(event) {
  /** @type {HTMLSelectElement|HTMLInputElement} */ (event.currentTarget).form?.requestSubmit?.();
}

/** @param {import("../filters.js").Choice} choice @param {string} chosen */
function select({ name, label, all, options }, chosen) {
  return html`
    <div class="eva-field">
      <label for=${name}>${label}</label>
      <select id=${name} name=${name} @change=${apply}>
        ${all ? html`<option value="" ?selected=${!chosen}>${all}</option>` : nothing}
        ${Object.entries(options).map(
          ([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`,
        )}
      </select>
    </div>
  `;
}
