import { html, svg } from "../../../vendor/lit-html.js";

/** The market on the path: a striped stall, fruit and a scale. */
export const poster = () =>
  html`<svg class="eva-art" viewBox="0 0 120 110" aria-hidden="true" focusable="false">${svg`
    <path d="M20 34v70M100 34v70"/>
    <path d="M14 14h18v22a9 7 0 0 1-18 0zM50 14h18v22a9 7 0 0 1-18 0zM86 14h20v22a10 7 0 0 1-20 0z" class="art-5"/>
    <path d="M32 14h18v22a9 7 0 0 1-18 0zM68 14h18v22a9 7 0 0 1-18 0z" class="art-paper"/>
    <path d="M14 72h92v32H14z" class="art-6"/><path d="M14 82h92"/>
    <circle cx="30" cy="65" r="7" class="art-3"/><circle cx="45" cy="65" r="7" class="art-2"/><circle cx="38" cy="53" r="7" class="art-3"/>
    <path d="M66 72l5-18h20l5 18z" class="art-1"/><path d="M60 46h42v8H60z" class="art-paper"/><circle cx="81" cy="63" r="5" class="art-paper"/>`}</svg>`;
