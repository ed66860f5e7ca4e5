import { postersOf } from "../../shared/posters.js";
import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { plural } from "../format.js";
import { open } from "../frame.js";
import { call } from "../gate.js";
import { guides } from "../guides.js";

/** @import { TemplateResult } from "../../vendor/lit-html.js" */
/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

open(async (root) => {
  const situations = await call(() =>
    pb.collection("situations").getFullList({ filter: "active = true", sort: "position" }),
  );
  const posters = await postersOf(
    situations.map(({ name }) => name),
    () => html``,
  );
  render(
    html`
      <h1>Activités</h1>
      <p>
        Essayez une activité avant de la proposer : rien n’est enregistré. La fiche dit ce qu’elle regarde, comment la
        présenter et quoi observer.
      </p>
      <ul class="office-games">${situations.map((situation, index) => card(situation, posters[index]))}</ul>
    `,
    root,
  );
});

/** @param {RecordModel} situation @param {TemplateResult} poster */
function card({ name, title, minutes, description }, poster) {
  const hidden = html`<span class="eva-hidden"> : ${title}</span>`;
  return html`
    <li class="eva-card office-game">
      <div class="office-game-art">${poster}</div>
      <h2>${title}</h2>
      <p class="office-facts">environ ${plural(minutes, "minute")}</p>
      <p>${description}</p>
      <p class="eva-actions">
        <a class="eva-button" href="/essai/${name}">Essayer${hidden}</a>
        ${
          guides[name]
            ? html`<a class="eva-button eva-button--quiet" href="/conseil/situation?nom=${name}">Voir la fiche${hidden}</a>`
            : nothing
        }
      </p>
    </li>
  `;
}
