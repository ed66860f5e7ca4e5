import { svg } from "../../vendor/lit-html.js";

/** @param {number} x @param {number} y */
export const cone = (x, y) =>
  svg`<path class="art-3" d="M${x - 9} ${y}h18l-1 -3h-3l-4 -20h-2l-4 20h-3z"/><path class="zones-shine" d="M${x - 3} ${y - 11}h6"/>`;

/** A striped barrier on two feet. @param {number} x @param {number} y @param {number} width */
export const barrier = (x, y, width) => svg`<path d="M${x + 6} ${y}v-26M${x + width - 6} ${y}v-26"/>
  <path class="art-paper" d="M${x} ${y - 28}h${width}v11H${x}z"/>${Array.from(
    { length: Math.floor(width / 16) },
    (_, i) => svg`<path class="art-3 zones-thin" d="M${x + 3 + i * 16} ${y - 17}l5 -11h7l-5 11z"/>`,
  )}`;
