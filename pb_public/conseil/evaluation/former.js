import { html, nothing } from "../../vendor/lit-html.js";

/** The same in the annex, when there is no room on the first page. @param {import("./report.js").Report} report */
export function formerInAnnex({ former }) {
  return former ? html`<h3>Depuis l’évaluation du ${former.date}</h3><p>${former.sentence}</p>` : nothing;
}

/** What changed since the evaluation before, in a sentence. @param {import("./report.js").Report} report */
export function formerSection({ evaluation, former }) {
  if (!former) return nothing;
  const address = `/conseil/personne?id=${evaluation.person_id}&avant=${former.id}&apres=${evaluation.id}#comparaison`;
  return html`
    <section class="eva-card office-spare" aria-labelledby="former">
      <h2 id="former">Depuis l’évaluation du ${former.date}</h2>
      <p>${former.sentence}</p>
      <p class="office-screen"><a href=${address}>Voir la comparaison</a></p>
    </section>
  `;
}
