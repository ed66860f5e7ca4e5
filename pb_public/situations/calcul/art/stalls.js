/** @import { Look } from "./people.js" */
import { nothing, svg } from "../../../vendor/lit-html.js";
import {
  apple,
  bottle,
  bunch,
  carrot,
  egg,
  fish,
  glass,
  jar,
  lettuce,
  loaf,
  melon,
  tomato,
  wedge,
  wheel,
} from "./goods.js";
import { awning, crate, each, on, scene, writing } from "./parts.js";
import { people, person } from "./people.js";

/**
 * A stall: its cloth, who sells, and the counter with the goods on it, at 230.
 *
 * @param {string} alt @param {string} fill @param {Look|undefined} seller @param {unknown} goods
 */
function stall(alt, fill, seller, goods) {
  return scene(
    alt,
    svg`
      ${awning(60, 40, 520, fill)}
      ${seller ? person(480, 318, seller) : nothing}
      <path class="c6" d="M40 230h560v100H40z"/><path d="M40 256h560M226 256v74M414 256v74"/>
      ${goods}`,
  );
}

/** @param {string} alt */
export const veg = (alt) =>
  stall(
    alt,
    "c5",
    people.ferrand,
    svg`
      ${crate(70, 230, 120, 44, each([...on(190, 94, 166), ...on(188, 130), ...on(176, 112, 148)], tomato))}
      ${each(on(230, 236, 298), lettuce)}
      ${crate(340, 230, 96, 40, each([...on(214, 362, 414), ...on(212, 388)], carrot))}`,
  );

/** @param {string} alt */
export const flowers = (alt) =>
  stall(
    alt,
    "c3",
    people.tran,
    svg`${bunch(104, 230, "c3")}${bunch(190, 230, "s")}${bunch(276, 230, "c4")}${bunch(362, 230, "c3")}`,
  );

/** @param {string} alt */
export const bread = (alt) =>
  stall(alt, "c2", people.mehdi, svg`${each([...on(230, 110, 216, 322), ...on(194, 162, 270)], loaf)}`);

/** @param {string} alt */
export const cheese = (alt) =>
  stall(
    alt,
    "c1",
    people.lucie,
    svg`${each(
      on(230, 110, 230),
      wheel,
    )}${each(on(230, 340), wedge)}${each(on(190, 112), wedge)}<path d="M52 230V150h352v80"/>`,
  );

/** @param {string} alt */
export const fishes = (alt) =>
  stall(
    alt,
    "c1",
    people.yann,
    svg`<path class="s" d="M70 230q20 -26 60 -18q30 -22 70 -6q40 -20 80 0q60 -16 90 24z"/>${each(
      [...on(216, 140), ...on(214, 258), ...on(228, 330)],
      fish,
    )}`,
  );

/** @param {string} alt */
export const honey = (alt) =>
  stall(
    alt,
    "c2",
    people.old,
    svg`${each([...on(230, 100, 160), ...on(164, 130)], jar)}${each(on(230, 330, 390), jar)}`,
  );

/** @param {string} alt */
export const juice = (alt) =>
  stall(
    alt,
    "c4",
    undefined,
    svg`${bottle(170, 230)}${each(on(230, 270, 340, 410), glass)}${each(on(230, 500), apple)}`,
  );

/** @param {string} alt */
export const basket = (alt) =>
  stall(
    alt,
    "c3",
    people.lucie,
    svg`
      ${each([...on(204, 170, 278), ...on(200, 206), ...on(202, 242), ...on(186, 188, 262), ...on(182, 226)], egg)}
      <path class="c2" d="M130 186h188l-18 44H148z"/><path d="M134 200h180M142 214h164M176 186l4 44M224 186v44M272 186l-4 44"/>
      <path d="M136 186q0 -84 88 -84t88 84"/>`,
  );

/** @param {string} alt */
export const till = (alt) =>
  stall(
    alt,
    "c1",
    people.aminata,
    svg`
      <path class="c3" d="M120 230v-34h230v34z"/><path class="s" d="M144 196l16 -72h150l16 72z"/>
      <path class="i" d="M176 136h118v24H176z"/>${each(
        on(176, 188, 222, 256, 290),
        (x, y) => svg`<path class="l" d="M${x - 11} ${y - 8}h22v14h-22z"/>`,
      )}
      <path d="M210 213h50"/>
      ${each(
        [...on(222, 66, 88), ...on(208, 77)],
        (x, y) => svg`<ellipse class="c2" cx=${x} cy=${y} rx="15" ry="7"/>`,
      )}`,
  );

/** @param {string} alt */
export const apples = (alt) =>
  scene(
    alt,
    svg`
      ${crate(
        110,
        320,
        420,
        130,
        svg`
        ${each([...on(196, 150, 482), ...on(190, 194, 378), ...on(194, 240, 332, 424), ...on(188, 286)], apple)}
        ${each([...on(174, 174), ...on(168, 222), ...on(170, 266, 356, 404), ...on(166, 312), ...on(176, 452)], apple)}
        ${each([...on(148, 246, 336), ...on(144, 292), ...on(150, 382)], apple)}`,
      )}`,
  );

/** @param {string} alt */
export const oneMelon = (alt) =>
  scene(
    alt,
    svg`
      <path class="c6" d="M60 270h520v20H60z"/><path d="M110 290v50M530 290v50"/>
      ${melon(200, 270, 1.7)}
      <path class="c1" d="M360 270l14 -70h130l14 70z"/><path class="s" d="M340 180h198v20H340z"/><path class="s" d="M400 216h78v36h-78z"/>`,
  );

/** @param {string} alt */
export const badge = (alt) =>
  scene(
    alt,
    svg`
      ${awning(20, 44, 220, "c4")}
      ${person(330, 330, people.aminata, {
        holding: svg`<path d="M60 -96l46 -30"/><path class="s" d="M92 -150h86v58H92z"/><path class="c4" d="M92 -150h86v16H92z"/>${writing(106, -122, [58, 40])}`,
        scale: 1.1,
      })}
      <path class="c6" d="M40 250h180v80H40z"/>${each(on(250, 80, 130, 180), tomato)}`,
  );

/** @param {string} alt */
export const oven = (alt) =>
  scene(
    alt,
    svg`
      <path class="c3" d="M90 320V90h300v230z"/><path class="i" d="M126 210q0 -70 114 -70t114 70v40H126z"/>
      ${loaf(240, 246)}<path class="s" d="M110 100h70v26h-70z"/>
      <circle class="s" cx="270" cy="113" r="11"/><circle class="s" cx="310" cy="113" r="11"/><circle class="s" cx="350" cy="113" r="11"/>
      ${person(500, 326, people.mehdi)}`,
  );
