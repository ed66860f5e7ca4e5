import { html, svg } from "../../../vendor/lit-html.js";

/** The café on the path: its awning, its door and a table outside. */
export const poster = () =>
  html`<svg class="eva-art" viewBox="0 0 120 110" aria-hidden="true" focusable="false">${svg`
    <path d="M16 40h88v64H16z" class="art-2"/><path d="M10 40 60 12l50 28z" class="art-3"/>
    <path d="M24 60h28v26H24z" class="art-paper"/><path d="M74 58h20v46H74z" class="art-1"/><path d="M79 64h10v14H79z" class="art-paper"/>
    <path d="M14 40h18v10q-9 7-18 0zM50 40h18v10q-9 7-18 0zM86 40h18v10q-9 7-18 0z" class="art-4"/>
    <path d="M32 40h18v10q-9 7-18 0zM68 40h18v10q-9 7-18 0z" class="art-paper"/>
    <path d="M26 90h32v5H26z" class="art-6"/><path d="M42 95v11M34 106h16"/><path d="M36 82h12v4q0 4-4 4h-4q-4 0-4-4z" class="art-paper"/>`}</svg>`;
