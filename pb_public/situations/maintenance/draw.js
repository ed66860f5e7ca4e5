/** @import { Stimulus } from "../../shared/situation.js" */
/** @import { Bench } from "./view.js" */
import { html, nothing, render } from "../../vendor/lit-html.js";

/**
 * @typedef {object} Look What is to be seen.
 * @property {"cross"|"word"|"feedback"|"empty"} stage
 * @property {number} number rank of the label, from 1
 * @property {number} total
 * @property {Stimulus} [item]
 * @property {{understood: boolean, text: string}} [feedback] training only
 */

/** @param {HTMLElement} root @param {Look} look @param {Bench} bench */
export function draw(root, look, bench) {
  const { stage, number, total, item } = look;
  const readable = stage === "word" || stage === "feedback";
  const page = html`<div class="maintenance">
    <p class="maintenance-count"><span class="eva-hidden">Étiquette</span> ${number} / ${total}</p>
    <div class="maintenance-machine">
      ${printer}
    <div class="maintenance-label" tabindex="-1">
      ${
        readable
          ? html`<p class="maintenance-word" lang="fr" translate="no">${item?.stimulus.text}</p>`
          : html`<p class="maintenance-word" aria-hidden="true">${stage === "cross" ? "+" : "\u00a0"}</p>`
      }
    </div>
    </div>
    ${stage === "feedback" ? explanation(look, bench) : answers(bench)}
  </div>`;
  render(page, root);
}

/** @param {Bench} bench */
function answers(bench) {
  return html`<div class="maintenance-answers">
    <button type="button" class="eva-button eva-button--quiet" aria-keyshortcuts="ArrowLeft" @click=${() => bench.answer("word")}>
      ${arrow("M31 20H9m9-9-9 9 9 9")} <span>C’est un mot</span>
    </button>
    <button type="button" class="eva-button eva-button--quiet" aria-keyshortcuts="ArrowRight" @click=${() => bench.answer("not_word")}>
      <span>Ce n’est pas un mot</span> ${arrow("M9 20h22m-9-9 9 9-9 9")}
    </button>
  </div>`;
}

/** @param {Look} look @param {Bench} bench */
function explanation({ feedback, number, total }, bench) {
  if (!feedback) return nothing;
  return html`<div class="maintenance-explanation">
    <p class="eva-note ${feedback.understood ? "eva-note--good" : "eva-note--warn"}">${feedback.text}</p>
    <button type="button" class="eva-button eva-button--big" @click=${() => bench.goOn()}>
      ${number < total ? "Étiquette suivante" : "Continuer"}
    </button>
  </div>`;
}

/** @param {string} path */
function arrow(path) {
  return html`<svg class="eva-art maintenance-arrow" viewBox="0 0 40 40" aria-hidden="true"><path d=${path} /></svg>`;
}

/** An old label printer, seen from the front: its roll, a lever, a small screen, keys, a lamp, and the slot at the bottom. */
const printer = html`<svg class="eva-art maintenance-printer" viewBox="0 0 480 142" aria-hidden="true">
  <g class="maintenance-roll">
    <rect x="146" y="4" width="176" height="46" rx="10" />
    <path d="M168 4v40M300 4v40" />
  </g>
  <path class="maintenance-lever" d="M448 68h10a8 8 0 0 0 8-8V40" />
  <circle class="maintenance-knob" cx="466" cy="31" r="9" />
  <path class="maintenance-body" d="M36 36h408a16 16 0 0 1 16 14l8 74a14 14 0 0 1-14 15H26a14 14 0 0 1-14-15l8-74a16 16 0 0 1 16-14z" />
  <rect class="maintenance-screen" x="56" y="54" width="128" height="40" rx="8" />
  <path class="maintenance-scrawl" d="M72 80l10-12 8 12 9-14 9 14 8-9 8 9 11-12 9 12 10-8" />
  <g class="maintenance-keys">
    <circle cx="232" cy="62" r="9" /><circle cx="264" cy="62" r="9" /><circle cx="296" cy="62" r="9" /><circle cx="328" cy="62" r="9" />
    <circle cx="248" cy="88" r="9" /><circle cx="280" cy="88" r="9" /><circle cx="312" cy="88" r="9" /><circle cx="344" cy="88" r="9" />
  </g>
  <circle class="maintenance-lamp" cx="404" cy="74" r="17" />
  <rect class="maintenance-slot" x="32" y="110" width="416" height="16" rx="8" />
</svg>`;
