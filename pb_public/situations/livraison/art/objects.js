import { svg } from "../../../vendor/lit-html.js";
import { at, carton, icon, scene, trolley, writing } from "./parts.js";
import { people, person } from "./people.js";

/** @param {string} alt */
export const pen = (alt) =>
  icon(
    alt,
    svg`<path class="c1" d="M30 76L82 24l16 16l-52 52z"/><path class="s" d="M30 76l-8 24l24 -8z"/><path d="M72 34l16 16"/>`,
  );

/** @param {string} alt */
export const trolleyIcon = (alt) =>
  icon(
    alt,
    at(10, 104, trolley(0, 0, { load: svg`${carton(10, -34, 60, 44)}${carton(78, -34, 58, 58, "c6")}` }), 0.62),
  );

/** @param {string} alt */
export const phone = (alt) =>
  icon(
    alt,
    svg`<rect class="i" x="36" y="12" width="48" height="96" rx="8"/><rect class="s" x="42" y="24" width="36" height="66" rx="2"/>
      <path class="c2" d="M48 32h20v12H48zM54 52h20v18H54z"/>`,
  );

/** @param {string} alt */
export const count = (alt) =>
  scene(
    alt,
    svg`
      ${at(20, 316, trolley(0, 0, { load: svg`${carton(4, -34, 66, 56)}${carton(74, -34, 66, 56, "c6")}${carton(38, -90, 66, 56)}` }), 1.3)}
      ${person(350, 322, people.samira, { gesture: "show" })}
      ${carton(452, 316, 84, 68)}${carton(546, 316, 84, 68, "c6")}`,
  );

/** @param {string} alt */
export const parcel = (alt) =>
  scene(
    alt,
    svg`
      <path class="c1" d="M40 288h560v20H40z"/><path d="M90 308v60M550 308v60"/>
      <path class="c2" d="M170 288V110l44 -44h300v176l-44 46z"/><path d="M170 110h300v178M470 110l44 -44"/>
      <path class="c6" d="M290 110l44 -44h36l-44 44v40h-36z"/>
      <path class="s" d="M206 178h150v86H206z"/>${writing(220, 198, [90, 116, 70])}
      <path d="M222 238v14M232 238v14M238 238v14M250 238v14M258 238v14M270 238v14M276 238v14"/>`,
  );

/** @param {string} alt */
export const fragile = (alt) =>
  scene(
    alt,
    svg`
      <path class="c2" d="M190 300V92h260v208z"/><path class="c6" d="M296 92h48v44h-48z"/>
      <path class="s" d="M258 158h124v120H258z"/>
      <path class="c3" d="M298 172h44l-4 34q-4 16 -18 16t-18 -16z"/><path d="M320 222v34M298 260h44M322 172l-8 16l10 8l-6 12"/>`,
  );

/** @param {string} alt */
export const heavy = (alt) =>
  scene(
    alt,
    svg`
      <path class="c2" d="M70 316V104h220v212z"/><path class="c6" d="M158 104h44v54h-44z"/>
      <path class="s" d="M120 190h120v64H120z"/><text class="q-art-text" x="180" y="235">30 kg</text>
      <g transform="rotate(5 480 312)">${at(350, 310, trolley(0, 0, { wheels: 1 }), 1.3)}</g>
      <circle class="s" cx="588" cy="300" r="15"/><circle class="i dot" cx="588" cy="300" r="3"/>`,
  );

/** @param {string} alt */
export const boxes = (alt) =>
  scene(
    alt,
    svg`
      ${carton(40, 330, 104, 74)}${carton(150, 330, 104, 74, "c6")}${carton(48, 256, 96, 68, "c6")}${carton(154, 256, 96, 68)}
      ${carton(98, 188, 96, 68)}
      ${person(330, 332, people.etienne, { gesture: "show" })}
      <path class="c2" d="M430 330V226h170v104z"/><path class="c6" d="M430 226l-26 -26h60l26 26zM600 226l26 -26h-60l-26 26z"/>
      ${[448, 488, 528, 562].map((x, i) => svg`<path class=${i % 2 ? "s" : "c1"} d="M${x} 226v-34h32v34z"/>`)}
      <path d="M430 226h170"/>`,
  );
