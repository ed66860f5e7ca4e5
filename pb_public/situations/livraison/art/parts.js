/**
 * What the drawings are made of. Classes, not colours, so that themes reach them: c1…c6 the art's flat colours, s a
 * surface, p the page, w the wall, l the floor, i ink, n nothing; see questionnaire.css.
 */
import { html, nothing, svg } from "../../../vendor/lit-html.js";

/**
 * A scene of 640 × 360, its floor at 300. What shows is from 36 to 340: the document lies on the rest.
 *
 * @param {string} alt
 * @param {unknown} content
 * @param {unknown} [floor]
 */
export function scene(alt, content, floor = svg`<rect class="l" x="-4" y="300" width="648" height="64"/>`) {
  return picture(alt, "0 36 640 304", svg`<rect class="w" x="-4" y="-4" width="648" height="368"/>${floor}${content}`);
}

/** One object, 120 × 120. @param {string} alt @param {unknown} content */
export function icon(alt, content) {
  return picture(alt, "0 0 120 120", content);
}

/** @param {string} alt "" when the words beside it say it all @param {string} viewBox @param {unknown} content */
function picture(alt, viewBox, content) {
  return html`<svg class="eva-art q-art" viewBox=${viewBox} preserveAspectRatio="xMidYMid slice"
    role=${alt ? "img" : nothing} aria-label=${alt || nothing}
    aria-hidden=${alt ? nothing : "true"} focusable="false">${content}</svg>`;
}

/**
 * Moves and scales; the line keeps its weight.
 *
 * @param {number} x @param {number} y @param {unknown} content @param {number} [scale]
 */
export function at(x, y, content, scale = 1) {
  return svg`<g transform="translate(${x} ${y}) scale(${scale})" stroke-width=${scale === 1 ? nothing : 3 / scale}>${content}</g>`;
}

/** A closed carton; x and y are its lower left corner. @param {number} x @param {number} y @param {number} w @param {number} h @param {string} [fill] */
export function carton(x, y, w, h, fill = "c2") {
  return at(
    x,
    y - h,
    svg`
      <rect class=${fill} width=${w} height=${h} rx="3"/>
      <path class="s" d="M${w * 0.42} 0v${h * 0.3}h${w * 0.16}v${-h * 0.3}z"/>
      <path d="M${w * 0.62} ${h * 0.72}h${w * 0.24}M${w * 0.62} ${h * 0.84}h${w * 0.16}"/>`,
  );
}

/** Where Samira's team puts parcels to push them: its wheels stand on y, its handle is on the right. @param {number} x @param {number} y @param {{wheels?: number, load?: unknown}} [state] */
export function trolley(x, y, { wheels = 2, load = nothing } = {}) {
  return at(
    x,
    y,
    svg`
      ${load}
      <path class="c1" d="M0 -34h150v12h-150z"/>
      <path d="M150 -28V-128q0 -14 14 -14"/>
      <circle class="s" cx="28" cy="-10" r="11"/>
      ${wheels > 1 ? svg`<circle class="s" cx="124" cy="-10" r="11"/>` : svg`<path d="M118 -22v10h12v-10"/>`}`,
  );
}

/** The round's truck, its wheels on y. @param {number} x @param {number} y */
export function truck(x, y) {
  return at(
    x,
    y,
    svg`
      <rect class="s" x="0" y="-160" width="210" height="132" rx="6"/>
      <path class="c1" d="M0 -84h210v32H0z"/>
      <path class="c3" d="M210 -128h58q12 0 18 12l24 44v44h-100z"/>
      <path class="p" d="M228 -114h38q6 0 9 6l16 32h-63z"/>
      <path d="M224 -58h16M306 -46h-12M0 -28h310"/>
      ${wheel(58)}${wheel(254)}`,
  );
}

/** @param {number} x */
function wheel(x) {
  return svg`<circle class="i" cx=${x} cy="-26" r="26"/><circle class="s" cx=${x} cy="-26" r="10"/>`;
}

/** Lines that stand for writing too small to read. @param {number} x @param {number} y @param {number[]} lengths */
export function writing(x, y, lengths) {
  return svg`<path d=${lengths.map((length, i) => `M${x} ${y + i * 12}h${length}`).join("")}/>`;
}

/** @param {number} x @param {number} y */
export function tree(x, y) {
  return at(
    x,
    y,
    svg`
    <path class="c3" d="M-6 0v-54h12V0z"/>
    <circle class="c5" cx="0" cy="-82" r="38"/>
    <path d="M-12 -84q8 2 12 14q2 -14 14 -20"/>`,
  );
}

/** @param {number} x @param {number} y */
export function plant(x, y) {
  return at(
    x,
    y,
    svg`
    <path class="c5" d="M0 -34q-30 -8 -28 -44q26 6 28 44q-4 -44 16 -64q18 30 -16 64q6 -26 34 -30q-2 26 -34 30z"/>
    <path class="c3" d="M-20 -34h40l-6 34h-28z"/>`,
  );
}
