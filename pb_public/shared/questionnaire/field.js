/** @import { Item, Tools } from "./types.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { drawAccents } from "./accents.js";

/**
 * The one-line field of numbers and words. Never type=number: it hides what was typed, and wheels and arrows change it.
 *
 * @param {Item} item
 * @param {Pick<Tools, "draft"|"locked"|"described"|"problem"|"change">} state
 * @param {{label: string, mode: "numeric"|"decimal"|"text", longest: number}} shape
 */
export function drawField(item, { draft, locked, described, problem, change }, { label, mode, longest }) {
  const id = `q-${item.id}`;
  const { unit, accents } = item.stimulus;
  return html`
    <div class="eva-field">
      <label for=${id}>${label}</label>
      <div class="q-field q-field--${mode}">
        <input id=${id} type="text" inputmode=${mode} maxlength=${longest} .value=${draft} ?disabled=${locked}
          autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"
          aria-describedby=${unit ? `${id}-unit ${described}` : described} aria-invalid=${problem ? "true" : nothing}
          @input=${(/** @type {{target: HTMLInputElement}} */ event) => change(event.target.value)}>
        ${unit ? html`<span id="${id}-unit" class="q-unit">${unit}</span>` : nothing}
      </div>
      ${mode === "text" && accents !== false ? drawAccents(id, locked) : nothing}
    </div>
  `;
}
