import { html, svg } from "../../../vendor/lit-html.js";

/** The workshop on the path: a factory, and a radio set on its belt. */
export const poster = () =>
  html`<svg class="eva-art" viewBox="0 0 120 110" aria-hidden="true" focusable="false">${svg`
    <path d="M12 50h96v54H12z" class="art-6"/><path d="M12 50V28l26 20V28l26 20V28l26 20V20h18v30z" class="art-1"/>
    <path d="M22 60h76v30H22z" class="art-paper"/><path d="M22 84h76"/>
    <path d="M42 66h30v18H42z" class="art-2"/><circle cx="51" cy="75" r="5" class="art-paper"/><path d="M61 71h7M61 76h7M68 66l6-9"/>
    <circle cx="32" cy="90" r="3" class="art-paper"/><circle cx="60" cy="90" r="3" class="art-paper"/><circle cx="88" cy="90" r="3" class="art-paper"/>`}</svg>`;
