import { nothing, svg } from "../../vendor/lit-html.js";

/**
 * @typedef {[number, number]} Point
 *
 * @typedef {object} Look
 * @property {1|2|3|4} skin
 * @property {keyof typeof hairs} hair
 * @property {1|2|3|4|5|6} top
 * @property {1|2|3|4|5|6} [legs]
 * @property {boolean} [helmet]
 * @property {boolean} [vest]
 * @property {boolean} [beard]
 *
 * @typedef {object} Pose Where hands and feet are, from the point between the feet.
 * @property {[Point, Point]} [hands]
 * @property {[Point, Point]} [feet]
 * @property {number} [lean] In degrees, to the right.
 * @property {number} [scale]
 * @property {unknown} [holding] Drawn before the hands.
 * @property {boolean} [gloves]
 */

/** A limb: a thick line with an edge. @param {string} colour @param {Point[]} points */
export function limb(colour, points) {
  const d = `M${points.map((point) => point.join(" ")).join("L")}`;
  return svg`<path class="zones-edge" d=${d}/><path class="zones-limb ${colour}" d=${d}/>`;
}

/**
 * A person 76 high who stands at x, y.
 *
 * @param {number} x @param {number} y @param {Look} look @param {Pose} [pose]
 */
export function person(x, y, look, pose = {}) {
  const { skin, top, legs = 4, vest } = look;
  const {
    hands = [
      [-14, -31],
      [14, -31],
    ],
    feet = [
      [-6, 0],
      [6, 0],
    ],
    lean = 0,
    scale = 1,
    holding = nothing,
    gloves,
  } = pose;
  const [left, right] = hands;
  const hair = hairs[look.hair];
  return svg`<g transform="translate(${x} ${y}) scale(${scale}) rotate(${lean} 0 -30)">${"back" in hair ? hair.back : nothing}
    ${feet.map((foot, i) => [limb(`line-${legs}`, [[i ? 4 : -4, -30], foot]), svg`<path class="art-ink" d="M${foot[0] - 4} ${foot[1] + 1.5}h9q0 -5 -5 -5h-4z"/>`])}
    <path class="art-${top}" d="M-10 -28v-22q0 -7 7 -7h6q7 0 7 7v22z"/>
    ${vest ? svg`<path class="art-2" d="M-10 -28v-22q0 -7 7 -7h1v29zM10 -28v-22q0 -7 -7 -7h-1v29z"/><path class="zones-shine" d="M-9.5 -38h19"/>` : nothing}
    ${holding}
    ${limb(`line-${top}`, [[-9, -51], left])}${limb(`line-${top}`, [[9, -51], right])}
    ${[left, right].map(([cx, cy]) => svg`<circle class=${gloves ? "art-5" : `art-skin-${skin}`} cx=${cx} cy=${cy} r="3.5"/>`)}
    ${head(look)}</g>`;
}

/** @param {Look} look */
function head({ skin, hair, helmet, beard }) {
  const { front } = hairs[hair];
  return svg`<circle class="art-skin-${skin}" cx="0" cy="-66" r="9"/>
    <path class="zones-face" d="M-3.5 -67v.500M3.5 -67v.500M-2.5 -62q2.5 2 5 0"/>
    ${beard ? svg`<path class="art-ink" d="M-8 -64q1 8 8 8t8 -8q-4 5 -8 4q-4 1 -8 -4z"/>` : nothing}
    ${helmet ? svg`<path class="art-2" d="M-10.5 -69q0 -11 10.5 -11t10.5 11l4 1.5h-25z"/><path d="M0 -80v6"/>` : front}`;
}

/** What of the hair is behind the person, and what is on the head; a helmet takes the place of the latter. */
const hairs = {
  short: { front: svg`<path class="art-ink" d="M-9 -67q-1 -10 9 -10t9 10q-3 -5 -9 -5t-9 5z"/>` },
  grey: { front: svg`<path class="zones-grey" d="M-9.5 -65q-1 -12 9.5 -12t9.5 12q-3 -7 -9.5 -7t-9.5 7z"/>` },
  long: {
    back: svg`<path class="art-ink" d="M-10 -50q-3 -27 10 -27t10 27z"/>`,
    front: svg`<path class="art-ink" d="M-9 -66q0 -10.5 9 -10.5t9 10.5q-5 -1 -7 -5q-4 5 -11 5z"/>`,
  },
  bun: {
    back: svg`<circle class="art-ink" cx="0" cy="-78" r="5"/>`,
    front: svg`<path class="art-ink" d="M-9.5 -65q-1 -12 9.5 -12t9.5 12q-3 -7 -9.5 -7t-9.5 7z"/>`,
  },
  scarf: {
    back: svg`<path class="art-4" d="M-11 -52q-4 -26 11 -26t11 26q-11 6 -22 0z"/>`,
    front: svg`<path class="art-4" d="M-9.5 -63q-2 -14.5 9.5 -14.5t9.5 14.5q-2 -8 -9.5 -8t-9.5 8z"/>`,
  },
  curly: {
    back: svg`<path class="art-ink" d="M-12 -58q-4 -6 0 -10q-1 -9 8 -9q4 -3 8 0q9 0 8 9q4 4 0 10z"/>`,
    front: svg`<path class="art-ink" d="M-9 -68q2 -8 9 -8t9 8q-9 -4 -18 0z"/>`,
  },
};
