import { limb, person } from "../../../shared/zones/people.js";
import { barrier, cone } from "../../../shared/zones/things.js";
import { svg } from "../../../vendor/lit-html.js";
import { car, excavator, lorry } from "./machines.js";

/** A street under works: shop and building at the back, then pavement and site, then the road. */
export const drawStreet = () => svg`
  <path class="zones-sky" d="M0 0h640v130H0z"/>${buildings()}
  <path class="art-6 art-bare" d="M0 128h640v100H0z"/><path d="M0 128h640"/>
  ${fence()}${excavator(530, 128)}
  <path class="zones-road" d="M0 228h640v132H0z"/><path class="zones-kerb" d="M0 222h640v9H0z"/>
  ${scaffold()}${shop()}${manhole()}${tube()}${digger()}${exit()}${road()}`;

function buildings() {
  const windows = [
    [232, 12],
    [232, 66],
    [372, 12],
    [372, 66],
  ];
  return svg`<path class="art-3" d="M0 0h196v128H0z"/><path class="art-4" d="M196 0h228v128H196z"/>
    ${windows.map(([x, y]) => svg`<path class="art-paper" d="M${x} ${y}h28v36h-28zM${x} ${y + 18}h28"/>`)}`;
}

/** Planks around the site; open at the right, where the lorry comes out. */
const fence = () => svg`${[426, 446, 466, 486, 506, 526, 546, 566, 586, 606, 626].map((x) => plank(x, 92))}`;

/** @param {number} x @param {number} y */
const plank = (x, y) => svg`<path class="art-1" d="M${x} ${y}h20v34h-20z"/>`;

/** Two rails and a toe board before whoever works there. */
const scaffold = () => svg`
  ${person(
    284,
    84,
    { skin: 1, hair: "long", top: 5, legs: 1, helmet: true, vest: true },
    {
      hands: [
        [-15, -38],
        [15, -62],
      ],
      scale: 0.8,
    },
  )}
  <path class="art-2 zones-thin" d="M293 32h8v8h-8z"/>
  <path d="M226 -4v136M288 96v36M352 -4v136M226 132l62 -36M288 96l64 36"/>
  <path d="M226 62h126M226 74h126"/><path class="art-2" d="M218 84h142v9H218z"/><path class="art-2 zones-thin" d="M226 78h126v6H226z"/>
  <path class="art-2" d="M218 10h142v7H218z"/>`;

/** Somebody leans far from a step ladder, with one foot in the air. */
function shop() {
  const painter = person(
    84,
    76,
    { skin: 4, hair: "curly", top: 2, legs: 1 },
    {
      lean: 24,
      scale: 0.92,
      feet: [
        [-6, 0],
        [-26, -12],
      ],
      hands: [
        [-16, -36],
        [30, -66],
      ],
      holding: svg`<path class="zones-thin" d="M30 -66l8 -6"/><path class="art-5" d="M36 -78l8 4l-5 8l-8 -4z"/>`,
    },
  );
  return svg`
    <path class="art-paper" d="M14 6h172v24H14z"/><path class="zones-thin" d="M26 18h24M58 18h40"/>
    <path class="art-paper" d="M124 48h60v56h-60z"/><path class="art-1" d="M10 48h40v80H10z"/><path class="art-2" d="M112 34h84l6 14h-96z"/>
    <path d="M76 76l-22 78M90 76l22 78M70 96h27M66 112h36M62 130h45M72 76h22"/>
    <path class="art-paper" d="M62 128h16v12H62z"/>${painter}`;
}

/** No cover, no barrier; a woman looks at her telephone. */
const manhole = () => svg`
  <ellipse class="art-ink" cx="70" cy="206" rx="25" ry="10"/><path class="zones-thin" d="M46 204q24 12 48 0"/>
  <ellipse class="zones-cover" cx="116" cy="214" rx="21" ry="8"/><path class="zones-thin" d="M104 212h24M104 217h24"/>
  ${person(
    26,
    212,
    { skin: 2, hair: "bun", top: 4, legs: 1 },
    {
      hands: [
        [-12, -34],
        [13, -48],
      ],
      feet: [
        [-8, 0],
        [10, -1],
      ],
      holding: svg`<path class="art-ink" d="M10 -58h7v10h-7z"/>`,
    },
  )}`;

/** Two people carry a tube on their shoulders, in step. */
const tube = () => svg`
  ${person(
    204,
    210,
    { skin: 3, hair: "short", top: 1, legs: 4, helmet: true, vest: true, beard: true },
    {
      hands: [
        [-14, -40],
        [13, -30],
      ],
      feet: [
        [-10, 0],
        [8, -1],
      ],
      gloves: true,
    },
  )}
  ${person(
    322,
    210,
    { skin: 1, hair: "grey", top: 4, legs: 1, helmet: true, vest: true },
    {
      hands: [
        [-14, -40],
        [13, -30],
      ],
      feet: [
        [-10, 0],
        [8, -1],
      ],
      gloves: true,
    },
  )}
  <path class="art-5" d="M166 170h194q5 0 5 -5t-5 -5H166q-5 0 -5 5t5 5z"/><circle class="art-5" cx="190" cy="171" r="3.5"/><circle class="art-5" cx="308" cy="171" r="3.5"/>`;

/** Bareheaded, unlike all the others of the site. */
const digger = () => svg`
  <path class="zones-earth" d="M440 210q8 -22 24 -20q16 2 22 20z"/>
  ${person(
    420,
    208,
    { skin: 2, hair: "short", top: 3, legs: 1, vest: true },
    {
      lean: 12,
      hands: [
        [4, -36],
        [20, -26],
      ],
      feet: [
        [-9, 1],
        [9, -3],
      ],
      holding: svg`<path class="zones-pole" d="M-4 -44L34 -14"/><path class="art-ink" d="M30 -18l14 4l4 10l-12 -2z"/>`,
    },
  )}`;

/** A lorry comes out: no sign, no guide, and somebody passes on a bicycle. */
const exit = () => svg`${[484, 504].map((x) => plank(x, 166))}${[608, 628].map((x) => plank(x, 166))}${lorry(566, 206)}
  <g transform="translate(604 240) scale(0.85)"><circle cx="-20" cy="-12" r="13"/><circle cx="18" cy="-12" r="13"/>
  <path d="M-20 -12l14 -22h18l-12 22zM-6 -34l-3 -7M18 -12l-8 -24l-6 -3"/>
  ${limb("line-4", [
    [6, -42],
    [-4, -26],
    [0, -10],
  ])}<path class="art-5" d="M2 -40q-4 -20 4 -24q10 -2 10 24z"/>${limb("line-5", [
    [4, -58],
    [-6, -46],
    [-10, -40],
  ])}
  <circle class="art-skin-4" cx="4" cy="-74" r="9"/><path class="art-3" d="M-6 -76q0 -11 10 -11t10 11z"/></g>`;

/** The trench is closed off well; on both sides of it somebody shows the same arrow. */
const road = () => svg`
  <path class="zones-lane" d="M0 346h640"/>
  <path class="zones-earth" d="M262 262h116l10 26H252z"/><path class="art-ink" d="M274 268h92l6 14H268z"/>
  ${barrier(246, 270, 72)}${barrier(322, 270, 72)}${barrier(240, 306, 80)}${barrier(322, 306, 80)}
  <circle class="art-2" cx="320" cy="270" r="6"/><path class="art-2" d="M398 296l16 -28l16 28z"/><path d="M414 277v9M414 290v.5M414 296v12"/>
  ${cone(232, 306)}${car(190, 344, 4)}${car(452, 344, 1, true)}
  ${signalman(82, 332, { skin: 1, hair: "grey", top: 1 })}${signalman(538, 332, { skin: 4, hair: "long", top: 3 })}`;

/** Holds a disc with an arrow: pass. @param {number} x @param {number} y @param {Pick<import("../../../shared/zones/people.js").Look, "skin"|"hair"|"top">} look */
const signalman = (x, y, look) =>
  person(
    x,
    y,
    { ...look, legs: 4, helmet: true, vest: true },
    {
      hands: [
        [-14, -31],
        [18, -42],
      ],
      holding: svg`<path class="zones-pole" d="M18 -2v-60"/><circle class="art-5" cx="18" cy="-76" r="15"/>
      <path class="zones-arrow" d="M18 -66v-17M11 -78l7 -7l7 7"/>`,
    },
  );
