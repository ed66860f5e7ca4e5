/** @import { TemplateResult } from "../vendor/lit-html.js" */
import { html, svg } from "../vendor/lit-html.js";

/** One drawing a word, on a 24 × 24 grid; always beside its text, so hidden from screen readers. */
const drawings = {
  speak: svg`<path d="M4 10v4h3l5 4V6L7 10z" fill="currentColor"/><path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11"/>`,
  pause: svg`<path d="M9 6v12M15 6v12"/>`,
  stop: svg`<rect x="6.5" y="6.5" width="11" height="11" rx="1.5"/>`,
  go: svg`<path d="M8 5.5v13l10-6.5z" fill="currentColor"/>`,
  help: svg`<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.9M12 16.8v.2"/>`,
  hand: svg`<path d="M8 12.5V6a1.5 1.5 0 0 1 3 0v5M11 10.5V4.8a1.5 1.5 0 0 1 3 0v5.7M14 10.5V6.3a1.5 1.5 0 0 1 3 0V14c0 4-2.2 6.5-5.6 6.5-2.7 0-4.2-1.2-5.5-3.6L4 13.3c-.9-1.7 1.3-2.9 2.4-1.5L8 13.8"/>`,
  code: svg`<rect x="3.5" y="6.5" width="17" height="11" rx="2"/><path d="M7.5 12h.1M12 12h.1M16.5 12h.1"/>`,
  settings: svg`<path d="M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9"/><circle cx="15" cy="7.5" r="2"/><circle cx="9" cy="16.5" r="2"/>`,
  done: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  again: svg`<path d="M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4"/>`,
  wait: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>`,
  off: svg`<path d="M7 18h10a4 4 0 0 0 .9-7.9A6 6 0 0 0 7.2 8.2M4 4l16 16M5.5 11A4 4 0 0 0 7 18"/>`,
  leave: svg`<path d="M10 5H5.5v14H10M14 8l4 4-4 4M18 12H9"/>`,
};

/** @param {keyof typeof drawings} name @returns {TemplateResult} */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${drawings[name]}</svg>`;
}
