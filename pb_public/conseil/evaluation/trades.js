import { html, nothing } from "../../vendor/lit-html.js";

/** @typedef {import("./report.js").Report} Report */

const heading = "Des métiers où ces points forts sont utiles";

/** @param {Report["trades"]} trades */
const list = (trades) => html`
  <ul class="office-trades">
    ${trades.map(
      ({ rome, title, reason }) => html`
        <li><strong>${title}</strong> <span class="office-facts">(ROME ${rome})</span><br />${reason}</li>
      `,
    )}
  </ul>
`;

/** The same in the annex, when there is no room on the first page. @param {Report} report */
export function tradesInAnnex({ trades }) {
  return trades.length > 0 ? html`<h3>${heading}</h3>${list(trades)}` : nothing;
}

/** Where the strengths are useful, each with its reason; nothing when none can be said. @param {Report} report */
export function tradesSection({ trades }) {
  if (trades.length === 0) return nothing;
  return html`
    <section class="eva-card office-spare" aria-labelledby="trades">
      <h2 id="trades">${heading}</h2>
      ${list(trades)}
      <p class="office-facts">Des pistes pour parler, ouvertes aux personnes sans diplôme. D’autres métiers sont possibles.</p>
    </section>
  `;
}

/** The same for the person: names only. @param {Report} report */
export function tradesForPerson({ trades }) {
  if (trades.length === 0) return nothing;
  return html`
    <section aria-labelledby="person-trades">
      <h2 id="person-trades">Vos points forts sont utiles dans ces métiers</h2>
      <ul>${trades.map(({ title }) => html`<li>${title}</li>`)}</ul>
      <p>Ce ne sont que des exemples. Parlez de ce qui vous plaît avec la personne qui vous accompagne.</p>
    </section>
  `;
}
