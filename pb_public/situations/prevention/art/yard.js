import { limb, person } from "../../../shared/zones/people.js";
import { svg } from "../../../vendor/lit-html.js";

/** The yard of a workshop: five places, some of them dangerous. */
export const drawYard = () => svg`
  <path class="art-6 art-bare" d="M0 0h640v170H0z"/><path class="zones-floor" d="M0 170h640v190H0z"/><path d="M0 170h640"/>
  <path class="art-1" d="M190 34h66v136h-66z"/><path d="M190 68h66M190 102h66M190 136h66"/>
  <path class="art-paper" d="M366 30h66v50h-66zM399 30v50"/>
  ${painter()}${gas(300, 186)}${forklift(520, 186)}${drum(166, 310)}${hatch(435, 300)}
  ${person(
    306,
    318,
    { skin: 2, hair: "bun", top: 3, legs: 1 },
    {
      hands: [
        [-12, -36],
        [14, -30],
      ],
      feet: [
        [-8, 0],
        [9, -1],
      ],
    },
  )}`;

/** Feet on the ground, a mask, gloves, the window open. */
const painter = () => svg`
  <path class="art-paper" d="M20 30h52v66H20z"/><path class="art-1" d="M20 30l-14 12v66l14 -12z"/><path d="M46 30v66"/>
  <path class="art-5 art-bare" d="M118 36h52v74h-52z"/>
  ${person(
    100,
    184,
    { skin: 1, hair: "grey", top: 5, legs: 4 },
    {
      scale: 1.15,
      gloves: true,
      hands: [
        [-14, -31],
        [22, -60],
      ],
      holding: svg`<path class="zones-pole" d="M22 -60l10 -18"/><path class="art-5" d="M22 -88h22v9H22z"/>`,
    },
  )}
  <path class="art-paper" d="M94 112h12v9q-6 5 -12 0z"/><path class="zones-thin" d="M94 114l-4 -2M106 114l4 -2"/>
  <path class="art-2" d="M134 168h22l-2 18h-18z"/>`;

/** @param {number} x @param {number} y */
export const bottle = (x, y) => svg`<g transform="translate(${x} ${y})">
  <path class="art-3" d="M-15 0v-56q0 -14 15 -14t15 14v56z"/><path class="art-ink" d="M-5 -70h10v-9H-5zM-9 -84h18v6H-9z"/><path class="zones-shine" d="M-8 -50v34"/></g>`;

/** Its hose is split, and gas comes out. @param {number} x @param {number} y */
const gas = (x, y) => svg`${bottle(x - 12, y)}
  <path class="zones-edge" d="M${x - 2} ${y - 76}q34 -6 30 26q-4 30 22 40"/><path class="zones-limb line-1" d="M${x - 2} ${y - 76}q34 -6 30 26q-4 30 22 40"/>
  <path class="art-ink" d="M${x + 22} ${y - 56}l14 -5l-4 8l6 3z"/>
  <path class="zones-smoke" d="M${x + 42} ${y - 66}q6 -6 12 0t12 0M${x + 44} ${y - 54}q6 -6 12 0t12 0M${x + 40} ${y - 78}q6 -6 12 0t12 0"/>`;

/** Somebody drinks wine at the wheel. @param {number} x @param {number} y */
const forklift = (x, y) => svg`<g transform="translate(${x} ${y})">
  <path d="M-62 -4v-104M-54 -4v-104"/><path class="art-ink" d="M-62 -10h-32v6h40v-20h-8z"/>
  <path class="art-2" d="M-50 -44h26l12 20h40v-24q0 -6 6 -6h18q6 0 6 6v42h-108z"/><path d="M-44 -44l10 -74h70l12 64"/>
  ${limb("line-4", [
    [10, -26],
    [-14, -30],
    [-22, -12],
  ])}<path class="art-1" d="M0 -26v-28q0 -8 8 -8h8q8 0 8 8v28z"/>
  <circle class="art-skin-3" cx="12" cy="-74" r="11"/><path class="art-ink" d="M1 -74q-2 -13 11 -13t11 13q-4 -7 -11 -7t-11 7z"/><path class="zones-face" d="M5 -76v.5"/>
  <path class="zones-wine" d="M-2 -72l-22 -12l-3 6q-2 5 3 7l6 3l-4 1z"/><path class="zones-wine" d="M-1 -70l-9 -7l-15 -7q-5 -1 -7 3t2 7l15 8l11 1z"/>
  ${limb("line-1", [
    [6, -56],
    [-6, -58],
    [-12, -74],
  ])}<circle class="art-skin-3" cx="-12" cy="-74" r="4"/>
  <path d="M-26 -44l8 -14M-24 -60l10 5"/><circle class="art-ink" cx="-32" cy="-4" r="13"/><circle class="art-ink" cx="38" cy="-4" r="13"/>
  <circle class="art-paper" cx="-32" cy="-4" r="4"/><circle class="art-paper" cx="38" cy="-4" r="4"/>
  <path class="zones-smoke" d="M64 -16q8 -6 14 0M66 -26q8 -6 14 0"/></g>`;

/** Lies down and leaks; the label is that of a corrosive. @param {number} x @param {number} y */
const drum = (x, y) => svg`<g transform="translate(${x} ${y})">
  <path class="zones-acid" d="M24 2q10 -12 30 -6q20 -2 24 8q2 12 -22 12q-14 6 -28 0q-14 -2 -4 -14z"/>
  <path class="art-1" d="M-44 -58h72q12 4 12 30t-12 30h-72q-12 -4 -12 -30t12 -30z"/><ellipse class="art-1" cx="28" cy="-28" rx="12" ry="30"/><path d="M-26 -58q-10 6 -10 30t10 30M4 -58q-10 6 -10 30t10 30"/>
  <circle class="art-ink" cx="30" cy="-10" r="4"/><path class="zones-acid" d="M28 -8q8 2 6 16l-8 2q4 -10 2 -18z"/>
  <path class="zones-label" d="M-14 -46l18 18l-18 18l-18 -18z"/><path class="zones-drop" d="M-24 -24h20v4h-20zM-20 -36l3 6q0 3 -3 3t-3 -3zM-8 -36l3 6q0 3 -3 3t-3 -3z"/></g>`;

/** Open, with nothing around it. @param {number} x @param {number} y */
const hatch = (x, y) => svg`<g transform="translate(${x} ${y})">
  <path class="art-ink" d="M-44 -18h82l14 34h-110z"/><path class="zones-cover" d="M-44 -18h82l-6 -46h-70z"/><path class="zones-thin" d="M-30 -54h54M-36 -32h66"/>
  <path class="zones-pole zones-rung" d="M-16 -12v26M10 -12v26M-16 -4h26M-16 6h26"/></g>`;

/** An office: papers burn in a basket. */
export const drawOffice = () => svg`
  <path class="art-6 art-bare" d="M0 0h640v240H0z"/><path class="zones-floor" d="M0 240h640v120H0z"/><path d="M0 240h640"/>
  <path class="art-paper" d="M300 30h120v120H300zM360 30v120"/><path class="art-4" d="M276 20h34v176h-34z"/><path class="art-4" d="M410 20h34v176h-34z"/>
  <path class="art-2" d="M60 170h180v14H60zM74 184v86M226 184v86"/><path class="art-1" d="M120 116h70v44h-70z"/><path d="M155 160v10M136 170h38"/>
  ${basket(306, 286)}
  <path class="art-3" d="M528 150h26v60h-26z"/><path d="M541 150v-14h20l8 20"/><path class="zones-shine" d="M534 170v24"/>`;

/** @param {number} x @param {number} y */
export const basket = (x, y) => svg`<g transform="translate(${x} ${y})">
  <path class="zones-fire" d="M-26 -46q-10 -20 4 -36q4 12 10 12q-4 -22 14 -36q0 18 10 26q4 -8 2 -16q22 22 6 50z"/><path class="zones-flame" d="M-12 -46q-6 -14 6 -26q8 8 10 16q4 -4 4 -8q10 10 2 18z"/>
  <path class="zones-cover" d="M-30 -48h60l-8 50h-44z"/><path class="zones-thin" d="M-18 -48l4 50M0 -48v50M18 -48l-4 50"/></g>`;
