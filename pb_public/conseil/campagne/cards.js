import { html } from "../../vendor/lit-html.js";
import { personalLink } from "./people.js";
import { qrImage } from "./qr.js";

/**
 * A card for each person, to cut out: shown on paper only.
 *
 * @param {import("../../vendor/pocketbase.js").RecordModel} campaign
 * @param {string} structure
 * @param {import("./people.js").Awaited[]} people
 */
export function cards(campaign, structure, people) {
  return html`
    <div class="office-cards">
      ${people.map(
        ({ name, code }) => html`
          <div class="office-personal">
            <div>
              <p class="office-personal-name">${name}</p>
              <p>${structure} · ${campaign.label}</p>
              <p>Ouvrez l’appareil photo devant le carré. Cette carte est à vous seule, à vous seul.</p>
              <p>
                Sans téléphone : tapez <strong>${location.host}</strong>, puis le code <strong>${campaign.code}</strong> et
                votre code personnel <strong>${code}</strong>.
              </p>
            </div>
            ${qrImage(personalLink(campaign, code))}
          </div>
        `,
      )}
    </div>
  `;
}
