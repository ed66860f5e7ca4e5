import { svg } from "../../../vendor/lit-html.js";
import { at, chair, house, pavement, scene, table, tree } from "./parts.js";
import { people, person } from "./people.js";

/** Stripes of a shade over a shop. @param {number} x @param {number} y @param {number} n */
const awning = (x, y, n) =>
  Array.from(
    { length: n },
    (_, i) => svg`<path class=${i % 2 ? "s" : "c3"} d="M${x + i * 26} ${y}h26v26q-13 14 -26 0z"/>`,
  );

/** @param {string} alt */
export const square = (alt) =>
  scene(
    alt,
    svg`${house(30, 286, 120, 170, "c6")}<path class="c2" d="M180 286V116h230v170z"/><path class="c3" d="M168 116L295 66L422 116z"/>
      <path class="s" d="M200 186h76v100h-76zM300 186h90v62h-90z"/>${awning(178, 148, 9)}${house(440, 286, 130, 190, "c6")}
      ${tree(600, 312)}<path class="c1" d="M52 330q0 -26 60 -26t60 26z"/><path class="s" d="M102 306v-44h20v44z"/><path d="M112 262q-22 -20 -34 12M112 262q22 -20 34 12"/>
      ${table(330, 330)}${chair(262, 330)}`,
    pavement,
  );

/** @param {string} alt */
export const terrace = (alt) =>
  scene(
    alt,
    svg`<path class="c2" d="M-4 286V36h648v250z"/><path class="s" d="M60 130h150v110H60zM420 130h160v110H420z"/><path class="c1" d="M270 110h100v176H270z"/><path class="s" d="M288 130h64v70h-64z"/>
      ${awning(34, 84, 22)}${chair(96, 336)}${table(176, 336)}${chair(258, 336, -1)}${chair(392, 336)}${table(472, 336)}${chair(554, 336, -1)}`,
    pavement,
  );

/** @param {string} alt */
export const street = (alt) =>
  scene(
    alt,
    svg`${house(10, 286, 130, 180, "c6")}${house(166, 286, 130, 200, "c2")}${house(322, 286, 130, 170, "c6")}${house(478, 286, 150, 200, "c2")}
      ${awning(184, 218, 4)}${awning(500, 218, 4)}${at(120, 334, person(0, 0, people.kowalski), 0.62)}${at(290, 336, person(0, 0, people.lan), 0.62)}${at(440, 332, person(0, 0, people.nadege), 0.62)}`,
    pavement,
  );

/** @param {string} alt */
export const bus = (alt) =>
  scene(
    alt,
    svg`${house(20, 286, 110, 150, "c6")}${tree(580, 290)}<path class="c1" d="M190 116q0 -16 16 -16h290q20 0 24 20l12 70v110H190z"/>
      <path class="s" d="M212 124h70v70h-70zM296 124h70v70h-70zM380 124h56v70h-56zM450 124h46l12 70h-58z"/><path class="c2" d="M190 220h342v18H190z"/>
      <circle class="i" cx="262" cy="304" r="28"/><circle class="s" cx="262" cy="304" r="11"/><circle class="i" cx="466" cy="304" r="28"/><circle class="s" cx="466" cy="304" r="11"/>
      <path d="M150 330V120"/><circle class="c2" cx="150" cy="108" r="24"/><path d="M138 104h24v12h-24z"/>`,
    pavement,
  );

/** @param {string} alt */
export const flat = (alt) =>
  scene(
    alt,
    svg`${house(190, 290, 260, 206, "c2")}${house(40, 290, 110, 140, "c6")}${tree(560, 300)}
      <path d="M214 170h44M278 170h44"/><path class="c5" d="M214 170q10 -16 22 0q10 -16 22 0z"/>`,
    pavement,
  );

/** @param {string} alt */
export const storm = (alt) =>
  scene(
    alt,
    svg`<path class="c4" d="M-4 -4h648v300H-4z"/>${house(40, 290, 120, 130, "c6")}${house(186, 290, 150, 150, "c1")}${house(470, 290, 130, 140, "c6")}
      <path class="s" d="M70 84q0 -26 30 -24q12 -24 42 -12q28 -10 36 14q26 2 22 22zM380 96q0 -26 30 -24q14 -26 46 -12q30 -8 38 16q24 0 22 20z"/>
      <path class="c2" d="M440 104l-24 50h20l-16 48l46 -64h-22l18 -34z"/><path d="M380 290V170M360 186h40M366 200h28"/>`,
    pavement,
  );

/** @param {string} alt */
export const washhouse = (alt) =>
  scene(
    alt,
    svg`${tree(70, 300)}${tree(590, 296)}<path class="c3" d="M130 130L320 56L510 130z"/><path class="c2" d="M150 130h340v18H150z"/>
      <path class="c6" d="M164 148h22v150h-22zM454 148h22v150h-22zM309 148h22v96h-22z"/>
      <path class="s" d="M200 244h240v64H200z"/><path class="c1" d="M214 256h212v40H214z"/><path d="M236 272q12 -8 24 0t24 0M330 280q12 -8 24 0t24 0"/>`,
    pavement,
  );
