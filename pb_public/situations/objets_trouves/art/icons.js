import { html, nothing, svg } from "../../../vendor/lit-html.js";

/** What an app looks like on the home screen: 48 × 48, on a ground of its own. @type {Record<string, unknown>} */
const drawings = {
  photos: svg`<path class="art-paper" d="M11 13h26v22H11z"/><circle class="art-2" cx="30" cy="20" r="3.5"/><path class="art-5" d="M11 35l9-12 7 8 4-4 6 8z"/>`,
  voicemail: svg`<circle class="art-paper" cx="15" cy="23" r="7.5"/><circle class="art-paper" cx="33" cy="23" r="7.5"/><path d="M15 30.5h18"/>`,
  notes: svg`<path class="art-paper" d="M13 9h22v30H13z"/><path d="M18 17h12M18 23h12M18 29h7"/>`,
  calendar: svg`<path class="art-paper" d="M11 13h26v25H11z"/><path class="art-3" d="M11 13h26v7H11z"/><path d="M18 9v7M30 9v7M18 26h3M27 26h3M18 32h3M27 32h3"/>`,
  messages: svg`<path class="art-paper" d="M10 12h28v19H24l-8 7v-7h-6z"/><path d="M17 19h14M17 25h9"/>`,
};

const grounds = { photos: 1, voicemail: 4, notes: 2, calendar: 6, messages: 5 };

/** @param {string} app */
export const appIcon = (
  app,
) => html`<svg class="phone-icon eva-art" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
  <rect class="art-${grounds[/** @type {keyof typeof grounds} */ (app)] ?? nothing}" x="2" y="2" width="44" height="44" rx="12" />${drawings[app]}
</svg>`;
