import { person } from "../../../shared/zones/people.js";
import { barrier } from "../../../shared/zones/things.js";
import { html, svg } from "../../../vendor/lit-html.js";
import { basket, bottle } from "./yard.js";

/** @typedef {import("../../../shared/zones/people.js").Look} Look */

/** The one who acts is the same in both pictures of a place: nobody is chosen for their looks. @satisfies {Record<string, Look>} */
const looks = /** @type {const} */ ({
  ana: { skin: 2, hair: "long", top: 1, legs: 4 },
  joe: { skin: 4, hair: "short", top: 3, legs: 1 },
  zoe: { skin: 3, hair: "curly", top: 5, legs: 4 },
  lou: { skin: 1, hair: "grey", top: 4, legs: 1 },
  sam: { skin: 2, hair: "scarf", top: 3, legs: 4 },
});

const arrow = svg`<path class="zones-pole" d="M30 84h34M54 76l10 8l-10 8"/>`;
const hole = svg`<path class="art-ink" d="M94 84h44l8 16H86z"/>`;
const roller = svg`<path class="zones-pole" d="M22 -60l8 -16"/><path class="art-5" d="M20 -86h22v9H20z"/>`;
const puddle = svg`<path class="zones-acid" d="M80 92q8 -10 28 -6q24 -4 30 6q-4 10 -30 8q-24 4 -28 -8z"/>`;
const phone = svg`<path class="art-ink" d="M9 -70h5v12H9z"/>`;
const painter = person(
  112,
  96,
  { skin: 1, hair: "grey", top: 5, legs: 4 },
  {
    hands: [
      [-14, -31],
      [22, -60],
    ],
    holding: roller,
  },
);
const calls = svg`<path class="zones-smoke" d="M84 26q8 6 0 14M92 20q14 12 0 26"/>`;

/** @type {Record<string, unknown>} 160 × 104 */
const drawings = {
  stop: svg`${painter}${person(48, 96, looks.ana, {
    hands: [
      [-14, -31],
      [24, -58],
    ],
  })}<path class="zones-smoke" d="M62 14q8 6 0 14M70 10q12 10 0 22"/>`,
  carry_on: svg`${painter}${person(44, 96, looks.ana, {
    hands: [
      [-14, -31],
      [14, -31],
    ],
  })}<path class="zones-pole" d="M28 70H6M14 62l-8 8l8 8"/>`,
  close_gas: svg`${bottle(110, 98)}${person(64, 96, looks.joe, {
    hands: [
      [-12, -58],
      [34, -80],
    ],
    holding: svg`<path class="art-ink" d="M-14 -70h5v12h-5z"/>`,
  })}`,
  lighter: svg`${bottle(118, 98)}<path class="zones-flame" d="M84 40q-6 -8 2 -18q8 10 2 18z"/>${person(
    52,
    96,
    looks.joe,
    {
      hands: [
        [-14, -31],
        [34, -50],
      ],
      holding: svg`<path class="art-ink" d="M31 -54h6v10h-6z"/>`,
    },
  )}`,
  walk_away: svg`${arrow}${person(92, 96, looks.zoe, {
    hands: [
      [-14, -33],
      [14, -36],
    ],
    feet: [
      [-10, 0],
      [10, -2],
    ],
  })}`,
  call: svg`${calls}${person(66, 96, looks.zoe, {
    hands: [
      [-14, -31],
      [12, -62],
    ],
    holding: phone,
  })}`,
  wipe: svg`${puddle}${person(58, 96, looks.lou, {
    lean: 26,
    hands: [
      [4, -26],
      [26, -16],
    ],
    holding: svg`<path class="art-6" d="M18 -18l16 2l-2 10l-16 -2z"/>`,
  })}`,
  keep_away: svg`${puddle}${barrier(74, 84, 76)}${calls}${person(48, 96, looks.lou, {
    hands: [
      [-22, -44],
      [12, -62],
    ],
    holding: phone,
  })}`,
  fence_off: svg`${hole}${barrier(72, 100, 80)}${person(44, 98, looks.sam, {
    hands: [
      [-14, -31],
      [26, -40],
    ],
  })}`,
  go_around: svg`${hole}<path class="zones-pole" d="M66 92q16 -26 40 -22h34M130 62l10 8l-10 8"/>${person(
    44,
    98,
    looks.sam,
    {
      hands: [
        [-14, -33],
        [14, -36],
      ],
      feet: [
        [-10, 0],
        [10, -2],
      ],
    },
  )}`,
  extinguish: svg`${basket(122, 98)}<path class="zones-smoke" d="M82 50q10 -4 16 6M82 56q8 0 14 8"/>${person(
    52,
    96,
    looks.ana,
    {
      hands: [
        [10, -30],
        [28, -44],
      ],
      holding: svg`<path class="art-3" d="M12 -40h14v28H12z"/><path d="M19 -40v-6h8"/>`,
    },
  )}`,
  leave: svg`${basket(122, 98)}<path class="zones-pole" d="M40 84H8M18 76l-10 8l10 8"/>${person(60, 96, looks.ana, {
    feet: [
      [-10, -2],
      [10, 0],
    ],
    hands: [
      [-14, -36],
      [14, -33],
    ],
  })}`,
};

/** @param {string} name */
export const action = (name) =>
  html`<svg class="risk-picture eva-art" viewBox="0 0 160 104" aria-hidden="true" focusable="false">${drawings[name]}</svg>`;
