import { html, nothing } from "../../vendor/lit-html.js";
import { followUp } from "../followup.js";
import { parseDate, shortDate } from "../format.js";
import { evaluationStates, needs } from "../labels.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

/** The last evaluations, with what was done next. @param {RecordModel[]} evaluations */
export function recentSection(evaluations) {
  return html`
    <section aria-labelledby="recent">
      <h2 id="recent">Évaluations récentes</h2>
      ${
        evaluations.length > 0
          ? html`<ul class="office-list">${evaluations.map(row)}</ul>
              <p><a href="/conseil/evaluations">Toutes les évaluations</a></p>`
          : html`<p class="eva-note">
              Les évaluations apparaissent ici dès qu’une personne entre le code d’une campagne.
            </p>`
      }
    </section>
  `;
}

/** @param {RecordModel} evaluation */
function row(evaluation) {
  const { id, finished_at } = evaluation;
  const { beneficiary, campaign, follow_ups_via_evaluation: answers = [] } = evaluation.expand ?? {};
  return html`
    <li class="office-row">
      <div>
        <a class="office-title" href="/conseil/evaluation?id=${id}">${beneficiary?.name ?? "Personne effacée"}</a>
        <p class="office-facts">
          ${campaign?.label} · commencée le ${shortDate(evaluation.started_at)} ·
          ${evaluationStates[evaluation.state].toLowerCase()}${evaluation.kind === "test" ? " · essai" : ""}
        </p>
      </div>
      ${
        evaluation.synthesis
          ? html`<span class="eva-badge office-need" data-need=${evaluation.synthesis}
              ><span class="eva-hidden">Compétences de base\u00a0: </span>${needs[evaluation.synthesis]}</span
            >`
          : nothing
      }
      ${answers.length > 0 || isAwaited(evaluation) ? followUp({ id, finished_at }, answers, { mode: "cell" }) : nothing}
    </li>
  `;
}

/** @param {RecordModel} evaluation */
function isAwaited({ follow_up_at }) {
  const due = parseDate(follow_up_at);
  return due !== null && due <= new Date();
}
