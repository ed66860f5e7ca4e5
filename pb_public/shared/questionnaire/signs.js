import { html, svg } from "../../vendor/lit-html.js";

/** What a button does, drawn: 24 × 24, one line. */
const lines = {
  hear: svg`<path d="M4 9v6h4l5 4V5L8 9z"/><path d="M16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11"/>`,
  stop: svg`<rect x="6" y="6" width="12" height="12" rx="2"/>`,
  up: svg`<path d="M12 20V5M5 12l7-7 7 7"/>`,
  down: svg`<path d="M12 4v15M5 12l7 7 7-7"/>`,
  grip: svg`<path d="M9 5v.01M15 5v.01M9 12v.01M15 12v.01M9 19v.01M15 19v.01"/>`,
  undo: svg`<path d="M4 9h10a6 6 0 0 1 0 12H8M4 9l5-5M4 9l5 5"/>`,
  help: svg`<path d="M9 18h6M10 21h4M12 3a6 6 0 0 1 4 10.5c-.8.8-1 1.5-1 2.5H9c0-1-.2-1.7-1-2.5A6 6 0 0 1 12 3z"/>`,
  check: svg`<path d="M5 12.5l5 5L19.5 7"/>`,
};

/** @typedef {keyof typeof lines} SignName */

/** @param {SignName} name */
export function sign(name) {
  return html`<svg class="q-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${lines[name]}</svg>`;
}
