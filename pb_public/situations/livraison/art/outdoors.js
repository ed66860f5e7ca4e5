import { svg } from "../../../vendor/lit-html.js";
import { at, carton, scene, tree, truck, writing } from "./parts.js";
import { people, person } from "./people.js";

const road = svg`<rect class="l" x="-4" y="300" width="648" height="64"/><path d="M20 332h70M150 332h70M280 332h70M410 332h70M540 332h70"/>`;

/** @param {string} alt */
export const gate = (alt) =>
  scene(
    alt,
    svg`
      <path class="c6" d="M40 300V130l80 -50v50l80 -50v50l80 -50v50l80 -50v50h60v170z"/>
      <path class="c1" d="M130 300V176h180v124z"/><path d="M130 200h180M130 224h180M130 248h180M130 272h180"/>
      <path class="c3" d="M108 252h224v18H108z"/>
      <path class="s" d="M348 160h48v40h-48zM56 160h48v40H56z"/>
      <path d="M492 300V210"/><path class="c2" d="M440 96h150v112H440z"/><path class="s" d="M452 108h126v88H452z"/>
      ${writing(470, 132, [90, 74])}${writing(470, 172, [90])}
      ${at(590, 306, tree(0, 0), 0.7)}`,
    road,
  );

/** @param {string} alt */
export const cab = (alt) =>
  scene(
    alt,
    svg`
      <path class="p" d="M70 20h500l50 190H20z"/>
      <path class="l" d="M250 120h120l110 90H140z"/><path d="M310 132v14M310 164v20"/>
      <path class="c3" d="M84 120V70l40 -26l40 26v50z"/><path class="s" d="M112 120V92h24v28z"/>
      <path class="c2" d="M458 120V62h74v58z"/><path class="s" d="M472 76h16v16h-16zM502 76h16v16h-16z"/>
      ${at(214, 122, tree(0, 0), 0.5)}${at(410, 122, tree(0, 0), 0.5)}
      <path d="M70 20h500l50 190H20z"/>
      <path class="c1" d="M-6 214q320 -50 652 0v152H-6z"/>
      <circle class="n thick" cx="190" cy="310" r="92"/><path class="i" d="M168 290h44v40h-44z"/><path d="M100 304h68M212 304h68M190 330v72"/>
      <rect class="i" x="390" y="176" width="92" height="156" rx="12"/><rect class="s" x="398" y="192" width="76" height="122" rx="4"/>
      <path class="c2" d="M406 204h50v24h-50zM416 238h50v34h-50z"/><path d="M420 346h32v-14h-32z"/>
      <path d="M528 262h76M528 282h76M528 302h76"/>`,
    svg``,
  );

/** @param {string} alt */
export const pharmacy = (alt) =>
  scene(
    alt,
    svg`
      <path class="c6" d="M60 300V40h520v260z"/>
      <path class="c1" d="M84 60h472v46H84z"/>
      <path class="c5" d="M304 66h32v0v10h0h10v14h-10v12h-32v-12h-10v-14h10z"/>
      <path class="s" d="M112 128h220v140H112z"/><path class="s" d="M400 128h116v172H400z"/>
      <svg x="112" y="128" width="220" height="140" viewBox="112 128 220 140">
        ${person(210, 372, people.pharmacist, { gesture: "show" })}
      </svg>
      <path d="M112 268h220V128H112z"/>
      <path class="p" d="M422 148h72v84h-72z"/>${writing(434, 166, [48, 48, 34, 48])}<path d="M500 252v16"/>
      <path class="c3" d="M100 106h250l16 30H84z"/><path d="M150 106l-8 30M200 106l-4 30M250 106l4 30M300 106l8 30"/>`,
    road,
  );

/** @param {string} alt */
export const van = (alt) =>
  scene(
    alt,
    svg`
      <path class="c6" d="M20 300V84h250v216z"/><path class="c4" d="M8 64h274v24H8z"/>
      <path class="s" d="M56 300V150h178v150z"/><path d="M56 176h178M56 202h178"/>
      ${carton(80, 300, 60, 46)}${carton(86, 254, 48, 38, "c2")}
      ${truck(270, 330)}
      <circle class="c2" cx="560" cy="72" r="26"/>`,
    road,
  );

/** @param {string} alt */
export const loaded = (alt) =>
  scene(
    alt,
    svg`
      <path class="s" d="M170 292V44h300v248z"/><path class="i" d="M190 272V64h260v208z"/>
      <path class="c1" d="M170 44v248l-74 26V30zM470 44v248l74 26V30z"/><path d="M118 170v30M522 170v30"/>
      ${carton(196, 272, 84, 62)}${carton(284, 272, 74, 80, "c6")}${carton(362, 272, 82, 58)}
      ${carton(200, 210, 76, 58, "c6")}${carton(366, 214, 74, 66, "c6")}${carton(290, 192, 64, 54)}
      ${carton(206, 152, 66, 50)}${carton(374, 148, 58, 44)}
      <path class="i" d="M150 292h340v18H150z"/><path class="c3" d="M178 292h30v12h-30zM432 292h30v12h-30z"/>
      <path class="i" d="M196 310h52v26h-52zM392 310h52v26h-52z"/>`,
    road,
  );

/** @param {string} alt */
export const street = (alt) =>
  scene(
    alt,
    svg`
      ${house(40, 300, 130, 140, "c3", "c2")}${house(190, 300, 110, 190, "c6", "c1")}
      ${house(390, 300, 140, 150, "c2", "c4")}
      ${tree(346, 306)}${tree(578, 306)}
      <path d="M316 300V190"/><path class="c1" d="M270 160h92v30h-92z"/><path d="M284 175h64"/>`,
    road,
  );

/** @param {number} x @param {number} y @param {number} w @param {number} h @param {string} wall @param {string} roof */
function house(x, y, w, h, wall, roof) {
  const windows = [0.16, 0.6].map(
    (share) => svg`<path class="s" d="M${w * share} ${30 - h}h${w * 0.24}v34h${-w * 0.24}z"/>`,
  );
  return at(
    x,
    y,
    svg`
    <path class=${wall} d="M0 0V${-h}h${w}V0z"/><path class=${roof} d="M-12 ${-h}L${w / 2} ${-h - 56}L${w + 12} ${-h}z"/>
    ${windows}<path class="s" d="M${w * 0.36} 0v-54h${w * 0.28}V0z"/>`,
  );
}

/** @param {string} alt */
export const kiosk = (alt) =>
  scene(
    alt,
    svg`
      <path class="c1" d="M140 300V118h270v182z"/><path class="c4" d="M116 118q0 -56 70 -64h178q70 8 70 64z"/>
      <path class="s" d="M164 140h222v88H164z"/><path class="c6" d="M148 228h254v16H148z"/>
      <path class="c2" d="M182 152h44v56h-44z"/><path class="c3" d="M246 152h44v56h-44z"/><path class="c5" d="M310 152h44v56h-44z"/>
      ${writing(190, 196, [28])}${writing(254, 196, [28])}${writing(318, 196, [28])}
      ${bundle(450, 330)}${bundle(548, 330)}${bundle(500, 276)}
      ${at(70, 306, tree(0, 0), 1.1)}`,
    road,
  );

/** Paper in a pile, tied. @param {number} x @param {number} y */
function bundle(x, y) {
  return at(
    x,
    y,
    svg`<rect class="s" x="0" y="-54" width="84" height="54" rx="3"/>
    <path d="M0 -40h84M0 -27h84M0 -14h84"/><path class="c3" d="M36 -58h12V4h-12z"/>`,
  );
}
