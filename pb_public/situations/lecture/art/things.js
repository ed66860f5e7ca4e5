import { svg } from "../../../vendor/lit-html.js";
import { at, cup, pavement, scene, writing } from "./parts.js";

/** What lies on it stands on 250. */
const tabletop = svg`<path class="c3" d="M-4 250h648v24H-4z"/><path class="c2" d="M-4 274h648v90H-4z"/>`;

/** @param {string} alt */
export const clock = (alt) =>
  scene(
    alt,
    svg`<circle class="c3" cx="320" cy="170" r="116"/><circle class="s" cx="320" cy="170" r="98"/>
      ${Array.from({ length: 12 }, (_, i) => svg`<path transform="rotate(${i * 30} 320 170)" d="M320 82v${i % 3 ? 8 : 18}"/>`)}
      <path d="M320 170V104M320 170l44 26"/><circle class="i" cx="320" cy="170" r="6"/>`,
  );

/** @param {string} alt */
export const umbrella = (alt) =>
  scene(
    alt,
    svg`<path class="c4" d="M180 190q10 -112 140 -112t140 112q-24 -22 -46 0q-24 -22 -47 0q-23 -22 -47 0q-23 -22 -47 0q-24 -22 -47 0q-22 -22 -46 0z"/>
      <path d="M320 78V62M320 188v104q0 24 -22 24t-22 -22M320 78q-44 44 -47 112M320 78q44 44 47 112"/>
      ${[90, 140, 500, 556].map((x, i) => at(x, 96 + (i % 2) * 60, svg`<path class="c1" d="M0 0q14 20 0 28q-14 -8 0 -28z"/>`))}
      ${[110, 540].map((x) => at(x, 230, svg`<path class="c1" d="M0 0q14 20 0 28q-14 -8 0 -28z"/>`))}`,
    pavement,
  );

/** @param {string} alt */
export const medicine = (alt) =>
  scene(
    alt,
    svg`<path class="s" d="M170 112h130v138H170z"/><path class="c1" d="M170 112h130v40H170z"/><path class="c3" d="M225 170h20v-12h18v12h20v18h-20v12h-18v-12h-20z" transform="translate(-19 24)"/>
      <path class="c2" d="M370 250V150q0 -14 14 -18v-22h52v22q14 4 14 18v100z"/><path class="s" d="M378 98h64v16h-64zM370 176h80v48h-80z"/>${writing(384, 192, [52, 40])}
      ${tabletop}`,
  );

/** @param {string} alt */
export const newspaper = (alt) =>
  scene(
    alt,
    svg`${tabletop}<path class="s" d="M180 96h260v180H180z"/><path class="p" d="M440 112h22v170H206v-6h234z"/><path class="i" d="M200 114h220v18H200z"/>
      <path class="c1" d="M200 150h96v70h-96z"/>${writing(314, 158, [104, 96, 104, 80, 100], 15)}${writing(200, 240, [216, 190], 15)}${cup(540, 262)}`,
  );

/** @param {string} alt */
export const radio = (alt) =>
  scene(
    alt,
    svg`<path class="c3" d="M160 250h320v16H160z"/><path class="c2" d="M190 110h260q14 0 14 14v126H176V124q0 -14 14 -14z"/>
      <circle class="s" cx="254" cy="182" r="48"/><circle class="c6" cx="254" cy="182" r="22"/><path class="s" d="M330 138h112v34H330z"/><path d="M346 155h80M400 138v34"/>
      <circle class="i" cx="352" cy="212" r="14"/><circle class="i" cx="416" cy="212" r="14"/><path d="M420 110L500 52"/>
      <path d="M112 150q-24 34 0 68M86 132q-40 52 0 104M528 150q24 34 0 68M554 132q40 52 0 104"/>`,
  );

/** @param {string} alt */
export const list = (alt) =>
  scene(
    alt,
    svg`${tabletop}<path class="s" d="M210 70h190v216H210z"/><path class="c3" d="M210 70h190v24H210z"/>
      ${[124, 156, 188, 220].map((y, i) => svg`<circle class="n" cx="234" cy=${y} r="7"/>${writing(252, y, [[110, 90, 120, 70][i]])}`)}
      <path class="c1" d="M440 226l70 -110l22 14l-70 110z"/><path class="s" d="M440 226l-6 32l28 -18z"/>`,
  );

/** A crate of a market; x and y are its lower left corner. @param {number} x @param {number} y @param {string} fruit */
const crate = (
  x,
  y,
  fruit,
) => svg`${[22, 58, 94, 130].map((dx) => svg`<circle class=${fruit} cx=${x + dx} cy=${y - 74} r="20"/>`)}
  <path class="c6" d="M${x} ${y - 70}h152v70h-152z"/><path d="M${x} ${y - 36}h152M${x + 38} ${y - 70}v70M${x + 114} ${y - 70}v70"/>`;

/** @param {string} alt */
export const crates = (alt) =>
  scene(
    alt,
    svg`<path class="c2" d="M-4 286V36h648v250z"/><path class="c1" d="M60 70h130v216H60z"/><path class="s" d="M80 92h90v90H80z"/><path class="s" d="M430 80h160v110H430z"/>
      ${crate(226, 322, "c3")}${crate(396, 322, "c5")}${crate(300, 238, "c4")}`,
    pavement,
  );
