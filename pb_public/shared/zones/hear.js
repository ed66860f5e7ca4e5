/** @import { Host } from "../situation.js" */
import { html } from "../../vendor/lit-html.js";

/** A small button that speaks a key of host.say. @param {Host} host @param {string} key @param {string} label What is heard. */
export const hearButton = (host, key, label) => html`
  <button type="button" class="eva-button eva-button--quiet zones-hear" aria-label="${host.content.texts.listen[0]}&nbsp;: ${label}" @click=${() => host.say(key)}>
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
      <path d="M4 9v6h4l5 4V5L8 9zM16.5 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11"/></svg></button>`;
