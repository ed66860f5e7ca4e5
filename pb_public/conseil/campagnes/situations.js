import { html, nothing } from "../../vendor/lit-html.js";
import { fieldError } from "../fields.js";
import { plural } from "../format.js";
import { say } from "../frame.js";
import { minutes, move, names, toggle } from "../programmes.js";

/** @typedef {import("../programmes.js").Choice} Choice */

/**
 * Which situations, and in which order. The order changes by two buttons, that keep the focus.
 *
 * @param {Choice[]} choices
 * @param {(choices: Choice[]) => void} change draws the form again
 * @param {string} [error]
 */
export function situationsField(choices, change, error) {
  return html`
    <fieldset class="eva-field" aria-describedby="situations-error">
      <legend class="eva-hidden">Mises en situation, dans l’ordre</legend>
      <ol class="office-situations">
        ${choices.map((choice, index) => row(choices, choice, index, change))}
      </ol>
      ${fieldError("situations", error)}
    </fieldset>
  `;
}

/** @param {Choice[]} choices */
export const situationsSummary = (choices) =>
  `${plural(names(choices).length, "mise en situation", "mises en situation")}, ${plural(minutes(choices), "minute")}`;

/** @param {Choice[]} choices @param {Choice} choice @param {number} index @param {(choices: Choice[]) => void} change */
function row(choices, choice, index, change) {
  const arrow = (
    /** @type {-1|1} */ by,
    /** @type {string} */ verb,
    /** @type {string} */ sign,
    /** @type {boolean} */ off,
  ) => html`
    <button type="button" class="office-move" data-by=${by} aria-label="${verb} « ${choice.title} »" ?disabled=${off}
      @click=${(/** @type {Event} */ event) => shift(choices, choice, by, change, event)}>${sign}</button>
  `;
  return html`
    <li data-situation=${choice.name}>
      <label>
        <input type="checkbox" .checked=${choice.chosen} @change=${() => change(toggle(choices, choice.name))} />
        <span>${choice.title} <small>${choice.minutes} min</small></span>
      </label>
      ${arrow(-1, "Monter", "↑", index === 0)} ${arrow(1, "Descendre", "↓", index === choices.length - 1)}
    </li>
  `;
}

/** @param {Choice[]} choices @param {Choice} choice @param {-1|1} by @param {(choices: Choice[]) => void} change @param {Event} event */
function shift(choices, { name, title }, by, change, event) {
  const list = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.target).closest("ol"));
  const moved = move(choices, name, by);
  change(moved);
  // The rows are drawn again in place: the focus follows the situation, to its other button at the end of the way.
  const button = (/** @type {number} */ way) =>
    /** @type {HTMLElement|null} */ (list.querySelector(`[data-situation="${name}"] [data-by="${way}"]:enabled`));
  (button(by) ?? button(-by))?.focus();
  say(`${title} : place ${moved.findIndex((choice) => choice.name === name) + 1}`);
}

/** @param {Choice[]} choices titles, where nothing can be changed any more */
export const situationsList = (choices) => html`
  <p>Des personnes ont commencé : le contenu ne change plus. Pour un autre contenu, dupliquez la campagne.</p>
  <ol>
    ${choices.map(({ chosen, title, minutes: length }) => (chosen ? html`<li>${title} <small>(${length} min)</small></li>` : nothing))}
  </ol>
`;
