import { html } from "../../../vendor/lit-html.js";

/** A welcome desk and the hand that tries: for the map and the counsellor's poster. */
export const poster = () => html`
  <svg class="eva-art" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    <path d="M10 104h100" /><path d="M16 44h88v60H16z" class="art-6"/><path d="M8 44 22 18h76l14 26z" class="art-1"/>
    <path d="M36 18 30 44M60 18v26M84 18l6 26"/><path d="M28 56h40v30H28z" class="art-paper"/><path d="M78 104V64h16v40" class="art-3"/>
    <path d="M44 100V72a5 5 0 0 1 10 0v14l14 4a6 6 0 0 1 4 7l-2 10H50z" class="art-2"/><path d="M49 60v-4M39 66l-3-3M59 66l3-3"/>
  </svg>`;
