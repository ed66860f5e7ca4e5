import { html, svg } from "../../../vendor/lit-html.js";

/** The library on the path: an open book between its columns. */
export const poster = () =>
  html`<svg class="eva-art" viewBox="0 0 120 110" aria-hidden="true" focusable="false">${svg`
    <path d="M16 44h88v60H16z" class="art-6"/><path d="M10 44 60 16l50 28z" class="art-4"/>
    <path d="M24 50h10v46H24zM86 50h10v46H86z" class="art-paper"/><path d="M14 98h92v6H14z" class="art-4"/>
    <path d="M60 62c-6-5-13-6-20-5v28c7-1 14 0 20 5 6-5 13-6 20-5V57c-7-1-14 0-20 5z" class="art-paper"/><path d="M60 62v28M46 65h7M46 72h7M67 65h7M67 72h7"/>`}</svg>`;
