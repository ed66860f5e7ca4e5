// What an author does with a whole draft: look at what changes, publish, export, import.
import { html, nothing } from "../vendor/lit-html.js";

/** @typedef {import("./server.js").Changes} Changes */
/** @typedef {import("./server.js").Draft} Draft */
/** @typedef {import("./server.js").Problem} Problem */
/** @typedef {{publish: () => void, download: (format: string) => void, upload: (check: boolean) => void}} Acts */
/** @typedef {{message: string, good: boolean, problems: Problem[], changes: Changes|null}} Outcome */

/** @param {string} label @param {string[]} names */
const line = (label, names) =>
  names.length ? html`<li>${label} (${names.length}) : ${names.join(", ")}</li>` : nothing;

/** @param {Changes} changes */
const none = ({ since, added, removed, changed, other }) =>
  since > 0 && added.length + removed.length + changed.length + other.length === 0;

/** @param {Changes} changes */
export const changeList = (changes) => {
  if (changes.since === 0) return html`<p>Rien n’est encore publié : ce sera la première version.</p>`;
  if (none(changes)) return html`<p>Le brouillon dit la même chose que la version ${changes.since}, publiée.</p>`;
  return html`<p>Depuis la version ${changes.since}, publiée :</p>
    <ul class="bank-changes">${line("Questions ajoutées", changes.added)}${line("Questions retirées", changes.removed)}
      ${line("Questions modifiées", changes.changed)}${line("Autres changements", changes.other)}</ul>`;
};

/** @param {Problem[]} problems */
const problemTable = (
  problems,
) => html`<section class="eva-scroll" aria-label="Erreurs" tabindex="0"><table class="stats-table">
  <caption>Erreurs (${problems.length}${problems.length >= 50 ? " ou plus" : ""})</caption>
  <thead><tr>${["Feuille", "Ligne", "Question", "Champ", "Ce qu’il faut corriger"].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
  <tbody>${problems.map(
    ({
      sheet,
      line,
      item,
      field,
      message,
    }) => html`<tr><td>${sheet ?? "—"}</td><td>${line || "—"}</td><th scope="row">${item ?? "—"}</th>
      <td>${field ?? "—"}</td><td>${message}</td></tr>`,
  )}</tbody>
</table></section>`;

/** @param {Outcome|undefined} outcome */
const outcomeView = (outcome) =>
  outcome
    ? html`<div class="eva-note ${outcome.good ? "eva-note--good" : "eva-note--warn"}" id="bank-outcome" tabindex="-1"><p><strong>${outcome.message}</strong></p>
        ${outcome.changes ? changeList(outcome.changes) : nothing}</div>
        ${outcome.problems.length ? problemTable(outcome.problems) : nothing}`
    : nothing;

/** @param {Draft} draft @param {Acts} acts */
const publication = ({ problems, changes }, acts) => html`<section class="eva-card" aria-labelledby="bank-publish">
  <h2 id="bank-publish">Publier</h2>
  ${
    changes
      ? changeList(changes)
      : html`<p><strong>${problems.length === 1 ? "1 erreur empêche" : `${problems.length} erreurs empêchent`} de publier.</strong>
          Corrigez le brouillon dans le <a href="/_/">tableau de bord</a> : cette page se remet à jour quand vous y revenez.</p>${problemTable(problems)}`
  }
  ${
    changes && !none(changes)
      ? html`<p>Une version publiée ne change plus jamais. Les parties commencées gardent la leur.</p>
          <button class="eva-button" type="button" @click=${acts.publish}>Publier la version ${changes.since + 1}</button>`
      : nothing
  }
</section>`;

const formats = [
  ["xlsx", "Classeur (XLSX)"],
  ["json", "Fichier JSON"],
  ["qti", "Paquet QTI 3"],
];

/** @param {Draft} draft @param {Outcome|undefined} outcome @param {Acts} acts */
export const actsView = (draft, outcome, acts) => html`${outcomeView(outcome)}
  <div class="bank-acts">${publication(draft, acts)}
    <section class="eva-card" aria-labelledby="bank-files">
      <h2 id="bank-files">Fichiers</h2>
      <p>Ces fichiers contiennent les bonnes réponses : gardez-les pour les auteurs.</p>
      <div class="eva-actions">${formats.map(
        ([format, label]) =>
          html`<button class="eva-button eva-button--quiet" type="button" @click=${() => acts.download(format)}>Exporter : ${label}</button>`,
      )}</div>
      <div class="eva-field"><label for="bank-file">Fichier à importer (.xlsx ou .json, 20 Mo et 10 000 lignes par feuille au plus)</label>
        <input id="bank-file" type="file" accept=".xlsx,.json"></div>
      <div class="eva-actions">
        <button class="eva-button eva-button--quiet" type="button" @click=${() => acts.upload(true)}>Vérifier le fichier</button>
        <button class="eva-button eva-button--quiet" type="button" @click=${() => acts.upload(false)}>Remplacer le brouillon par ce fichier</button>
      </div>
    </section>
  </div>`;
