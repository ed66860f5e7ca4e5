import { html } from "../../../vendor/lit-html.js";

/** The fence of the building site, a cone and a warning sign: for the map and the counsellor's poster. */
export const poster = () => html`
  <svg class="eva-art" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    <path d="M8 106h104"/><path d="M14 34h92v14H14z" class="art-paper"/><path d="M24 48v58M96 48v58M14 62h92v14H14z"/>
    <path d="M14 62h92v14H14z" class="art-paper"/><path d="M22 48l8-14h14l-8 14zM52 48l8-14h14l-8 14zM82 48l8-14h14l-8 14zM22 76l8-14h14l-8 14zM82 76l8-14h14l-8 14z" class="art-3"/>
    <path d="M60 42 96 102H24z" class="art-2"/><path d="M60 62v20M60 91v1"/>
    <path d="M6 106h30M12 106l6-28h6l6 28z" class="art-3"/>
  </svg>`;
