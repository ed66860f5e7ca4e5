import { html, nothing } from "../../vendor/lit-html.js";
import { inShort } from "../followup/answers.js";
import { plural, shortDate } from "../format.js";
import { evaluationStates, needs, steps } from "../labels.js";
import { levelWords } from "./words.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

const heads = ["Évaluation", "Campagne", "État", "Compétences de base", "Suite"];

/** Every evaluation of the person, the newest first. @param {import("./page.js").Person} person @param {RecordModel[]} evaluations */
export function history({ hidden }, evaluations) {
  const head = (/** @type {string} */ text) => html`<th scope="col" role="columnheader">${text}</th>`;
  return html`
    <section class="eva-card" aria-labelledby="history">
      <h2 id="history">Évaluations</h2>
      ${
        evaluations.length > 0
          ? html`<table class="office-table" role="table">
            <caption class="eva-hidden">Évaluations de cette personne</caption>
            <thead role="rowgroup"><tr role="row">${heads.map(head)}</tr></thead>
            <tbody role="rowgroup">${evaluations.map(row)}</tbody>
          </table>`
          : html`<p>Aucune évaluation à montrer.</p>`
      }
      ${
        hidden > 0
          ? html`<p class="eva-note">${plural(hidden, "autre évaluation", "autres évaluations")} dans une campagne privée que vous ne voyez pas.</p>`
          : nothing
      }
    </section>
  `;
}

/** @param {RecordModel} evaluation */
function row(evaluation) {
  const { campaign, follow_ups_via_evaluation: followUps = [] } = evaluation.expand ?? {};
  const cell = (/** @type {string} */ label, /** @type {unknown} */ content) =>
    html`<td role="cell" data-label=${label}>${content}</td>`;
  return html`
    <tr role="row">
      <th scope="row" role="rowheader">
        <a href="/conseil/evaluation?id=${evaluation.id}">${shortDate(evaluation.started_at)}<span class="eva-hidden"> : lire la restitution</span></a>
        ${evaluation.kind === "test" ? html`<small>essai</small>` : nothing}
      </th>
      ${cell("Campagne", html`<a class="office-side" href="/conseil/campagne?id=${campaign?.id}">${campaign?.label}</a>`)}
      ${cell("État", evaluationStates[evaluation.state])} ${cell("Compétences de base", levels(evaluation))}
      ${cell("Suite", next(evaluation, followUps))}
    </tr>
  `;
}

/** @type {[string, string][]} */
const domains = [
  ["literacy", "lire et écrire"],
  ["numeracy", "calculer"],
  ["digital", "numérique"],
];

/** @param {RecordModel} evaluation */
function levels(evaluation) {
  const known = domains.filter(([field]) => evaluation[field]);
  if (!evaluation.synthesis && known.length === 0) return "–";
  return html`
    ${
      evaluation.synthesis
        ? html`<span class="eva-badge office-need" data-need=${evaluation.synthesis}>${needs[evaluation.synthesis]}</span>`
        : nothing
    }
    ${known.map(([field, label]) => html`<small class="people-level">${label} : ${levelWords(evaluation[field])}</small>`)}
  `;
}

/** @param {RecordModel} evaluation @param {RecordModel[]} followUps */
function next(evaluation, followUps) {
  const [last] = [...followUps].sort((a, b) => b.answered_at.localeCompare(a.answered_at));
  if (last) return `${inShort(last)} (${steps[last.step].toLowerCase()})`;
  if (!evaluation.follow_up_at) return "–";
  return html`<a class="office-side" href="/conseil/evaluation?id=${evaluation.id}#suite">À renseigner</a>`;
}
