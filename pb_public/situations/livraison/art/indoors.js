import { svg } from "../../../vendor/lit-html.js";
import { at, carton, plant, scene, trolley, writing } from "./parts.js";
import { people, person } from "./people.js";

/** @param {string} alt */
export const depot = (alt) =>
  scene(
    alt,
    svg`
      ${shelves(40, 300)}
      ${carton(52, 116, 70, 52)}${carton(140, 116, 56, 40, "c6")}${carton(214, 116, 84, 62)}
      ${carton(60, 208, 92, 60, "c6")}${carton(168, 208, 60, 46)}
      ${carton(52, 298, 62, 48)}${carton(132, 298, 76, 60)}${carton(226, 298, 70, 44, "c6")}
      ${person(420, 326, people.samira, { gesture: "show" })}
      ${carton(524, 326, 86, 66)}${carton(538, 260, 58, 44, "c6")}`,
  );

/** @param {number} x @param {number} y */
function shelves(x, y) {
  return at(x, y, svg`<path class="c1" d="M0 -184h270v10H0zM0 -92h270v10H0z"/><path d="M0 -260V0M270 -260V0"/>`);
}

/** @param {string} alt */
export const door = (alt) =>
  scene(
    alt,
    svg`
      <path class="c3" d="M240 300V44h160v256z"/>
      <path d="M262 68h116v66H262zM262 206h116v74H262z"/>
      <circle class="c2" cx="384" cy="186" r="7"/>
      <path class="s" d="M284 142h72v56h-72z"/>${writing(296, 156, [46, 50, 30])}
      <path class="c2" d="M308 136h24v12h-24z"/>
      <rect class="s" x="432" y="150" width="26" height="38" rx="5"/><circle class="c3" cx="445" cy="164" r="5"/>
      <path class="c4" d="M236 306h168l16 24H220z"/>
      ${plant(520, 312)}
      <path class="s" d="M82 92h92v70H82z"/><path class="c5" d="M84 160l30 -40l22 26l14 -14l22 28z"/>
      <circle class="c2" cx="146" cy="112" r="9"/>`,
  );

/** @param {string} alt */
export const school = (alt) =>
  scene(
    alt,
    svg`
      <circle class="s" cx="96" cy="82" r="38"/><path d="M96 58v24l16 10"/>
      <path class="s" d="M482 48h56v70h-56zM554 66h56v70h-56z"/>
      <circle class="c2" cx="510" cy="76" r="12"/><path class="c5" d="M488 112q22 -26 44 0z"/>
      <path class="c3" d="M566 116v-20l16 -16l16 16v20z"/>
      ${person(300, 330, people.receptionist, { gesture: "show" })}
      <path class="c6" d="M150 206h330v126H150z"/><path class="c1" d="M136 190h358v18H136z"/>
      <path class="s" d="M420 190v-44h44v44z"/>${writing(428, 158, [28, 28, 18])}
      ${carton(60, 338, 104, 78)}${carton(76, 260, 70, 52, "c6")}${carton(186, 338, 84, 56)}`,
  );

/** @param {string} alt */
export const office = (alt) =>
  scene(
    alt,
    svg`
      <path class="s" d="M52 48h150v118H52z"/><path class="c1" d="M54 164l40 -50l34 34l26 -22l46 38z"/>
      <circle class="c2" cx="164" cy="82" r="14"/><path d="M127 48v118"/>
      <path class="i" d="M306 214h28v30h-28z"/><path class="i" d="M226 74h190q10 0 10 10v122q0 10 -10 10H226q-10 0 -10 -10V84q0 -10 10 -10z"/>
      <path class="s" d="M230 88h182v114H230z"/>
      <path class="c1" d="M230 88h182v22H230z"/>${writing(248, 132, [90, 140, 146, 120, 60])}
      <path class="c6" d="M60 244h520v22H60z"/><path d="M92 266v70M548 266v70"/>
      <path class="s" d="M452 244v-36h40v36zM492 216h12q8 0 8 8t-8 8h-12"/>
      ${plant(548, 244)}
      <path class="s" d="M110 244l10 -14h62l-10 14z"/>`,
  );

/** @param {string} alt */
export const board = (alt) =>
  scene(
    alt,
    svg`
      <path class="c3" d="M120 40h400v206H120z"/><path class="c6" d="M134 54h372v178H134z"/>
      <path class="s" d="M254 68h128v150H254z"/><path class="c2" d="M254 68h128v24H254z"/>
      ${writing(270, 112, [96, 84, 96, 60])}${writing(270, 176, [96, 72])}
      <path class="s" d="M154 76h76v56h-76zM154 152h76v60h-76zM406 74h80v64h-80zM410 158h72v52h-72z"/>
      ${writing(166, 92, [48, 40])}${writing(166, 170, [50, 36, 46])}${writing(420, 174, [48, 40])}
      <path class="c5" d="M412 132q20 -34 34 -16q14 -24 34 16z"/>
      <circle class="c3" cx="318" cy="68" r="6"/><circle class="c1" cx="192" cy="76" r="5"/>
      <circle class="c4" cx="192" cy="152" r="5"/><circle class="c2" cx="446" cy="74" r="5"/><circle class="c1" cx="446" cy="158" r="5"/>
      ${plant(64, 326)}
      <path class="c1" d="M540 274h76v16h-76z"/><path d="M552 290v40M604 290v40M540 274v-44M616 274v-44M540 236h76"/>`,
  );

/** @param {string} alt */
export const trolleys = (alt) =>
  scene(
    alt,
    svg`
      ${[0, 1, 2].map((n) => at(26 + n * 118, 240, trolley(0, 0), 0.65))}
      ${[0, 1, 2].map((n) => at(12 + n * 122, 322, trolley(0, 0), 0.72))}
      ${person(430, 322, people.samira, { gesture: "show" })}
      ${carton(528, 328, 92, 62)}${carton(536, 266, 76, 54, "c6")}${carton(544, 212, 60, 46)}`,
    svg`<rect class="l" x="-4" y="206" width="648" height="158"/>`,
  );

/** @param {string} alt */
export const scale = (alt) =>
  scene(
    alt,
    svg`
      <path class="s" d="M40 40h90v46H40z"/><path d="M85 86v232M54 63h62"/>
      <path class="c1" d="M60 318h390l14 20H46z"/>
      ${carton(120, 318, 76, 54)}${carton(200, 318, 76, 54, "c6")}${carton(124, 264, 70, 50, "c6")}${carton(202, 264, 70, 50)}
      <path class="c3" d="M310 318V110h116v208z"/><path d="M368 110v208M356 212v14M380 212v14"/>
      <path class="s" d="M306 150h124v18H306zM306 262h124v18H306z"/>
      ${person(540, 334, people.samira, {
        gesture: "hold",
        holding: svg`<path class="s" d="M-14 -150h44v56h-44z"/>${writing(-6, -138, [28, 28, 18])}`,
      })}`,
  );
