import { html, nothing } from "../../vendor/lit-html.js";
import { has, toggle } from "../programmes.js";

/** @typedef {import("./draft.js").Draft} Draft */

/**
 * @typedef {object} Option
 * @property {string} name of the campaign's field
 * @property {string} label
 * @property {string} [help]
 * @property {string[]} [only] the situations without which it means nothing
 */

/** @type {Option[]} */
export const options = [
  { name: "show_strengths", label: "Montrer ses points forts à la personne, à la fin" },
  {
    name: "free_text",
    label: "Proposer d’écrire un court texte libre",
    help: "À la fin, ou dans « Livraison » si elle est choisie. Facultatif, lu par vous, jamais noté.",
  },
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
];

/** The situation in which people say how they see themselves: an option for whoever writes a campaign. */
const selfPositioning = "bienvenue";

/** The options that mean something for these situations. @param {Draft} draft @returns {Option[]} */
export const meaningful = ({ choices }) => options.filter(({ only }) => !only || has(choices, only));

/**
 * @param {Draft} draft
 * @param {(change: Partial<Draft>) => void} change
 * @param {boolean} frozen the situations do not change any more
 */
export function optionsField(draft, change, frozen) {
  const set =
    (/** @type {string} */ name) =>
    (/** @type {Event} */ { target }) =>
      change({ options: { ...draft.options, [name]: /** @type {HTMLInputElement} */ (target).checked } });
  return html`
    <fieldset class="eva-field office-choices">
      <legend class="eva-hidden">Options</legend>
      ${selfPositioningBox(draft, change, frozen)}
      ${meaningful(draft).map(({ name, label, help }) =>
        box({ name, label, help, checked: draft.options[name], change: set(name) }),
      )}
    </fieldset>
  `;
}

/** @param {Draft} draft @param {(change: Partial<Draft>) => void} change @param {boolean} frozen */
function selfPositioningBox(draft, change, frozen) {
  if (frozen || !draft.choices.some(({ name }) => name === selfPositioning)) return nothing;
  return box({
    name: "self_positioning",
    label: "Demander à la personne comment elle se voit",
    help: "Ajoute « Mieux vous connaître » : autopositionnement et questions sur la personne, toutes facultatives.",
    checked: has(draft.choices, [selfPositioning]),
    change: () => change({ choices: toggle(draft.choices, selfPositioning) }),
  });
}

/** @param {{name: string, label: string, help?: string, checked: boolean, change: (event: Event) => void}} option */
export const box = ({ name, label, help, checked, change }) => html`
  <label>
    <input type="checkbox" name=${name} .checked=${checked} @change=${change} />
    <span>${label}${help ? html` <small>${help}</small>` : nothing}</span>
  </label>
`;
