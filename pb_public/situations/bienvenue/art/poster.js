import { html, svg } from "../../../vendor/lit-html.js";

/** A person on the path who tells about herself, and one who listens. */
export const poster = () =>
  html`<svg class="eva-art" viewBox="0 0 120 110" aria-hidden="true" focusable="false">${svg`
    <path d="M30 8h58a6 6 0 0 1 6 6v20a6 6 0 0 1-6 6H56L42 50l2-10H30a6 6 0 0 1-6-6V14a6 6 0 0 1 6-6z" class="art-paper"/>
    <path d="M36 19h44M36 29h28"/>
    <path d="M10 104V88a20 20 0 0 1 40 0v16z" class="art-1"/><circle cx="30" cy="62" r="13" class="art-2"/>
    <path d="M70 104V90a20 20 0 0 1 40 0v14z" class="art-4"/><circle cx="90" cy="65" r="13" class="art-6"/>
    <path d="M25 66q5 4 10 0M85 69q5 4 10 0"/>`}</svg>`;
