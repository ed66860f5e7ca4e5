/** @import { TemplateResult } from "../../../vendor/lit-html.js" */
import { html, svg } from "../../../vendor/lit-html.js";

/** A tin: whatever is in it, only its label tells. @param {TemplateResult<2>} label */
const tin = (label) => svg`
  <path d="M10 14v54c0 5 9 8 20 8s20-3 20-8V14" class="art-6"/>
  <path d="M10 26c0 5 9 8 20 8s20-3 20-8v32c0 5-9 8-20 8s-20-3-20-8z" class="art-paper"/>
  <ellipse cx="30" cy="14" rx="20" ry="8" class="art-6"/>${label}`;

/** Each product by its shape and its sign; colour adds nothing. In a box of 60 × 80. @type {Record<string, TemplateResult<2>|TemplateResult<2>[]>} */
const DRAWN = {
  tomatoes: tin(svg`<circle cx="30" cy="51" r="9" class="art-3"/><path d="M24 42l6 3 6-3M30 45v-6"/>`),
  chickpeas: tin(
    svg`<circle cx="21" cy="47" r="4.5" class="art-2"/><circle cx="38" cy="47" r="4.5" class="art-2"/><circle cx="30" cy="57" r="4.5" class="art-2"/>`,
  ),
  beans: svg`
    <path d="M12 28c0-6 4-6 4-10h28c0 4 4 4 4 10v42a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6z" class="art-paper"/>
    <path d="M12 6h36v12H12z" class="art-1"/><path d="M21 34v34M30 31v37M39 34v34" class="good-thick"/>`,
  jam: svg`
    <path d="M10 40h40v30a6 6 0 0 1-6 6H16a6 6 0 0 1-6-6z" class="art-4"/>
    <path d="M6 40c2-12 8-14 24-14s22 2 24 14l-8-3-8 4-8-4-8 4-8-4z" class="art-paper"/>
    <path d="M30 68c-8-5-10-9-8-13 2-3 6-3 8 1 2-4 6-4 8-1 2 4 0 8-8 13z" class="art-paper"/>`,
  soap: svg`
    <path d="M6 44c0-5 3-8 8-8h32c5 0 8 3 8 8v18c0 5-3 8-8 8H14c-5 0-8-3-8-8z" class="art-5"/>
    <ellipse cx="30" cy="53" rx="14" ry="9" class="art-paper"/><circle cx="44" cy="22" r="5"/><circle cx="33" cy="15" r="3.5"/>`,
  shampoo: svg`
    <path d="M24 6h12v12H24z" class="art-6"/>
    <path d="M24 18h12c8 2 10 8 10 14v38a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6V32c0-6 2-12 10-14z" class="art-1"/>
    <path d="M14 40h32v20H14z" class="art-paper"/><path d="M19 50c4-5 7 5 11 0s7 5 11 0"/>`,
  flour: svg`
    <path d="M12 18h36l4 54a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4z" class="art-paper"/><path d="M12 18l3-12h30l3 12z" class="art-6"/>
    <path d="M30 64V38M30 46l-8-6M30 46l8-6M30 56l-8-6M30 56l8-6"/>`,
  oil: svg`
    <path d="M25 6h10v14c9 4 11 10 11 18v32a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6V38c0-8 2-14 11-18z" class="art-2"/>
    <path d="M30 38c6 8 9 12 9 17a9 9 0 0 1-18 0c0-5 3-9 9-17z" class="art-paper"/>`,
  rice: svg`
    <path d="M8 46h44c0 14-8 24-15 26v4H23v-4C16 70 8 60 8 46z" class="art-1"/>
    <path d="M10 46c0-14 8-24 20-24s20 10 20 24z" class="art-paper"/><path d="M22 38l4 2M31 31l3-3M36 40l4-1M28 41l2-4"/>`,
};

/** Without a word: what holds it says what it is. @param {string} picture */
export const good = (picture) =>
  html`<svg class="inv-good eva-art" viewBox="0 0 60 80" aria-hidden="true" focusable="false">${DRAWN[picture]}</svg>`;
