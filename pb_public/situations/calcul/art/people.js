import { nothing, svg } from "../../../vendor/lit-html.js";
import { at } from "./parts.js";

/**
 * @typedef {object} Look
 * @property {1|2|3|4} skin
 * @property {keyof typeof hairs} hair
 * @property {string} top Class of the clothes.
 * @property {string} [apron]
 * @property {boolean} [glasses]
 * @property {boolean} [beard]
 */

/** Who works at the market, and who comes. @satisfies {Record<string, Look>} */
export const people = /** @type {const} */ ({
  aminata: { skin: 4, hair: "braids", top: "c4", glasses: true },
  ferrand: { skin: 1, hair: "cap", top: "c1", apron: "c5", beard: true },
  tran: { skin: 2, hair: "bun", top: "c3", apron: "s" },
  mehdi: { skin: 3, hair: "short", top: "s", apron: "l" },
  lucie: { skin: 1, hair: "long", top: "c5", apron: "s" },
  yann: { skin: 2, hair: "cap", top: "c1", apron: "c1" },
  scarf: { skin: 3, hair: "scarf", top: "c1" },
  old: { skin: 2, hair: "thin", top: "c5" },
  reader: { skin: 4, hair: "short", top: "c3", glasses: true },
  boy: { skin: 1, hair: "long", top: "c2" },
});

/**
 * A person standing on y, 230 high.
 *
 * @param {number} x @param {number} y
 * @param {Look} look
 * @param {{holding?: unknown, scale?: number}} [pose] what is held is drawn around the right hand, at 60, -96
 */
export function person(x, y, look, { holding = nothing, scale = 1 } = {}) {
  const { skin, top, apron } = look;
  return at(
    x,
    y,
    svg`
      <path class="c4" d="M-30 -100l4 94h22l4 -70l4 70h22l4 -94z"/>
      <path class="i" d="M-30 0q0 -10 12 -10h14v10zM30 0q0 -10 -12 -10h-14v10z"/>
      <path class=${top} d="M-34 -160q-20 10 -18 56h14l8 -40zM34 -160q22 10 32 52l-13 6l-23 -42z"/>
      <circle class="k${skin}" cx="-45" cy="-96" r="9"/><circle class="k${skin}" cx="60" cy="-96" r="9"/>
      <path class=${top} d="M-34 -92v-58q0 -22 24 -22h20q24 0 24 22v58z"/>
      <path class="k${skin}" d="M-10 -182h20v10q-10 10 -20 0z"/>
      ${apron ? svg`<path class=${apron} d="M-20 -150h40v92h-40z"/><path d="M-20 -150v-20M20 -150v-20"/>` : nothing}
      ${holding}
      ${head(look)}`,
    scale,
  );
}

/** @param {Look} look */
function head({ skin, hair, glasses, beard }) {
  const { back = nothing, front } = hairs[hair];
  return svg`
    ${back}
    <circle class="k${skin}" cx="0" cy="-206" r="27"/>
    ${beard ? svg`<path class="h2" d="M-27 -204q2 28 27 28t27 -28q-6 14 -14 13q-13 -6 -26 0q-8 1 -14 -13z"/>` : nothing}
    <circle class="i dot" cx="-9" cy="-209" r="2.8"/><circle class="i dot" cx="9" cy="-209" r="2.8"/>
    <path d="M-7 -194q7 6 14 0"/>
    ${glasses ? svg`<circle cx="-11" cy="-209" r="9"/><circle cx="11" cy="-209" r="9"/><path d="M-2 -209h4"/>` : nothing}
    ${front}`;
}

/** What of the hair is behind the head, and what is on it. @type {Record<string, {back?: unknown, front: unknown}>} */
const hairs = {
  braids: {
    back: svg`<path class="h1" d="M-32 -160q-6 -30 2 -56q10 -24 30 -24t30 24q8 26 2 56q-10 2 -10 -8l-2 -34h-40l-2 34q0 10 -10 8z"/>`,
    front: svg`<path class="h1" d="M-28 -206q0 -30 28 -30t28 30q-8 -14 -28 -14t-28 14z"/><path d="M0 -236v16M-14 -232l2 14M14 -232l-2 14"/>`,
  },
  cap: { front: svg`<path class="c2" d="M-28 -212q-2 -28 28 -28t28 28q14 2 16 8h-72z"/>` },
  bun: {
    back: svg`<circle class="h1" cx="0" cy="-240" r="13"/>`,
    front: svg`<path class="h1" d="M-28 -202q-4 -33 28 -33t28 33q-6 -16 -28 -18q-21 2 -28 18z"/>`,
  },
  short: { front: svg`<path class="h1" d="M-27 -210q-2 -26 27 -26t27 26q-6 -10 -14 -10h-26q-8 0 -14 10z"/>` },
  long: {
    back: svg`<path class="h1" d="M-34 -170q-8 -66 34 -66t34 66z"/>`,
    front: svg`<path class="h1" d="M-28 -202q-2 -34 28 -34t28 34q-4 -18 -20 -20q-14 10 -36 20z"/>`,
  },
  scarf: {
    back: svg`<path class="c4" d="M-34 -170q-8 -72 34 -72t34 72q-34 14 -68 0z"/>`,
    front: svg`<path class="c4" d="M-28 -204q0 -36 28 -36t28 36q-8 -18 -28 -18t-28 18z"/>`,
  },
  thin: { front: svg`<path class="h2" d="M-27 -202q-6 -14 2 -24q4 10 2 24zM27 -202q6 -14 -2 -24q-4 10 -2 24z"/>` },
};
