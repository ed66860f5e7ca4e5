import { limb } from "../../../shared/zones/people.js";
import { cone } from "../../../shared/zones/things.js";
import { svg } from "../../../vendor/lit-html.js";

/** Stopped: its bucket lies on the ground, and nobody sits in it. @param {number} x @param {number} y of its tracks on the ground */
export const excavator = (x, y) => svg`<g transform="translate(${x} ${y})">
  <path class="art-ink" d="M-30 -14h66q8 0 8 7t-8 7h-66q-8 0 -8 -7t8 -7z"/>
  <path class="art-2" d="M-26 -40h58v26h-58z"/><path class="art-2" d="M2 -74h28v36H2z"/><path class="art-paper" d="M7 -69h18v20H7z"/>
  ${limb("line-2", [
    [-14, -36],
    [-48, -66],
    [-66, -34],
  ])}
  <path class="art-ink" d="M-80 -26q2 -12 16 -14q4 10 2 38l-22 2q-2 -12 4 -26z"/>
  ${cone(-96, 2)}${cone(54, 2)}</g>`;

/** Comes out of an opening of the fence towards us, loaded with sand. @param {number} x @param {number} y of its wheels on the ground */
export const lorry = (x, y) => svg`<g transform="translate(${x} ${y})">
  <path class="art-6" d="M-22 -60q20 -22 46 0z"/><path class="art-1" d="M-30 -62h62v20h-62z"/>
  <path class="art-3" d="M-32 -52q0 -10 8 -10h50q8 0 8 10v44h-66z"/><path class="art-paper" d="M-26 -54h54l3 20h-60z"/>
  <path class="zones-thin" d="M-22 -22h48M-22 -17h48"/><circle class="art-2" cx="-24" cy="-14" r="4.5"/><circle class="art-2" cx="26" cy="-14" r="4.5"/>
  <path class="art-ink" d="M-30 -8h14v10h-14zM18 -8h14v10H18z"/><path class="art-paper" d="M-12 -12h26v7h-26z"/></g>`;

/** Seen from the side. @param {number} x @param {number} y @param {1|2|3|4|5} colour @param {boolean} left Drives to the left. */
export const car = (x, y, colour, left = false) => svg`<g transform="translate(${x} ${y}) scale(${left ? -1 : 1} 1)">
  <path class="art-${colour}" d="M-46 -8v-14q2 -6 16 -7l12 -15q3 -3 9 -3h22q6 0 9 4l11 14q14 2 15 9v12z"/>
  <path class="art-paper" d="M-14 -31l8 -10h12v10zM11 -31v-10h7q4 0 6 3l6 7z"/><path class="art-2" d="M42 -22h6v6h-6z"/>
  <circle class="art-ink" cx="-24" cy="-7" r="9"/><circle class="art-ink" cx="27" cy="-7" r="9"/>
  <circle class="art-paper" cx="-24" cy="-7" r="3"/><circle class="art-paper" cx="27" cy="-7" r="3"/></g>`;
