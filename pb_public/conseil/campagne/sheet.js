import { html, nothing } from "../../vendor/lit-html.js";
import { longDate } from "../format.js";
import { qrImage } from "./qr.js";

/**
 * The sheet to hand out: shown on paper only.
 *
 * @param {import("../../vendor/pocketbase.js").RecordModel} campaign
 * @param {string} structure
 * @param {string} link
 */
export function sheet(campaign, structure, link) {
  return html`
    <div class="office-sheet">
      <p>${structure}</p>
      <h2>${campaign.label}</h2>
      <p>Ces activités montrent ce que vous savez faire. Prenez votre temps.</p>
      ${when(campaign)}
      <div class="office-sheet-entry">
        <div>
          <p>Votre code</p>
          <p class="office-big-code">${campaign.code}</p>
          <p>L’adresse du site</p>
          <p class="office-sheet-link">${link}</p>
        </div>
        ${qrImage(link)}
      </div>
      <ol>
        <li>Ouvrez l’appareil photo de votre téléphone devant le carré, ou tapez l’adresse dans un navigateur.</li>
        <li>Écrivez votre nom, ou le nom que vous voulez. Gardez le code que le site vous donne : il sert à revenir.</li>
        <li>Écoutez ou lisez chaque consigne, puis jouez. Vous pouvez faire une pause quand vous voulez.</li>
        <li>À la fin, parlez de vos points forts avec la personne qui vous accompagne.</li>
      </ol>
    </div>
  `;
}

/** @param {import("../../vendor/pocketbase.js").RecordModel} campaign */
function when({ opens_at: opens, closes_at: closes }) {
  if (!opens && !closes) return nothing;
  const from = opens ? `à partir du ${longDate(opens)}` : "";
  const until = closes ? `jusqu’au ${longDate(closes)} compris` : "";
  return html`<p>Le code fonctionne <strong>${[from, until].filter(Boolean).join(", ")}</strong>.</p>`;
}
