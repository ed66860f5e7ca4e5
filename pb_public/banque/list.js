// The questions of a draft: filters, then one line a question, which opens on the question itself.
import { html, nothing } from "../vendor/lit-html.js";
import { beside, drawn, itemTable, title, voiceList } from "./item.js";

/** @typedef {import("./server.js").DraftItem} DraftItem */
/** @typedef {import("./server.js").Draft} Draft */
/** @typedef {{module: string, skill: string, form: string, wrong: boolean}} Filter */
/** @typedef {{draft: Draft, filter: Filter, open: string, answer: string|undefined}} State */
/** @typedef {{filter: (change: Partial<Filter>) => void, toggle: (id: string, opened: boolean) => void}} ListActs */

/** @type {["module"|"skill"|"form", string][]} */
const fields = [
  ["module", "Module"],
  ["skill", "Compétence"],
  ["form", "Forme"],
];

/** @param {DraftItem[]} items @param {"module"|"skill"|"form"} field */
const values = (items, field) => [...new Set(items.map((item) => item[field] ?? ""))].filter(Boolean).sort();

/** @param {State} state @param {ListActs} acts */
const filters = ({ draft, filter }, acts) => html`<div class="bank-filters">
  ${fields.map(([field, label]) => {
    const offered = values(draft.content.items, field);
    if (offered.length < 2) return nothing;
    return html`<div class="eva-field"><label for="filter-${field}">${label}</label>
      <select id="filter-${field}" @change=${(/** @type {Event} */ event) => acts.filter({ [field]: /** @type {HTMLSelectElement} */ (event.target).value })}>
        <option value="">toutes les valeurs</option>
        ${offered.map((value) => html`<option value=${value} ?selected=${filter[field] === value}>${value}</option>`)}
      </select></div>`;
  })}
  ${
    draft.problems.length
      ? html`<label class="eva-choice"><input type="checkbox" ?checked=${filter.wrong}
          @change=${(/** @type {Event} */ event) => acts.filter({ wrong: /** @type {HTMLInputElement} */ (event.target).checked })}> À corriger seulement</label>`
      : nothing
  }
</div>`;

/** @param {State} state @param {DraftItem} item */
const problemsOf = ({ draft }, { id }) => draft.problems.filter((problem) => problem.item === id);

/** @param {State} state @returns {DraftItem[]} */
function chosen(state) {
  const { draft, filter } = state;
  return draft.content.items.filter(
    (item) =>
      fields.every(([field]) => !filter[field] || item[field] === filter[field]) &&
      (!filter.wrong || problemsOf(state, item).length > 0),
  );
}

/** @param {State} state @param {DraftItem} item @param {boolean} training @param {ListActs} acts */
function line(state, item, training, acts) {
  const open = state.open === item.id;
  const problems = problemsOf(state, item);
  const tags = [item.module, item.form && `forme ${item.form}`, item.skill].filter(Boolean).join(" · ");
  return html`<li><details ?open=${open} data-item=${item.id}
      @toggle=${(/** @type {Event} */ event) => acts.toggle(item.id, /** @type {HTMLDetailsElement} */ (event.target).open)}>
    <summary><strong>${item.id}</strong> ${title(item)} <span class="bank-tags">${tags}</span>
      ${problems.length ? html`<span class="eva-badge"><span aria-hidden="true">⚠ </span>à corriger</span>` : nothing}</summary>
    ${
      open
        ? html`<div class="bank-item"><div class="bank-preview" data-preview=${item.id}></div>
            <aside class="bank-beside" aria-label="Clé de ${item.id}">${beside({
              item,
              training,
              problems,
              recordings: state.draft.recordings,
              answer: state.answer,
              content: state.draft.content,
            })}</aside></div>`
        : nothing
    }
  </details></li>`;
}

/** @param {State} state @param {DraftItem[]} items @param {string} caption @param {boolean} training @param {ListActs} acts */
const group = (state, items, caption, training, acts) => html`
  ${items.some(drawn) ? html`<ul class="bank-items">${items.filter(drawn).map((item) => line(state, item, training, acts))}</ul>` : nothing}
  ${itemTable(
    items.filter((item) => !drawn(item)),
    caption,
  )}`;

/** @param {State} state @param {ListActs} acts */
export function listView(state, acts) {
  const { content, recordings } = state.draft;
  const items = chosen(state);
  return html`<section aria-labelledby="bank-items"><h2 id="bank-items">Questions</h2>
      ${filters(state, acts)}
      <p role="status">${items.length} questions sur ${content.items.length}${content.templates ? ", sans celles que les modèles tirent au hasard" : ""}.</p>
      ${group(state, items, "Éléments", false, acts)}</section>
    <section aria-labelledby="bank-training"><h2 id="bank-training">Entraînement</h2>
      ${content.training.length ? group(state, content.training, "Éléments de l’entraînement", true, acts) : html`<p>Aucune question d’entraînement.</p>`}</section>
    <section aria-labelledby="bank-texts"><h2 id="bank-texts">Textes</h2>
      ${Object.entries(content.texts).map(
        ([key, sentences]) => html`<details><summary>${key}</summary>
          ${sentences.map((sentence) => html`<p>${sentence}</p>`)}${voiceList([key], recordings)}</details>`,
      )}</section>`;
}
