/**
 * What the drawings are made of. Classes, not colours, so that themes reach them: c1…c6 the art's flat colours, s a
 * surface, p the page, w the wall, l the floor, i ink, n nothing; see questionnaire.css.
 */
import { html, nothing, svg } from "../../../vendor/lit-html.js";

/**
 * A scene of 640 × 360, its floor at 300. What shows is from 36 to 340: the document lies on the rest.
 *
 * @param {string} alt "" when the words beside it say it all
 * @param {unknown} content
 * @param {unknown} [ground]
 */
export function scene(alt, content, ground = svg`<rect class="l" x="-4" y="300" width="648" height="64"/>`) {
  return html`<svg class="eva-art q-art" viewBox="0 36 640 304" preserveAspectRatio="xMidYMid slice"
    role=${alt ? "img" : nothing} aria-label=${alt || nothing} aria-hidden=${alt ? nothing : "true"}
    focusable="false">${svg`<rect class="w" x="-4" y="-4" width="648" height="368"/>${ground}${content}`}</svg>`;
}

/** The ground outdoors. */
export const pavement = svg`<rect class="l" x="-4" y="286" width="648" height="78"/>`;

/**
 * Moves and scales; the line keeps its weight.
 *
 * @param {number} x @param {number} y @param {unknown} content @param {number} [scale]
 */
export function at(x, y, content, scale = 1) {
  return svg`<g transform="translate(${x} ${y}) scale(${scale})" stroke-width=${scale === 1 ? nothing : 3 / scale}>${content}</g>`;
}

/** Lines that stand for writing too small to read. @param {number} x @param {number} y @param {number[]} lengths @param {number} [step] */
export function writing(x, y, lengths, step = 12) {
  return svg`<path d=${lengths.map((length, i) => `M${x} ${y + i * step}h${length}`).join("")}/>`;
}

/** A round table on one foot, which stands on y. @param {number} x @param {number} y @param {unknown} [on] drawn above its top, at 0 */
export function table(x, y, on = nothing) {
  return at(
    x,
    y,
    svg`<path d="M0 -84V-6"/><path class="i" d="M-26 0q0 -8 26 -8t26 8z"/>${at(0, -92, on)}<rect class="c3" x="-58" y="-94" width="116" height="12" rx="5"/>`,
  );
}

/** @param {number} x @param {number} y @param {1|-1} [way] where its back is */
export function chair(x, y, way = 1) {
  return at(
    x,
    y,
    svg`<path d="M${-18 * way} 0v-52h${36 * way}V0"/><path d="M${-18 * way} -52v-58"/>
      <path class="c1" d="M${-24 * way} -110h${12 * way}v34h${-12 * way}z"/><rect class="c1" x="-23" y="-58" width="46" height="10" rx="4"/>`,
  );
}

/** A cup on its saucer, which lies on y. @param {number} x @param {number} y */
export function cup(x, y) {
  return at(
    x,
    y,
    svg`<path class="s" d="M-14 -20h28v8q0 10 -10 10h-8q-10 0 -10 -10zM14 -17h5q6 0 6 5t-6 5h-6"/><path class="s" d="M-22 0q0 -4 22 -4t22 4z"/>`,
  );
}

/** @param {number} x @param {number} y */
export function plant(x, y) {
  return at(
    x,
    y,
    svg`<path class="c5" d="M0 -30q-26 -4 -26 -40q24 6 26 40q-6 -42 12 -62q18 26 -12 62q6 -22 32 -28q0 24 -32 28z"/>
      <path class="c3" d="M-18 -32h36l-5 32h-26z"/>`,
  );
}

/** @param {number} x @param {number} y */
export function tree(x, y) {
  return at(
    x,
    y,
    svg`<path class="c3" d="M-8 0v-78h16V0z"/><path class="c5" d="M-52 -106q-6 -30 22 -38q4 -30 34 -28q32 -4 36 26q26 6 18 34q-2 32 -34 30h-42q-32 4 -34 -24z"/>
      <path d="M-22 -112q12 0 16 12M22 -130q-14 2 -16 16"/>`,
  );
}

/** A house front, its door and windows; x is its left, y its foot. @param {number} x @param {number} y @param {number} w @param {number} h @param {string} fill */
export function house(x, y, w, h, fill) {
  const rows = Math.max(1, Math.floor((h - 90) / 62));
  const columns = Math.max(1, Math.floor(w / 62));
  const gap = w / columns;
  const windows = Array.from({ length: rows * columns }, (_, i) => {
    const left = x + (i % columns) * gap + gap / 2 - 14;
    const top = y - h + 24 + Math.floor(i / columns) * 60;
    return svg`<path class="s" d="M${left} ${top}h28v36h-28zM${left} ${top + 18}h28"/>`;
  });
  return svg`<path class=${fill} d="M${x} ${y}V${y - h}h${w}V${y}z"/>
    <path class="c3" d="M${x - 10} ${y - h}L${x + w / 2} ${y - h - 38}L${x + w + 10} ${y - h}z"/>${windows}
    <path class="c4" d="M${x + w / 2 - 16} ${y}v-58h32v58z"/>`;
}
