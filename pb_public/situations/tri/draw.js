/** @import { Bench } from "./bench.js" */
/** @import { Container } from "./model.js" */
import { html, nothing, render, svg } from "../../vendor/lit-html.js";
import { tile } from "./art/tiles.js";

const MARKS = {
  right: svg`<circle cx="20" cy="20" r="18"/><path d="M11 21 17 28 29 13"/>`,
  wrong: svg`<path d="M2 2h36v36H2z"/><path d="M12 12 28 28M28 12 12 28"/>`,
};

/** Round with a tick, square with a cross. @param {"right"|"wrong"} kind */
const mark = (kind) =>
  html`<svg class="tri-mark tri-mark--${kind}" viewBox="0 0 40 40" aria-hidden="true" focusable="false">${MARKS[kind]}</svg>`;

/** Containers bear letters, in their order. @param {number} index */
export const letter = (index) => String.fromCharCode(65 + index);

/** @param {HTMLElement} root @param {Bench} bench */
export function draw(root, bench) {
  const { table, texts, frozen, host, verdict } = bench;
  const state = `tri ${table.held ? "has-held" : ""} ${frozen ? "is-paused" : ""} is-${host.phase}`;
  render(
    html`<div class=${state} role="application" aria-label=${texts.board[0]} aria-describedby="tri-keys">
      <span class="eva-hidden" id="tri-keys">${texts.keys[0]}</span>
      <div class="tri-table" role="group" aria-label=${texts.tray[0]}>
        ${table.places.map((id, index) => (id ? drawPiece(bench, id, index) : html`<span class="tri-hollow"></span>`))}
      </div>
      <div class="tri-words">
        <p class="tri-word" data-verdict=${verdict?.kind ?? nothing}>${verdict ? mark(verdict.kind) : nothing}<span>${bench.word}</span></p>
        <p class="tri-left">${pile(table.left)}<span>${texts.left[0]} <strong>${table.left}</strong></span></p>
      </div>
      <div class="tri-shelf" role="group" aria-label=${texts.shelf[0]}>
        ${bench.containers.map((container, index) => drawContainer(bench, container, index))}
      </div>
      <p class="tri-keys" aria-hidden="true">${texts.keys_short[0]}</p>
    </div>`,
    root,
  );
}

/** @param {Bench} bench @param {string} id @param {number} index */
function drawPiece(bench, id, index) {
  const { table, texts, place, fresh } = bench;
  return html`<button type="button" class="tri-piece ${index === fresh ? "is-fresh" : ""}" data-piece=${id}
    data-place=${index} tabindex=${index === place ? 0 : -1} aria-pressed=${table.held === id ? "true" : "false"}
    aria-label="${texts.piece[0]}&nbsp;: ${bench.describe(id)}">${tile(table.look(id))}</button>`;
}

/** @param {Bench} bench @param {Container} container @param {number} index */
function drawContainer(bench, container, index) {
  const { texts, verdict } = bench;
  const told = verdict?.container === container.id ? verdict.kind : undefined;
  return html`<button type="button" class="tri-container ${told ? `is-${told}` : ""}" data-container=${container.id}
    tabindex=${bench.container === container.id ? 0 : -1}
    aria-label="${texts.container[0]} ${letter(index)}&nbsp;: ${bench.describe(container.id)}">
    ${tile(container)}<span class="tri-letter">${letter(index)}</span>${told ? mark(told) : nothing}</button>`;
}

/** A pile that goes down. @param {number} left */
const pile = (left) =>
  html`<svg class="tri-pile" viewBox="0 0 40 40" aria-hidden="true" focusable="false">${Array.from(
    { length: Math.min(5, Math.ceil(left / 10)) },
    (_, i) => svg`<rect x="4" y=${31 - i * 7} width="32" height="6" rx="2"/>`,
  )}</svg>`;
