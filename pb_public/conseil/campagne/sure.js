import { html } from "../../vendor/lit-html.js";
import { say } from "../frame.js";

/**
 * A button for what cannot be undone: the first press asks, the second one does.
 *
 * @param {boolean} asked
 * @param {{first: string, sure: string, about: string}} words about: for whoever does not see the row
 * @param {{ask: () => void, act: () => void}} on
 */
export function sureButton(asked, { first, sure, about }, { ask, act }) {
  const press = () => {
    if (asked) return act();
    ask();
    say(sure);
  };
  return html`
    <button type="button" class="office-link" @click=${press}>
      ${asked ? sure : first}<span class="eva-hidden"> ${about}</span>
    </button>
  `;
}
