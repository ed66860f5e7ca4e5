/** @import { Pattern } from "../model.js" */
/** @import { TemplateResult } from "../../../vendor/lit-html.js" */
import { html, svg } from "../../../vendor/lit-html.js";

/** The four corners of a tile: the same drawing, turned. */
const QUARTERS = [0, 90, 180, 270];

/** @param {TemplateResult<2>} corner drawn in the upper left one */
const inCorners = (corner) => QUARTERS.map((turn) => svg`<g transform="rotate(${turn} 60 60)">${corner}</g>`);

/** @param {number} count */
const petals = (count) =>
  Array.from(
    { length: count },
    (_, i) =>
      svg`<path d="M60 57C${count > 6 ? "51 44 53 28 60 20 67 28 69 44" : "47 44 50 28 60 20 70 28 73 44"} 60 57z" class="tile-full" transform="rotate(${(i * 360) / count} 60 60)"/>`,
  );

const dots = inCorners(svg`<circle cx="18" cy="18" r="8" class="tile-full"/>`);
const triangles = inCorners(svg`<path d="M8 8h24L8 32z" class="tile-full"/>`);
const square = svg`<path d="M39 39h42v42H39z" class="tile-full"/>`;
const diamond = svg`<path d="M60 29 91 60 60 91 29 60z" class="tile-full"/>`;
const arcs = (/** @type {number[]} */ radii) =>
  inCorners(svg`<path d=${radii.map((r) => `M${5 + r} 5A${r} ${r} 0 0 1 5 ${5 + r}`).join("")} class="tile-line"/>`);

/** Each value of a feature, one drawing. In a box of 120 × 120, all in one colour: shape and number make the difference. @type {Record<string, unknown>} */
const PARTS = {
  petals_6: petals(6),
  petals_8: petals(8),
  corner_dots: dots,
  corner_triangles: triangles,
  diamond_square: [svg`<path d="M60 8 112 60 60 112 8 60z" class="tile-line"/>`, square],
  square_diamond: [svg`<path d="M19 19h82v82H19z" class="tile-line"/>`, diamond],
  hole: svg`<circle cx="60" cy="60" r="12" class="tile-empty"/>`,
  eye: svg`<circle cx="60" cy="60" r="12" class="tile-empty"/><circle cx="60" cy="60" r="4" class="tile-full"/>`,
  arcs_2: arcs([20, 36]),
  arcs_3: arcs([14, 26, 38]),
  plus: svg`<path d="M60 38v44M38 60h44" class="tile-bar"/>`,
  times: svg`<path d="M44 44l32 32M76 44 44 76" class="tile-bar"/>`,
};

/** A tile; its words are on what holds it. @param {Pattern} pattern */
export const tile = ({ motif, detail }) => html`
  <svg class="tile" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    <rect x="3" y="3" width="114" height="114" rx="7" class="tile-clay"/>
    ${PARTS[motif]}${PARTS[detail]}
  </svg>`;
