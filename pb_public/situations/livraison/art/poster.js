import { html, svg } from "../../../vendor/lit-html.js";

/** The depot on the path: an open dock and a van ready to leave. */
export const poster = () =>
  html`<svg class="eva-art" viewBox="0 0 120 110" aria-hidden="true" focusable="false">${svg`
    <path d="M14 42h92v62H14z" class="art-6"/><path d="M14 42 22 20h76l8 22z" class="art-3"/>
    <path d="M24 52h42v44H24z" class="art-paper"/><path d="M32 70h24v26H32z" class="art-2"/><path d="M32 79h24M44 70v9"/>
    <path d="M58 66h26v32H58z" class="art-1"/><path d="M84 76h14l10 12v10H84z" class="art-1"/><path d="M89 81h7l6 7H89z" class="art-paper"/>
    <circle cx="68" cy="100" r="6" class="art-paper"/><circle cx="97" cy="100" r="6" class="art-paper"/>`}</svg>`;
