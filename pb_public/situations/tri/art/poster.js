import { html } from "../../../vendor/lit-html.js";

/** The second-hand shop with its shelf of tiles: for the map and the counsellor's poster. */
export const poster = () => html`
  <svg class="eva-art" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    <path d="M10 106h100"/><path d="M16 40h88v66H16z" class="art-6"/><path d="M10 40 60 12l50 28z" class="art-5"/>
    <path d="M26 50h24v24H26zM54 50h24v24H54zM26 78h24v24H26z" class="art-paper"/>
    <path d="M38 54l8 8-8 8-8-8z" class="art-1"/><path d="M60 56h12v12H60z" class="art-1"/><circle cx="38" cy="90" r="7" class="art-1"/>
    <path d="M58 106V80h18v26M84 106V60h12v46" class="art-3"/><circle cx="60" cy="28" r="5" class="art-paper"/>
  </svg>`;
