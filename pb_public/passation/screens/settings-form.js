/** @import { Settings } from "../settings.js" */
import { html } from "../../vendor/lit-html.js";

/** Each choice of the person, in the order shown. @type {{name: "text"|"contrast"|"theme"|"tempo"|"voice", legend: string, options: [string, string][]}[]} */
const choices = [
  {
    name: "text",
    legend: "Taille du texte",
    options: [
      ["usual", "Normale"],
      ["large", "Grande"],
      ["larger", "Très grande"],
    ],
  },
  {
    name: "theme",
    legend: "Couleurs",
    options: [
      ["usual", "Comme l’appareil"],
      ["light", "Fond clair"],
      ["dark", "Fond sombre"],
    ],
  },
  {
    name: "contrast",
    legend: "Contraste",
    options: [
      ["usual", "Normal"],
      ["more", "Plus fort"],
    ],
  },
  {
    name: "tempo",
    legend: "Rythme des activités",
    options: [
      ["usual", "Normal"],
      ["slower", "Plus lent"],
    ],
  },
  {
    name: "voice",
    legend: "Lecture des consignes",
    options: [
      ["asked", "Quand j’appuie sur Écouter"],
      ["auto", "Toujours"],
    ],
  },
];

/**
 * Applied and kept at once: no button to validate.
 *
 * @param {Settings} settings
 * @param {(change: Partial<Settings>) => void} change
 * @param {string[]} [fixed] Not to be changed now.
 */
export const settingsForm = (settings, change, fixed = []) => html`<div class="settings">
  <div class="eva-field">
    <label for="volume">Volume de la voix</label>
    <input id="volume" type="range" min="0" max="100" step="10" .value=${String(settings.volume)}
      @change=${(/** @type {any} */ event) => change({ volume: Number(event.target.value) })}>
  </div>
  ${choices
    .filter(({ name }) => !fixed.includes(name))
    .map(
      ({ name, legend, options }) => html`<fieldset class="eva-field">
      <legend>${legend}</legend>
      <div class="segments">${options.map(
        ([value, text]) => html`<label class="segment ${settings[name] === value ? "segment--checked" : ""}">
          <input type="radio" name=${name} value=${value} .checked=${settings[name] === value} @change=${() => change({ [name]: value })}>
          <span>${text}</span></label>`,
      )}</div>
    </fieldset>`,
    )}
</div>`;
