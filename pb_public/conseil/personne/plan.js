import { html } from "../../vendor/lit-html.js";
import { plural, shortDate } from "../format.js";
import { evaluationStates } from "../labels.js";
import { spoken } from "../names.js";

/**
 * What a merge would do, as GET /api/conseil/people/merge answers: hooks/people/merge.go.
 *
 * @typedef {{id: string, campaign: string, state: string, started_at: string}} Seat
 * @typedef {{id: string, name: string, personal_code: string, created: string, evaluations: Seat[]}} Side
 * @typedef {{kept: Side, merged: Side}} Plan
 */

/** What goes where. @param {Plan} plan */
export function preview({ kept, merged }) {
  return html`
      <div class="office-columns">${side("Fiche gardée, la plus ancienne", kept)} ${side("Fiche qui la rejoint", merged)}</div>
      <ul>
        <li>
          ${
            merged.evaluations.length > 0
              ? html`${plural(merged.evaluations.length, "évaluation passe", "évaluations passent")} à la fiche «\u00a0${kept.name}\u00a0», qui en aura ${kept.evaluations.length + merged.evaluations.length}.`
              : html`La fiche «\u00a0${merged.name}\u00a0» n’a pas d’évaluation.`
          }
        </li>
        <li>Le nom «\u00a0${kept.name}\u00a0» reste. Vous pouvez le corriger ensuite.</li>
        <li>Le code ${spoken(merged.personal_code)} continue de fonctionner : il mène à la fiche gardée.</li>
        <li>La fusion est notée avec votre nom, et peut être défaite.</li>
      </ul>
    `;
}

/** @param {string} title @param {Side} side */
function side(title, { name, personal_code: code, created, evaluations }) {
  return html`
    <div>
      <h3>${title}</h3>
      <p><strong>${name}</strong><br />Code ${spoken(code)}, connue depuis le ${shortDate(created)}</p>
      <ul>
        ${evaluations.map(
          ({ campaign, state, started_at: at }) =>
            html`<li>${shortDate(at)} : ${campaign} (${evaluationStates[state].toLowerCase()})</li>`,
        )}
      </ul>
    </div>
  `;
}
