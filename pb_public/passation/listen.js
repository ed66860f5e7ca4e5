/** @import { Voice } from "./voice.js" */
import { html } from "../vendor/lit-html.js";
import { icon } from "./icons.js";

/**
 * Always the same button, right under the heading: whoever does not read finds
 * it at once. Hidden by the style sheet when the device has no voice.
 *
 * @param {Voice} voice
 * @param {string[]} sentences
 */
export const listen = (voice, sentences) =>
  html`<p class="listen"><button type="button" class="eva-button eva-button--quiet" @click=${() => voice.speak(sentences)}>
    ${icon("speak")} Écouter</button></p>`;

/** @param {string[]} sentences */
export const paragraphs = (sentences) => sentences.map((sentence) => html`<p>${sentence}</p>`);
