import { html, svg } from "../../../vendor/lit-html.js";

/** A lost telephone on a bench of the workshop, ringing. */
export const poster = () =>
  html`<svg class="eva-art" viewBox="0 0 120 110" aria-hidden="true" focusable="false">${svg`
    <path d="M4 80h112v12H4z" class="art-6"/><path d="M16 92v14M104 92v14"/>
    <g transform="rotate(-8 60 48)">
      <rect x="40" y="8" width="40" height="74" rx="8" class="art-4"/><path d="M45 18h30v50H45z" class="art-paper"/>
      <path d="M50 24h8v8h-8z" class="art-1"/><path d="M62 24h8v8h-8z" class="art-2"/><path d="M50 37h8v8h-8z" class="art-3"/><path d="M62 37h8v8h-8z" class="art-5"/>
      <path d="M50 52h20M50 59h12M57 75h6"/>
    </g>
    <path d="M24 30q-8 12 -4 26M14 26q-10 18 -4 36M96 24q8 12 4 26M106 20q10 18 4 36"/>`}</svg>`;
