import { svg } from "../../../vendor/lit-html.js";
import { at, chair, cup, plant, scene, table, writing } from "./parts.js";
import { people, person } from "./people.js";

/** Its lower part is hidden by what stands behind. @param {number} x @param {number} y @param {number} w */
function bar(x, y, w) {
  return svg`<path class="c1" d="M${x} ${y}h${w}v120h${-w}z"/><path class="c2" d="M${x - 12} ${y - 14}h${w + 24}v16h${-w - 24}z"/>
    <path d="M${x + w / 3} ${y + 16}v88M${x + (2 * w) / 3} ${y + 16}v88"/>`;
}

/** @param {number} x @param {number} y */
const shelf = (x, y) => svg`<path class="c3" d="M${x} ${y}h150v10h-150z"/>
  <path class="c5" d="M${x + 14} ${y}v-34h6v-16h12v16h6v34z"/><path class="c4" d="M${x + 52} ${y}v-40h6v-12h10v12h6v40z"/>
  <path class="s" d="M${x + 92} ${y}v-26h40v26z"/>`;

/** @param {number} x @param {number} y */
const window = (x, y) =>
  svg`<path class="s" d="M${x} ${y}h110v130h-110z"/><path class="c5" d="M${x} ${y + 130}q30 -50 56 -22q26 -34 54 -4v26z"/><path d="M${x + 55} ${y}v130M${x} ${y + 62}h110"/>`;

/** @param {string} alt */
export const room = (alt) =>
  scene(
    alt,
    svg`${window(44, 76)}${shelf(440, 112)}${bar(400, 214, 216)}${cup(560, 200)}
      ${person(286, 326, people.nadege, true)}${chair(62, 326)}${table(140, 326, cup(0, 0))}${chair(222, 326, -1)}`,
  );

/** @param {string} alt */
export const counter = (alt) =>
  scene(
    alt,
    svg`${shelf(60, 110)}${shelf(430, 110)}${person(320, 320, people.tiago)}${bar(90, 220, 460)}
      ${cup(190, 206)}${cup(250, 206)}<path class="s" d="M430 206v-62q0 -10 10 -10h58q10 0 10 10v62z"/><path d="M444 150h50v18h-50zM456 168v22M482 168v22"/>`,
  );

/** @param {string} alt */
export const kitchen = (alt) =>
  scene(
    alt,
    svg`<path class="s" d="M60 96h150v10H60z"/><path class="c2" d="M76 96v-30h40v30zM150 96v-22h46v22z"/>
      ${person(292, 326, people.lan, true)}
      <path class="s" d="M400 150h170v170H400z"/><path class="i" d="M420 210h130v84H420z"/><path class="c6" d="M432 222h106v60H432z"/>
      <circle class="c3" cx="430" cy="180" r="10"/><circle class="c3" cx="465" cy="180" r="10"/><path d="M500 180h50"/>
      <path class="c1" d="M430 150v-40h80v40zM424 110h92M510 124h26"/>
      <path class="c6" d="M40 226h180v16H40z"/><path d="M56 242v80M204 242v80"/><path class="s" d="M92 226q0 -26 34 -26t34 26z"/>`,
  );

/** @param {string} alt */
export const board = (alt) =>
  scene(
    alt,
    svg`<path class="c3" d="M150 52h340v214H150z"/><path class="s" d="M166 68h308v182H166z"/>
      <path class="c1" d="M166 68h308v32H166z"/><path d="M268 100v150M166 138h308M166 176h308M166 214h308"/>
      ${writing(184, 122, [60, 66, 54, 62], 38)}${writing(288, 122, [150, 120, 160, 110], 38)}
      ${plant(70, 316)}${plant(566, 316)}<path d="M320 52v-12"/>`,
  );

/** @param {string} alt */
export const slate = (alt) =>
  scene(
    alt,
    svg`<path class="c3" d="M200 60h240v186H200z"/><path class="h1" d="M216 76h208v154H216z"/>
      <path class="c6 dot" d="M244 104h150v6h-150zM244 138h120v6h-120zM244 172h140v6h-140z"/><path class="c2" d="M40 250h560v18H40z"/><path class="c1" d="M60 268h520v80H60z"/>
      ${cup(120, 250)}<path class="c5" d="M500 250v-46h-6v-14h36v14h-6v46z"/><circle class="c4" cx="508" cy="172" r="14"/><circle class="c2" cx="530" cy="164" r="12"/>`,
  );

/** @param {string} alt */
export const laptop = (alt) =>
  scene(
    alt,
    svg`${shelf(60, 120)}<path class="i" d="M220 92h200q10 0 10 10v132H210V102q0 -10 10 -10z"/><path class="s" d="M226 108h188v112H226z"/>
      <path class="c1" d="M226 108h188v22H226z"/>${writing(246, 150, [140, 120, 146, 80], 16)}
      <path class="c6" d="M184 250l20 -16h232l20 16z"/><path class="c2" d="M40 250h560v18H40z"/><path class="c1" d="M60 268h520v80H60z"/>
      ${cup(520, 250)}${at(0, 0, plant(116, 250))}`,
  );

/** @param {string} alt */
export const notices = (alt) =>
  scene(
    alt,
    svg`<path class="c3" d="M120 48h400v222H120z"/><path class="c6" d="M136 64h368v190H136z"/>
      <path class="s" d="M250 78h140v160H250z"/>${writing(270, 108, [100, 84, 96, 60, 90, 70], 20)}
      <path class="c2" d="M156 84h72v62h-72z"/>${writing(168, 104, [44, 36])}<path class="s" d="M160 168h66v66h-66z"/>${writing(172, 188, [42, 30, 40])}
      <path class="s" d="M414 82h70v84h-70z"/><path class="c5" d="M424 92h50v34h-50z"/><path class="c1" d="M418 186h62v48h-62z"/>
      <circle class="c3" cx="320" cy="80" r="6"/><circle class="c4" cx="192" cy="86" r="6"/><circle class="c3" cx="449" cy="84" r="6"/>`,
  );

/** @param {string} alt */
export const doorway = (alt) =>
  scene(
    alt,
    svg`<path class="c6" d="M40 36h560v264H40z"/><path class="c1" d="M230 60h180v244H230z"/><path class="s" d="M254 84h132v110H254z"/>
      <path class="c2" d="M280 112h80v40h-80zM320 84v28"/><path class="c2" d="M390 212h10v26h-10z"/>
      <path class="s" d="M70 90h120v130H70zM450 90h120v130H450z"/><path d="M130 90v130M510 90v130"/>
      <path class="c3" d="M206 36h228v18H206z"/>${plant(200, 316)}${plant(440, 316)}`,
  );
