import { html, nothing } from "../../vendor/lit-html.js";
import { isNarrowed, sorts } from "../filters.js";
import { evaluationStates, needs } from "../labels.js";

/** @typedef {import("../filters.js").Filters} Filters */

/**
 * The form of the filters. A choice applies at once; the text when it is sent, since each search costs the server.
 *
 * @param {Filters} filters
 * @param {import("../../vendor/pocketbase.js").RecordModel[]} campaigns
 * @param {(filters: Filters) => void} change
 */
export function filterForm(filters, campaigns, change) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
    const [campaign, state, need, sort] = ["campaign", "state", "need", "sort"].map(text);
    change({ text: text("text"), campaign, state, need, sort, page: 1 });
  };
  const choose = (/** @type {Event} */ event) =>
    /** @type {HTMLSelectElement} */ (event.currentTarget).form?.requestSubmit?.();
  return html`
    <form class="office-filters" @submit=${submit}>
      <div class="eva-field office-search">
        <label for="text">Nom ou code personnel</label>
        <input id="text" name="text" type="search" .value=${filters.text} autocomplete="off" />
      </div>
      ${select(
        "campaign",
        "Campagne",
        "Toutes",
        campaigns.map(({ id, label }) => [id, label]),
        filters.campaign,
        choose,
      )}
      ${select("state", "État", "Tous", Object.entries(evaluationStates), filters.state, choose)}
      ${select("need", "Compétences de base", "Toutes", Object.entries(needs), filters.need, choose)}
      ${select(
        "sort",
        "Trier par",
        "",
        Object.entries(sorts).map(([key, { label }]) => [key, label]),
        filters.sort,
        choose,
      )}
      <button class="eva-button" type="submit">Chercher</button>
      ${isNarrowed(filters) ? html`<a href="/conseil/evaluations">Tout afficher</a>` : nothing}
    </form>
  `;
}

/**
 * @param {string} name @param {string} label @param {string} all "" when there is always a choice
 * @param {string[][]} options value and label @param {string} chosen @param {(event: Event) => void} onchange
 */
function select(name, label, all, options, chosen, onchange) {
  return html`
    <div class="eva-field">
      <label for=${name}>${label}</label>
      <select id=${name} name=${name} @change=${onchange}>
        ${all ? html`<option value="" ?selected=${chosen === ""}>${all}</option>` : nothing}
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </div>
  `;
}
