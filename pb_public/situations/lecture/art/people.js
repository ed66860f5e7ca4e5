import { nothing, svg } from "../../../vendor/lit-html.js";
import { at } from "./parts.js";

/** Hair of each person: what is behind the head, and what is on it. @type {Record<string, {back?: unknown, front: unknown}>} */
const hairs = {
  long: {
    back: svg`<path class="h1" d="M-30 -150v-52q0 -32 30 -32t30 32v52q-8 6 -14 0v-30h-32v30q-6 6 -14 0z"/>`,
    front: svg`<path class="h1" d="M-26 -204q0 -24 26 -24t26 24q-16 0 -24 -12q-10 12 -28 12z"/>`,
  },
  round: {
    back: svg`<path class="h1" d="M-34 -192q-12 -26 10 -38q24 -22 48 0q22 12 10 38q-4 16 -16 18h-36q-12 -2 -16 -18z"/>`,
    front: svg`<path class="h1" d="M-25 -210q6 -18 25 -18t25 18q-24 -10 -50 0z"/>`,
  },
  short: { front: svg`<path class="h1" d="M-26 -202q-2 -28 26 -28t26 28q-6 -12 -14 -12h-24q-8 0 -14 12z"/>` },
  grey: { front: svg`<path class="h2" d="M-27 -196q-4 -32 27 -32t27 32q-8 -16 -27 -18q-20 2 -27 18z"/>` },
};

/** @typedef {{skin: 1|2|3|4, hair: keyof typeof hairs, top: string, glasses?: boolean, apron?: boolean}} Look */

/** @type {Record<string, Look>} */
export const people = {
  nadege: { skin: 4, hair: "round", top: "c2", apron: true },
  tiago: { skin: 2, hair: "short", top: "c1", apron: true },
  lan: { skin: 1, hair: "long", top: "s", apron: true },
  kowalski: { skin: 1, hair: "grey", top: "c5", glasses: true },
};

/**
 * A person standing on y, 230 high, smiling at us; one hand shows something when `shows`.
 *
 * @param {number} x @param {number} y @param {Look} look @param {boolean} [shows]
 */
export function person(x, y, { skin, hair, top, glasses, apron }, shows = false) {
  const { back = nothing, front } = hairs[hair];
  const arm = shows
    ? svg`<path class=${top} d="M28 -164q14 2 26 14l24 14l-8 14l-30 -12l-12 -8z"/><circle class="k${skin}" cx="80" cy="-128" r="8"/>`
    : svg`<path class=${top} d="M32 -160q20 8 18 54l-14 2q0 -28 -6 -38z"/><circle class="k${skin}" cx="43" cy="-98" r="8"/>`;
  return at(
    x,
    y,
    svg`
      <path class="c4" d="M-28 -96l3 90h22l3 -62l3 62h22l3 -90z"/><path class="i" d="M-28 0q0 -9 11 -9h14v9zM28 0q0 -9 -11 -9h-14v9z"/>
      <path class=${top} d="M-32 -160q-20 8 -18 54l14 2q0 -28 6 -38z"/><circle class="k${skin}" cx="-43" cy="-98" r="8"/>
      <path class=${top} d="M-32 -88v-58q0 -22 22 -22h20q22 0 22 22v58z"/>
      ${apron ? svg`<path class="c3" d="M-20 -140h40v30h12v64h-64v-64h12z"/><path d="M-14 -84h28v20h-28z"/>` : nothing}
      <path class="k${skin}" d="M-10 -178h20v10q-10 10 -20 0z"/>${arm}
      ${back}<circle class="k${skin}" cx="0" cy="-200" r="26"/>
      <circle class="i dot" cx="-9" cy="-202" r="2.6"/><circle class="i dot" cx="9" cy="-202" r="2.6"/><path d="M-7 -189q7 6 14 0"/>
      ${glasses ? svg`<circle cx="-10" cy="-202" r="8"/><circle cx="10" cy="-202" r="8"/><path d="M-2 -202h4"/>` : nothing}
      ${front}`,
  );
}
