import { svg } from "../../../vendor/lit-html.js";
import { at } from "./parts.js";

/** What is sold. Each stands on y, its middle at x. */

/** @param {number} x @param {number} y */
export const apple = (x, y) =>
  svg`<path class="c3" d="M${x} ${y - 30}q18 -10 20 8q0 22 -20 22t-20 -22q2 -18 20 -8z"/><path d="M${x} ${y - 30}q0 -8 6 -12"/>`;

/** @param {number} x @param {number} y */
export const tomato = (x, y) =>
  svg`<ellipse class="c3" cx=${x} cy=${y - 17} rx="20" ry="17"/><path class="c5" d="M${x - 9} ${y - 33}l9 5l9 -5l-5 8l5 4h-18l5 -4z"/>`;

/** @param {number} x @param {number} y */
export const lettuce = (x, y) =>
  svg`<path class="c5" d="M${x - 30} ${y}q-12 -18 4 -26q0 -20 18 -16q8 -12 18 0q20 -2 16 18q16 8 4 24z"/><path d="M${x} ${y - 2}v-22M${x - 14} ${y - 4}q0 -10 -8 -16M${x + 14} ${y - 4}q0 -10 8 -16"/>`;

/** @param {number} x @param {number} y */
export const carrot = (x, y) =>
  svg`<path class="c2" d="M${x - 11} ${y - 46}q11 -8 22 0l-11 46z"/><path class="c5" d="M${x} ${y - 50}q-14 -6 -14 -20q14 2 14 20q0 -18 14 -20q0 14 -14 20z"/><path d="M${x - 6} ${y - 32}h6M${x + 1} ${y - 20}h5"/>`;

/** @param {number} x @param {number} y @param {number} [size] */
export const melon = (x, y, size = 1) =>
  at(
    x,
    y,
    svg`<circle class="c5" cx="0" cy="-32" r="32"/><path d="M0 -64q-16 32 0 64M0 -64q16 32 0 64M0 -64q-46 32 0 64M0 -64q46 32 0 64"/><path d="M0 -64v-8h8"/>`,
    size,
  );

/** @param {number} x @param {number} y */
export const egg = (x, y) => svg`<path class="l" d="M${x} ${y - 42}q18 8 17 26q-2 16 -17 16t-17 -16q-1 -18 17 -26z"/>`;

/** @param {number} x @param {number} y */
export const jar = (x, y) =>
  svg`<rect class="c2" x=${x - 24} y=${y - 54} width="48" height="54" rx="8"/><rect class="c3" x=${x - 22} y=${y - 66} width="44" height="13" rx="3"/><rect class="s" x=${x - 15} y=${y - 38} width="30" height="22" rx="2"/>`;

/** @param {number} x @param {number} y */
export const loaf = (x, y) =>
  svg`<path class="c2" d="M${x - 46} ${y}q-8 -34 24 -38h44q32 4 24 38z"/><path d="M${x - 22} ${y - 30}l10 14M${x - 2} ${y - 32}l10 14M${x + 18} ${y - 30}l10 14"/>`;

/** @param {number} x @param {number} y */
export const wedge = (x, y) =>
  svg`<path class="c2" d="M${x - 44} ${y}v-26l70 -24q18 8 18 24v26z"/><path d="M${x - 44} ${y - 26}h88"/><circle class="l" cx=${x - 16} cy=${y - 12} r="5"/><circle class="l" cx=${x + 16} cy=${y - 14} r="7"/>`;

/** @param {number} x @param {number} y */
export const wheel = (x, y) =>
  svg`<path class="l" d="M${x - 44} ${y - 30}v20q0 10 44 10t44 -10v-20z"/><ellipse class="s" cx=${x} cy=${y - 30} rx="44" ry="12"/>`;

/** @param {number} x @param {number} y */
export const fish = (x, y) =>
  svg`<path class="c1" d="M${x - 50} ${y - 20}q34 -34 70 -4l26 -18v40l-26 -16q-36 28 -70 -2z"/><circle class="s" cx=${x - 32} cy=${y - 23} r="5"/><path d="M${x - 18} ${y - 34}q8 14 0 28"/>`;

/** @param {number} x @param {number} y */
export const bottle = (x, y) =>
  svg`<path class="c2" d="M${x - 20} ${y}v-74q0 -14 10 -20v-22h20v22q10 6 10 20v74z"/><path class="c3" d="M${x - 11} ${y - 128}h22v14h-22z"/><path class="s" d="M${x - 20} ${y - 60}h40v34h-40z"/>`;

/** @param {number} x @param {number} y */
export const glass = (x, y) =>
  svg`<path class="s" d="M${x - 20} ${y - 54}h40l-6 54h-28z"/><path class="c2" d="M${x - 18} ${y - 36}h36l-4 36h-28z"/>`;

/** @param {number} x @param {number} y @param {string} fill */
export const bunch = (x, y, fill) =>
  svg`<path d="M${x - 16} ${y - 40}l10 40M${x} ${y - 50}v50M${x + 16} ${y - 40}l-10 40"/>
    ${[-26, 0, 26].map((dx) => svg`<circle class=${fill} cx=${x + dx} cy=${y - 58 - (dx ? 0 : 16)} r="16"/><circle class="c2" cx=${x + dx} cy=${y - 58 - (dx ? 0 : 16)} r="5"/>`)}
    <path class="s" d="M${x - 24} ${y - 26}h48l-7 26h-34z"/>`;

/** @param {number} x @param {number} y */
export const asparagus = (x, y) =>
  svg`<path class="c5" d="M${x - 5} ${y}v-84q0 -12 5 -18q5 6 5 18v84z"/><path d="M${x - 5} ${y - 60}l5 -6l5 6M${x - 5} ${y - 34}l5 -6l5 6"/>`;
