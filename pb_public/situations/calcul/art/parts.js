import { html, nothing, svg } from "../../../vendor/lit-html.js";

/**
 * A view of 640 × 360, its floor at 300, that may be cut at the edges: it only sets the scene.
 *
 * @param {string} alt
 * @param {unknown} content
 */
export function scene(alt, content) {
  const ground = svg`<rect class="w" x="-4" y="-4" width="648" height="368"/><rect class="l" x="-4" y="300" width="648" height="64"/>`;
  return picture(alt, "0 36 640 304", "slice", svg`${ground}${content}`);
}

/**
 * A drawing that is needed to answer: it is never cut.
 *
 * @param {string} alt
 * @param {unknown} content
 * @param {number} [height] more than 400 where a document lies on the lower edge
 */
export function figure(alt, content, height = 400) {
  const ground = svg`<rect class="w" x="-4" y="-4" width="648" height=${height + 8}/>`;
  return picture(alt, `0 0 640 ${height}`, "meet", svg`${ground}${content}`);
}

/** One object, 120 × 120. @param {string} alt @param {unknown} content */
export const icon = (alt, content) => picture(alt, "0 0 120 120", "meet", content);

/** @param {string} alt "" when the words beside it say it all @param {string} box @param {"slice"|"meet"} fit @param {unknown} content */
function picture(alt, box, fit, content) {
  return html`<svg class="eva-art q-art" viewBox=${box} preserveAspectRatio="xMidYMid ${fit}"
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

/**
 * Letters and figures that are part of a drawing.
 *
 * @param {number} x @param {number} y @param {string|number} words @param {"small"|"big"|""} [size]
 */
export function text(x, y, words, size = "") {
  return svg`<text class="q-art-text ${size}" x=${x} y=${y}>${words}</text>`;
}

/** Lines that stand for writing too small to read. @param {number} x @param {number} y @param {number[]} lengths */
export function writing(x, y, lengths) {
  return svg`<path d=${lengths.map((length, i) => `M${x} ${y + i * 14}h${length}`).join("")}/>`;
}

/** The striped cloth above a stall. @param {number} x @param {number} y @param {number} width @param {string} fill */
export function awning(x, y, width, fill) {
  const stripe = width / 8;
  const stripes = Array.from({ length: 8 }, (_, i) => {
    const left = x + i * stripe;
    return svg`<path class=${i % 2 ? "s" : fill} d="M${left} ${y}h${stripe}v44a${stripe / 2} 16 0 0 1 ${-stripe} 0z"/>`;
  });
  return svg`<path d="M${x + 12} ${y + 40}V300M${x + width - 12} ${y + 40}V300"/>${stripes}`;
}

/** An open wooden crate, x and y its lower left corner, with what stands out of it. @param {number} x @param {number} y @param {number} width @param {number} height @param {unknown} [goods] */
export function crate(x, y, width, height, goods = nothing) {
  const board = height / 2;
  return svg`
    ${goods}
    <path class="c6" d="M${x} ${y - height}h${width}v${board - 3}h${-width}zM${x} ${y - board + 3}h${width}v${board - 3}h${-width}z"/>
    <path d="M${x + 12} ${y - height}v${height}M${x + width - 12} ${y - height}v${height}"/>`;
}

/**
 * The same drawing at several places.
 *
 * @param {[number, number][]} places
 * @param {(x: number, y: number) => unknown} draw
 */
export const each = (places, draw) => places.map(([x, y]) => draw(x, y));

/**
 * Places in rows: so many a row, from the left.
 *
 * @param {number[]} counts @param {number} x @param {number} y @param {number} dx @param {number} dy
 * @returns {[number, number][]}
 */
export function rows(counts, x, y, dx, dy) {
  return counts.flatMap((count, row) =>
    Array.from({ length: count }, (_, i) => /** @type {[number, number]} */ ([x + i * dx, y + row * dy])),
  );
}

/** Places on one line. @param {number} y @param {...number} xs @returns {[number, number][]} */
export const on = (y, ...xs) => xs.map((x) => [x, y]);
