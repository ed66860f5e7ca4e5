import { html, svg } from "../../../vendor/lit-html.js";

/** A desk on the path: a screen with a message, a keyboard and a cup. */
export const poster = () =>
  html`<svg class="eva-art" viewBox="0 0 120 110" aria-hidden="true" focusable="false">${svg`
    <path d="M6 92h108v10H6z" class="art-3"/><path d="M50 70h14v16H50z" class="art-6"/><path d="M40 86h34v6H40z" class="art-6"/>
    <rect x="14" y="10" width="86" height="62" rx="5" class="art-1"/><rect x="21" y="17" width="72" height="48" rx="2" class="art-paper"/>
    <rect x="32" y="26" width="50" height="30" rx="2" class="art-2"/><path d="m32 28 25 17 25-17"/>
    <path d="M88 80h14v8a4 4 0 0 1-4 4h-6a4 4 0 0 1-4-4z" class="art-4"/><path d="M102 82h4v6h-4"/>`}</svg>`;
