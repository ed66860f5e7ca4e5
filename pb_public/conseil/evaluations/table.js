import { html } from "../../vendor/lit-html.js";
import { shortDate } from "../format.js";
import { evaluationStates, needs } from "../labels.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

/**
 * The list. On a small screen each row stands as a block: the roles keep it a table for those who hear it.
 * @param {RecordModel[]} evaluations
 */
export function table(evaluations) {
  const head = (/** @type {string} */ text) => html`<th scope="col" role="columnheader">${text}</th>`;
  return html`
    <table class="office-table" role="table" tabindex="-1">
      <caption class="eva-hidden">Évaluations</caption>
      <thead role="rowgroup">
        <tr role="row">
          ${["Personne", "Campagne", "Début", "État", "Compétences de base", "Suite"].map(head)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${evaluations.map(row)}
      </tbody>
    </table>
  `;
}

/** @param {RecordModel} evaluation */
function row(evaluation) {
  const { beneficiary, campaign, follow_ups_via_evaluation: followUps = [] } = evaluation.expand ?? {};
  const [last] = [...followUps].sort((a, b) => b.answered_at.localeCompare(a.answered_at));
  const next = { yes: "Orientée", no: "Pas encore orientée" };
  const cell = (/** @type {string} */ label, /** @type {unknown} */ content) =>
    html`<td role="cell" data-label=${label}>${content}</td>`;
  return html`
    <tr role="row">
      <th scope="row" role="rowheader">
        <a href="/conseil/evaluation?id=${evaluation.id}">${beneficiary?.name ?? "Personne effacée"}</a>
        <small>${beneficiary?.personal_code}${evaluation.kind === "test" ? " · essai" : ""}</small>
      </th>
      ${cell("Campagne", campaign?.label)} ${cell("Début", shortDate(evaluation.started_at))}
      ${cell("État", evaluationStates[evaluation.state])}
      ${cell(
        "Compétences de base",
        evaluation.synthesis
          ? html`<span class="eva-badge office-need" data-need=${evaluation.synthesis}>${needs[evaluation.synthesis]}</span>`
          : "–",
      )}
      ${cell("Suite", last ? next[/** @type {"yes"|"no"} */ (last.oriented)] : evaluation.state === "finished" ? "À renseigner" : "–")}
    </tr>
  `;
}
