import { html, svg } from "../../../vendor/lit-html.js";

/** A green square with a tick, a yellow triangle with « ! » (W001), a red octagon with a hand: three shapes, three marks. */
const drawings = {
  none: svg`<path d="M4 4h56v56H4z"/><path d="M17 33l11 12l20 -25"/>`,
  careful: svg`<path d="M32 5L61 58H3z"/><path d="M32 24v16M32 49v.5"/>`,
  serious: svg`<path d="M20 4h24l16 16v24L44 60H20L4 44V20z"/><path d="M21 34v-14M28 32v-18M35 32v-17M42 34v-14M21 34q0 16 11 16q10 0 15 -14l2 -6q-4 -1 -7 6"/>`,
};

/** @param {keyof typeof drawings} name */
export const sign = (name) =>
  html`<svg class="risk-mark risk-mark--${name}" viewBox="0 0 64 64" aria-hidden="true" focusable="false">${drawings[name]}</svg>`;
