import { svg } from "../../../vendor/lit-html.js";
import { apple, bunch, carrot, fish, jar, loaf, wedge } from "./goods.js";
import { at, each, figure, on, rows, text } from "./parts.js";

/** What stands in the cells of the plan; the content's zones have the same places. @type {Record<string, unknown>} */
const cells = {
  A1: svg`<path class="c1" d="M-36 30v-46l36 -24l36 24v46z"/><path class="s" d="M-9 30V6h18v24z"/><path d="M0 -40v-14h16v9h-16"/>`,
  B1: loaf(0, 24),
  C1: at(0, 34, bunch(0, 0, "c3"), 0.9),
  D1: jar(0, 30),
  E1: svg`<path class="s" d="M-24 -8h44v26q0 12 -12 12h-20q-12 0 -12 -12zM20 -2h8q10 0 10 9t-10 9h-8"/><path d="M-12 -18q-6 -8 0 -14M4 -18q-6 -8 0 -14"/>`,
  A2: wedge(0, 24),
  C2: svg`<ellipse class="c1" cx="0" cy="22" rx="40" ry="13"/><path class="s" d="M-8 20v-28h16v28z"/><path d="M0 -8v-22M-6 -14q-18 -14 -24 8M6 -14q18 -14 24 8"/>`,
  E2: fish(0, 24),
  A3: at(0, 30, carrot(0, 0), 0.9),
  B3: at(0, 26, apple(0, 0), 1.3),
  C3: svg`<path class="s" d="M-30 32v-44q0 -22 30 -22t30 22v44h-14v-42q0 -8 -16 -8t-16 8v42z"/>`,
  D3: svg`<ellipse class="c5" cx="-14" cy="8" rx="15" ry="20"/><ellipse class="c4" cx="18" cy="4" rx="15" ry="20"/><path d="M-14 -12q6 -16 32 -8"/>`,
  E3: svg`<rect class="c1" x="-30" y="-34" width="60" height="60" rx="8"/>`,
};

/** The market from above: columns A to E, lines 1 to 3, north at the top. @param {string} alt */
export const plan = (alt) =>
  figure(
    alt,
    svg`
      ${each(rows([5, 5, 5], 75, 42, 111, 118), (x, y) => svg`<rect class="s" x=${x} y=${y} width="105" height="114" rx="6"/>`)}
      ${[..."ABCDE"].map((letter, i) => text(127 + i * 111, 32, letter))}${["1", "2", "3"].map((line, i) => text(50, 110 + i * 118, line))}
      ${Object.entries(cells).map(([cell, drawing]) => at(127 + "ABCDE".indexOf(cell[0]) * 111, 96 + (Number(cell[1]) - 1) * 118, drawing))}
      ${text(571, 340, "P")}
      <path class="heavy" d="M22 60V20M12 34l10 -14l10 14"/>${text(22, 90, "N", "small")}`,
  );

/** A place from above, with the lengths that its document gives. @param {string} alt @param {unknown} content */
const ground = (alt, content) =>
  figure(alt, svg`<rect class="l" x="-4" y="-4" width="648" height="448"/>${content}`, 440);

/** @param {string} alt */
export const stand = (alt) =>
  ground(
    alt,
    svg`
      <rect class="c5" x="110" y="90" width="420" height="210"/><path d="M110 90l420 210M530 90l-420 210"/>
      <path d="M110 330h420M110 320v20M530 320v20M80 90v210M70 90h20M70 300h20"/>${text(320, 372, "Longueur")}
      <g transform="rotate(-90 54 196)">${text(54, 200, "Largeur", "small")}</g>`,
  );

/** @param {string} alt */
export const squareTable = (alt) =>
  ground(
    alt,
    svg`<rect class="c3" x="190" y="40" width="260" height="260"/><path d="M190 105h260M190 170h260M190 235h260"/><path d="M190 326h260M190 316v20M450 316v20"/>${text(320, 370, "Un côté")}`,
  );

/** @param {string} alt */
export const wall = (alt) =>
  ground(
    alt,
    svg`
      <rect class="c3" x="20" y="30" width="600" height="50"/><path d="M20 55h600M80 30v25M160 30v25M240 30v25M320 30v25M400 30v25M480 30v25M560 30v25M120 55v25M200 55v25M280 55v25M360 55v25M440 55v25M520 55v25"/>
      <rect class="c5" x="130" y="80" width="380" height="210"/><path class="heavy" d="M130 80v210h380V80"/>
      ${text(320, 340, "Longueur")}<g transform="rotate(-90 98 190)">${text(98, 194, "Largeur", "small")}</g>`,
  );

/** @param {string} alt */
export const tiles = (alt) =>
  ground(
    alt,
    svg`
      <rect class="p" x="100" y="60" width="440" height="260"/>
      ${each(
        [...on(60, 100, 155, 210), ...on(112, 100, 155), ...on(164, 100)],
        (x, y) => svg`<rect class="c2" x=${x} y=${y} width="55" height="52"/>`,
      )}
      ${text(320, 368, "Longueur")}<g transform="rotate(-90 70 190)">${text(70, 194, "Largeur", "small")}</g>`,
  );

/** A rectangle without one of its corners: sides A and B of the whole, C and D of what is missing. @param {string} alt */
export const corner = (alt) =>
  ground(
    alt,
    svg`
      <path class="s" d="M110 330V70h260v90h160v170z"/>
      ${text(320, 376, "A")}${text(76, 212, "B")}${text(450, 146, "C")}${text(396, 122, "D")}
      <path stroke-dasharray="4 12" d="M370 70h160v90"/>`,
  );

/** @param {string} alt */
export const fountain = (alt) =>
  ground(
    alt,
    svg`
      <rect class="s" x="110" y="50" width="420" height="270"/><rect class="c1" x="255" y="120" width="130" height="130"/><circle class="s" cx="320" cy="185" r="26"/><circle class="c1" cx="320" cy="185" r="9"/>
      ${text(320, 366, "Longueur")}<g transform="rotate(-90 80 190)">${text(80, 194, "Largeur", "small")}</g>${text(320, 110, "Côté", "small")}`,
  );

/** @param {string} alt */
export const gate = (alt) =>
  ground(
    alt,
    svg`
      <rect class="s" x="110" y="60" width="420" height="250" stroke="none"/>
      <path class="heavy" d="M270 310H110V60h420v250H370"/><path d="M270 296v28M370 296v28"/>${text(320, 318, "Entrée", "small")}
      ${text(320, 46, "Longueur")}<g transform="rotate(-90 80 190)">${text(80, 194, "Largeur", "small")}</g>`,
  );
