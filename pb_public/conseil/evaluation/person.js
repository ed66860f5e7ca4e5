import { html, nothing } from "../../vendor/lit-html.js";
import { tradesForPerson } from "./trades.js";

/**
 * The person's own page: strengths first, plain words, no level and no score.
 * @param {import("./report.js").Report} report
 */
export function personPage(report) {
  const { person, evaluation } = report;
  return html`
    <div class="office-person">
      <div>
        <p class="office-facts">${evaluation.structure} · ${person.date}</p>
        <h1>${person.name}</h1>
      </div>
      <section aria-labelledby="strengths">
        <h2 id="strengths">${person.strengths.length > 0 ? "Vos points forts" : "Merci pour votre participation"}</h2>
        ${
          person.strengths.length > 0
            ? html`<ul class="office-strengths">
              ${person.strengths.map(
                ({ title, sentence }) => html`
                  <li>
                    <svg viewBox="0 0 40 40" aria-hidden="true"><path d="M20 4l5 11 12 1-9 8 3 12-11-6-11 6 3-12-9-8 12-1z"></path></svg>
                    <div><strong>${title}</strong><br />${sentence}</div>
                  </li>
                `,
              )}
            </ul>`
            : html`<p>Parlez de ce que vous savez faire avec la personne qui vous accompagne.</p>`
        }
      </section>
      ${
        person.to_work_on.length > 0
          ? html`<section aria-labelledby="work">
            <h2 id="work">Ce que vous pouvez travailler</h2>
            <ul>${person.to_work_on.map((sentence) => html`<li>${sentence}</li>`)}</ul>
          </section>`
          : nothing
      }
      ${tradesForPerson(report)}
      <section aria-labelledby="next">
        <h2 id="next">La suite</h2>
        <ul>${person.next.map((sentence) => html`<li>${sentence}</li>`)}</ul>
      </section>
    </div>
  `;
}
