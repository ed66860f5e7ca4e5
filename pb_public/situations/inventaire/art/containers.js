/** @import { TemplateResult } from "../../../vendor/lit-html.js" */
import { html, svg } from "../../../vendor/lit-html.js";

/** Closed, as they stand in the storeroom. In a box of 100 × 80. @type {Record<string, TemplateResult<2>>} */
const CLOSED = {
  carton: svg`
    <path d="M8 24h84v52H8z" class="art-2"/><path d="M8 24 20 8h60l12 16z" class="art-6"/>
    <path d="M44 8h12l2 16v14H42V24z" class="art-paper"/>`,
  crate: svg`
    <path d="M8 22h84v54H8z" class="art-6"/><path d="M8 40h84M8 58h84"/>
    <path d="M8 22h12v54H8zM80 22h12v54H80z" class="art-2"/><path d="M20 22 26 10h48l6 12" class="art-6"/>`,
  bin: svg`
    <path d="M12 26h76l-8 46a5 5 0 0 1-5 4H25a5 5 0 0 1-5-4z" class="art-1"/><path d="M6 14h88v12H6z" class="art-1"/>
    <path d="M38 14V6h24v8"/>`,
  drum: svg`
    <path d="M20 14v56c0 5 13 8 30 8s30-3 30-8V14" class="art-5"/><ellipse cx="50" cy="14" rx="30" ry="9" class="art-6"/>
    <path d="M20 32c0 5 13 8 30 8s30-3 30-8M20 54c0 5 13 8 30 8s30-3 30-8"/>`,
};

/** @param {string} kind */
export const closed = (kind) =>
  html`<svg class="inv-closed eva-art" viewBox="0 0 100 80" aria-hidden="true" focusable="false">${CLOSED[kind]}</svg>`;

const SIGNS = {
  right: svg`<circle cx="20" cy="20" r="18"/><path d="M11 21 17 28 29 13"/>`,
  wrong: svg`<path d="M2 2h36v36H2z"/><path d="M12 12 28 28M28 12 12 28"/>`,
  blank: svg`<circle cx="20" cy="20" r="17" class="inv-hollow"/>`,
};

/** Round with a tick, square with a cross, or an empty ring. @param {"right"|"wrong"|"blank"} kind */
export const sign = (kind) =>
  html`<svg class="inv-sign inv-sign--${kind}" viewBox="0 0 40 40" aria-hidden="true" focusable="false">${SIGNS[kind]}</svg>`;
