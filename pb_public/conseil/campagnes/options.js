import { html, nothing } from "../../vendor/lit-html.js";
import { has } from "../programmes.js";

/** @typedef {import("../programmes.js").Choice} Choice */

/**
 * @typedef {object} Option
 * @property {string} name of the campaign's field
 * @property {string} label
 * @property {string} [help]
 * @property {string[]} [only] the situations without which it means nothing
 * @property {boolean} [on] at first
 */

/** @type {Option[]} */
const options = [
  { name: "show_strengths", label: "Montrer ses points forts à la personne, à la fin", on: true },
  { name: "free_text", label: "Proposer d’écrire un court texte libre, jamais noté", only: ["livraison"] },
  {
    name: "adaptive",
    label: "Adapter chaque question à la personne",
    help: "Plus court : la série s’arrête dès que le niveau est sûr. Mais tous les repères CléA ne sont pas vus.",
    only: ["lecture", "calcul"],
  },
  {
    name: "health",
    label: "Poser aussi les questions de santé (vue, audition, écrans)",
    help: "Chaque réponse est facultative et gardée à part. À cocher seulement si vous pouvez adapter l’accueil.",
    only: ["bienvenue"],
  },
  { name: "private", label: "Campagne privée : vous seul et les administrateurs la voyez" },
];

/** The options that mean something for these situations. @param {Choice[]} choices */
export function optionsField(choices) {
  const shown = options.filter(({ only }) => !only || has(choices, only));
  return html`
    <fieldset class="eva-field office-choices">
      <legend>Options</legend>
      ${shown.map(
        ({ name, label, help, on }) => html`
          <label>
            <input type="checkbox" name=${name} ?checked=${on} />
            <span>${label}${help ? html` <small>${help}</small>` : nothing}</span>
          </label>
        `,
      )}
    </fieldset>
  `;
}

/** @param {FormData} form @returns {Record<string, boolean>} */
export function readOptions(form) {
  return Object.fromEntries(options.map(({ name }) => [name, form.has(name)]));
}
