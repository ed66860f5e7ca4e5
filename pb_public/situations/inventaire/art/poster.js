import { html } from "../../../vendor/lit-html.js";

/** The community grocery, and the shelves behind its door: for the map and the counsellor's poster. */
export const poster = () => html`
  <svg class="eva-art" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    <path d="M8 106h104"/><path d="M14 36h92v70H14z" class="art-paper"/>
    <path d="M10 20h100l4 16a8 8 0 0 1-16 0 8 8 0 0 1-16 0 8 8 0 0 1-14 0 8 8 0 0 1-16 0 8 8 0 0 1-16 0 8 8 0 0 1-16 0 8 8 0 0 1-14 0z" class="art-3"/>
    <path d="M24 56h44v50H24z" class="art-6"/><path d="M24 80h44"/>
    <path d="M29 66h14v14H29z" class="art-2"/><path d="M48 68h15v12H48z" class="art-1"/>
    <path d="M29 92h15v14H29z" class="art-1"/><path d="M49 90v14c0 3 14 3 14 0V90" class="art-5"/><ellipse cx="56" cy="90" rx="7" ry="3" class="art-6"/>
    <path d="M78 106V60h20v46" class="art-4"/><circle cx="93" cy="84" r="2" class="art-paper"/>
  </svg>`;
