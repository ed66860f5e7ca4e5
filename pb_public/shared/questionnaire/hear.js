/** @import { Acts, State } from "./card.js" */
import { html } from "../../vendor/lit-html.js";
import { sign } from "./signs.js";

/**
 * A button that speaks, and stops what it speaks.
 *
 * @param {Pick<State, "speaking"|"audio">} state
 * @param {Pick<Acts, "hear">} acts
 * @param {string} key of host.say
 * @param {string} label
 * @param {boolean} written whether the label shows beside the sign
 * @param {string} [look]
 */
export function drawHearButton({ speaking, audio }, acts, key, label, written, look = "eva-button--quiet") {
  const playing = speaking === key;
  const recorded = audio[key] ? "q-hear--recorded" : "";
  return html`
    <button class="eva-button ${look} q-hear ${recorded}" type="button" @click=${() => acts.hear(key)}>
      ${sign(playing ? "stop" : "hear")}<span class=${written ? "" : "eva-hidden"}>${playing ? "Arrêter la lecture" : label}</span>
    </button>
  `;
}
