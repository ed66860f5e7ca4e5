import { nothing, svg } from "../../../vendor/lit-html.js";
import { at } from "./parts.js";

/**
 * @typedef {object} Look
 * @property {1|2|3|4} skin
 * @property {keyof typeof hairs} hair
 * @property {string} top Class of the clothes.
 * @property {string} [trousers]
 * @property {boolean} [glasses]
 * @property {boolean} [beard]
 */

/** The people of the story. @type {Record<string, Look>} */
export const people = {
  samira: { skin: 2, hair: "curly", top: "c4", trousers: "c1", glasses: true },
  etienne: { skin: 1, hair: "thin", top: "c1", trousers: "c4", beard: true },
  pharmacist: { skin: 4, hair: "short", top: "s" },
  receptionist: { skin: 3, hair: "bun", top: "c3" },
};

/** Arms by gesture; the far one hangs. */
const arms = {
  hang: [svg`<path d="M32 -158q22 8 20 52l-14 2q2 -26 -8 -36z"/>`, svg`<circle cx="45" cy="-98" r="8"/>`],
  show: [svg`<path d="M30 -162q14 0 26 14l26 18l-8 14l-30 -16l-14 -8z"/>`, svg`<circle cx="84" cy="-118" r="8"/>`],
  hold: [svg`<path d="M32 -160q18 6 18 34q0 18 -26 20l-12 -2l2 -14l18 -4z"/>`, svg`<circle cx="10" cy="-116" r="8"/>`],
};

/**
 * A person standing on y, 220 high, smiling at us.
 *
 * @param {number} x @param {number} y
 * @param {Look} look
 * @param {{gesture?: keyof typeof arms, holding?: unknown}} [pose]
 */
export function person(x, y, look, { gesture = "hang", holding = nothing } = {}) {
  const { skin, top, trousers = "c1" } = look;
  const [sleeve, hand] = arms[gesture];
  return at(
    x,
    y,
    svg`
      <path class=${trousers} d="M-30 -96l4 90h22l4 -66l4 66h22l4 -90z"/>
      <path class="i" d="M-30 0q0 -10 12 -10h14v10zM30 0q0 -10 -12 -10h-14v10z"/>
      <path class=${top} d="M-32 -158q-22 8 -20 52l14 2q-2 -26 8 -36z"/><circle class="k${skin}" cx="-45" cy="-98" r="8"/>
      <path class=${top} d="M-32 -90v-56q0 -22 22 -22h20q22 0 22 22v56z"/>
      <path class="k${skin}" d="M-10 -178h20v10q-10 10 -20 0z"/>
      ${holding}
      <g class=${top}>${sleeve}</g><g class="k${skin}">${hand}</g>
      ${head(look)}`,
  );
}

/** @param {Look} look */
function head({ skin, hair, glasses, beard }) {
  const { back = nothing, front } = hairs[hair];
  return svg`
    ${back}
    <circle class="k${skin}" cx="0" cy="-200" r="26"/>
    ${beard ? svg`<path class="h2" d="M-26 -198q2 27 26 27t26 -27q-6 14 -14 13q-12 -6 -24 0q-8 1 -14 -13z"/>` : nothing}
    <circle class="i dot" cx="-9" cy="-203" r="2.6"/><circle class="i dot" cx="9" cy="-203" r="2.6"/>
    <path d="M-7 -189q7 6 14 0"/>
    ${
      glasses ? svg`<circle cx="-10" cy="-203" r="8"/><circle cx="10" cy="-203" r="8"/><path d="M-2 -203h4"/>` : nothing
    }
    ${front}`;
}

/** What of the hair is behind the head, and what is on it. @type {Record<string, {back?: unknown, front: unknown}>} */
const hairs = {
  curly: {
    back: svg`<path class="h1" d="M-30 -172q-16 -10 -10 -28q-8 -16 8 -24q4 -16 20 -12q12 -10 24 0q16 -4 20 12q16 8 8 24q6 18 -10 28z"/>`,
    front: svg`<path class="h1" d="M-27 -208q1 -20 21 -21q27 -3 33 21q-12 -1 -18 -10q-12 10 -36 10z"/>`,
  },
  thin: { front: svg`<path class="h2" d="M-26 -196q-6 -14 2 -24q4 10 2 24zM26 -196q6 -14 -2 -24q-4 10 -2 24z"/>` },
  short: { front: svg`<path class="h1" d="M-26 -204q-2 -26 26 -26t26 26q-6 -10 -14 -10h-24q-8 0 -14 10z"/>` },
  bun: {
    back: svg`<circle class="h1" cx="0" cy="-234" r="13"/>`,
    front: svg`<path class="h1" d="M-27 -196q-4 -32 27 -32t27 32q-6 -16 -27 -18q-20 2 -27 18z"/>`,
  },
};
