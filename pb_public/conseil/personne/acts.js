import { html, nothing } from "../../vendor/lit-html.js";
import { dateAndHour } from "../format.js";
import { actWords } from "./words.js";

/** What was done to the record, by whom. @param {import("./page.js").Person} person */
export function actsSection({ acts }) {
  if (acts.length === 0) return nothing;
  return html`
    <section class="eva-card" aria-labelledby="acts">
      <h2 id="acts">Ce qui a été fait sur cette fiche</h2>
      <ul class="office-plain">
        ${acts.map(
          (act) => html`<li>${actWords(act)}, le ${dateAndHour(act.at)}, par ${act.by || "l’équipe nationale"}.</li>`,
        )}
      </ul>
    </section>
  `;
}
