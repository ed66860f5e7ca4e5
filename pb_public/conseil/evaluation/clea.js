import { html, nothing, svg } from "../../vendor/lit-html.js";
import { percent } from "../format.js";
import { parts } from "./report.js";

/** @typedef {import("./report.js").SubDomain} SubDomain */

/** What is acquired, to work on, or was not tested, and the tasks behind it. @param {import("./report.js").Report} report */
export function cleaSection({ clea }) {
  if (clea.length === 0) return nothing;
  const domains = [...new Set(clea.map(({ domain }) => domain))];
  return html`
    <section class="eva-card office-ranks office-compact" aria-labelledby="clea">
      <h2 id="clea">Repères CléA</h2>
      ${domains.map(
        (domain) => html`
          <h3 class="office-group">${domain}</h3>
          <div class="office-skills">${clea.filter((sub) => sub.domain === domain).map(row)}</div>
        `,
      )}
      <p class="office-facts">
        Ce sont des repères pour préparer CléA, pas un certificat. Ce qui n’a pas été atteint n’est ni réussi ni raté.
      </p>
    </section>
  `;
}

/** @param {SubDomain} sub */
function row(sub) {
  return html`
    <div class="office-skill" data-clea=${sub.code}>
      <div class="office-skill-name"><strong>${sub.title}</strong><small>CléA ${sub.code}</small></div>
      <div class="office-skill-bar">
        ${bar(sub)}
        <p><span class="eva-badge office-clea" data-state=${sub.state}>${sub.label}</span></p>
      </div>
      <div class="office-skill-text">
        <p>${sub.sentence}</p>
        ${sub.criteria.length > 0 ? more(sub) : nothing}
      </div>
    </div>
  `;
}

/** @param {SubDomain} sub */
function bar(sub) {
  return html`
    <svg class="office-tasks" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${sub.label}. ${sub.sentence}">
      ${parts(sub).map(
        ({ kind, from, width }) => svg`
          <rect data-part=${kind} x=${from} y="0" width=${width} height="8"></rect>
          ${kind === "wrong" ? svg`<path d="M${from} 8L${from + width} 0" vector-effect="non-scaling-stroke"></path>` : nothing}
        `,
      )}
    </svg>
  `;
}

/** @param {SubDomain} sub */
function more(sub) {
  return html`
    <details>
      <summary>Voir les critères<span class="eva-hidden"> (${sub.title})</span></summary>
      ${criteriaTable(sub)}
      <p class="office-facts">
        Acquis à partir de ${sub.acquired} % des points${sub.share === null ? "" : `\u00a0; ici ${percent(sub.share)}`}. Une
        tâche rattrapée compte comme réussie.
      </p>
    </details>
  `;
}

/** @param {SubDomain} sub */
export function criteriaTable(sub) {
  return html`
    <table class="office-figures">
      <caption class="eva-hidden">${sub.title} : les critères</caption>
      <thead>
        <tr><th scope="col">Critère</th><th scope="col">Résultat</th><th scope="col">Tâches justes</th></tr>
      </thead>
      <tbody>
        ${sub.criteria.map(
          ({ code, title, label, tasks, right }) => html`
            <tr>
              <th scope="row">${title} <small>${code}</small></th>
              <td>${label}</td>
              <td>${tasks > 0 ? `${right} sur ${tasks}` : "–"}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
