// Longer than a file’s budget: one drawing after the other, each used by its name; two files would make nothing clearer.
import { svg } from "../../../vendor/lit-html.js";
import { apple, carrot, egg, loaf, tomato } from "./goods.js";
import { at, awning, crate, each, figure, on, rows, scene, text, writing } from "./parts.js";
import { people, person } from "./people.js";

/** The table of the questions on where things are: each thing is a zone of the content. @param {string} alt */
export const table = (alt) =>
  figure(
    alt,
    svg`
      <rect class="l" x="-4" y="360" width="648" height="44"/>
      <path d="M320 0v40"/><path class="c2" d="M274 92q0 -52 46 -52t46 52z"/><path class="s" d="M306 92h28q0 16 -14 16t-14 -16z"/>
      <path class="c3" d="M50 228h490v22H50z"/><path d="M80 250v132M508 250v132"/>
      ${crate(96, 228, 124, 50, each([...on(186, 122, 194), ...on(184, 158), ...on(166, 140, 176)], apple))}
      <path class="c1" d="M262 228l16 -44h84l16 44z"/><path class="s" d="M250 160h140v24H250z"/><circle class="s" cx="320" cy="206" r="15"/><path d="M320 206l7 -9"/>
      ${each(
        [...on(202, 446, 518), ...on(198, 482), ...on(184, 464, 500)],
        egg,
      )}<path class="c2" d="M422 190h120l-14 38h-92z"/>
      ${crate(226, 384, 188, 58, each([...on(330, 256, 332), ...on(328, 294, 372)], carrot))}
      <path class="s" d="M552 304h80l-12 78h-56z"/><path d="M552 304q40 -60 80 0M556 330h72"/>`,
  );

/** A file of people in front of a stall: each is a zone of the content. @param {string} alt */
export const queue = (alt) =>
  figure(
    alt,
    svg`
      <rect class="l" x="-4" y="352" width="648" height="52"/>
      ${awning(6, 96, 196, "c2")}<path class="c6" d="M10 268h188v110H10z"/>${each(on(268, 64, 144), loaf)}
      ${at(108, 268, person(0, 0, people.mehdi, { scale: 0.62 }))}<path class="c6" d="M10 268h188v110H10z"/>${each(
        on(268, 54, 156),
        loaf,
      )}
      ${person(276, 384, people.scarf, { scale: 1.05 })}
      ${person(378, 384, people.old, { scale: 1.05, holding: svg`<path class="heavy" d="M60 -96v94"/>` })}
      ${person(480, 384, people.reader, { scale: 1.05 })}
      ${person(582, 384, people.boy, { scale: 0.85, holding: svg`<circle class="c3" cx="58" cy="-80" r="22"/><path d="M36 -80h44M58 -102v44"/>` })}`,
  );

/** @param {number} x @param {number} y */
const cat = (x, y) =>
  at(
    x,
    y,
    svg`
      <path d="M52 -8q44 4 40 -46"/>
      <path class="c2" d="M-44 0q-8 -74 30 -92h30q40 18 34 92z"/>
      <path class="c2" d="M-40 -112l-4 -44l26 20h36l26 -20l-4 44q-8 34 -40 34t-40 -34z"/>
      <circle class="i dot" cx="-16" cy="-114" r="4"/><circle class="i dot" cx="16" cy="-114" r="4"/>
      <path d="M-4 -102h8l-4 6zM-24 -98h-26M24 -98h26M-14 0v-26M14 0v-26"/>`,
  );

/** @param {number} x @param {number} y @param {number} width @param {number} height */
const woodenBox = (x, y, width, height) =>
  svg`<path class="c6" d="M${x} ${y - height}h${width}v${height}h${-width}z"/><path d="M${x} ${y - (2 * height) / 3}h${width}M${x} ${y - height / 3}h${width}M${x + 18} ${y - height}v${height}M${x + width - 18} ${y - height}v${height}"/>`;

/** @param {string} alt */
export const cat1 = (alt) =>
  figure(
    alt,
    svg`<rect class="l" x="-4" y="330" width="648" height="74"/>${woodenBox(200, 360, 240, 150)}${cat(320, 210)}`,
  );
/** @param {string} alt */
export const cat2 = (alt) =>
  figure(
    alt,
    svg`<rect class="l" x="-4" y="300" width="648" height="104"/>${woodenBox(190, 330, 260, 190)}${cat(330, 384)}`,
  );

/** @param {string} alt */
export const crowd = (alt) =>
  scene(
    alt,
    svg`
      ${awning(10, 50, 190, "c3")}<path class="c6" d="M20 230h170v74H20z"/>${each(on(230, 60, 110, 160), tomato)}
      ${awning(440, 50, 190, "c1")}<path class="c6" d="M450 230h170v74H450z"/>${each(on(230, 500, 570), loaf)}
      ${person(160, 336, people.scarf)}${person(262, 330, people.old)}${person(360, 336, people.lucie)}${person(470, 338, people.reader)}`,
  );

/** @param {string} alt */
export const van = (alt) =>
  scene(
    alt,
    svg`
      <path class="s" d="M60 290V90q0 -20 20 -20h330v220z"/><path class="i" d="M90 100h210v160H90z"/>
      ${crate(98, 258, 94, 46, each([...on(216, 120, 172), ...on(214, 146)], apple))}${crate(
        198,
        258,
        94,
        46,
        each([...on(216, 220, 272), ...on(214, 246)], tomato),
      )}
      ${crate(98, 180, 94, 40, each([...on(144, 122), ...on(142, 150)], tomato))}
      <path class="c1" d="M410 130h80q16 0 26 18l44 66q20 4 20 24v52H410z"/><path class="p" d="M430 148h56q10 0 16 10l30 48H430z"/>
      ${each(
        on(292, 160, 490),
        (x, y) => svg`<circle class="i" cx=${x} cy=${y} r="34"/><circle class="s" cx=${x} cy=${y} r="13"/>`,
      )}`,
  );

/** @param {string} alt */
export const crates = (alt) =>
  scene(
    alt,
    svg`
      ${crate(40, 326, 190, 70, each(rows([4], 72, 260, 48, 0), apple))}${crate(60, 236, 120, 50, each(rows([3], 90, 192, 32, 0), tomato))}
      ${crate(270, 326, 120, 56, each(rows([3], 296, 276, 34, 0), carrot))}${crate(430, 326, 170, 90, each(rows([4], 458, 240, 38, 0), tomato))}
      ${crate(470, 196, 90, 40, each(rows([2], 500, 162, 32, 0), apple))}`,
  );

/** @param {string} alt */
export const spots = (alt) =>
  scene(
    alt,
    svg`
      <path class="c1" d="M230 190V110l90 -50l90 50v80z"/><path class="s" d="M300 190v-44h40v44zM252 126h28v28h-28zM360 126h28v28h-28z"/>
      <path class="l" d="M-4 190h648v160H-4z"/>
      <path class="s" d="M30 220h120l-14 60H8zM180 220h120l-2 60H172zM342 220h120l12 60H346zM492 220h120l26 60H506z"/>
      <path d="M-4 304h648"/>${each(
        on(258, 86, 238, 408, 566),
        (x, y) => svg`<path d="M${x - 16} ${y - 6}h32M${x - 10} ${y + 6}h20"/>`,
      )}`,
  );

/** @param {string} alt */
export const planning = (alt) =>
  scene(
    alt,
    svg`
      <path class="c3" d="M110 50h420v236H110z"/><path class="s" d="M128 68h384v200H128z"/><path class="c2" d="M128 68h384v36H128z"/>
      <path d="M224 68v200M320 68v200M416 68v200M128 146h384M128 188h384M128 230h384"/>
      <path class="c5" d="M236 156h72v22h-72z"/><path class="c4" d="M332 198h72v22h-72z"/><path class="c1" d="M428 114h72v22h-72zM236 240h72v20h-72z"/>
      ${each(
        [...on(126, 144), ...on(168, 144), ...on(210, 144), ...on(250, 144)],
        (x, y) => svg`<path d="M${x} ${y}h52"/>`,
      )}`,
  );

/** @param {string} alt */
export const calendar = (alt) =>
  scene(
    alt,
    svg`
      <path class="s" d="M190 70h260v230H190z"/><path class="c3" d="M190 70h260v54H190z"/><path d="M250 52v36M390 52v36"/>
      ${each(rows([6, 6, 6, 6], 206, 142, 40, 38), (x, y) => svg`<path class="l" d="M${x} ${y}h26v24h-26z"/>`)}
      <path class="c5" d="M70 300l50 -70l-30 4l40 -60l-24 2l38 -64l38 64l-24 -2l40 60l-30 -4l50 70z"/><path class="c3" d="M132 300h24v28h-24z"/>`,
  );

/** @param {string} alt */
export const bus = (alt) =>
  scene(
    alt,
    svg`
      <path class="c1" d="M60 300V110q0 -24 24 -24h380q30 0 34 30l16 92v92z"/>
      <path class="p" d="M84 116h80v70H84zM180 116h80v70h-80zM276 116h80v70h-80zM372 116h88q8 0 10 10l14 76H372z"/><path d="M60 222h446"/>
      ${each(
        on(302, 150, 420),
        (x, y) => svg`<circle class="i" cx=${x} cy=${y} r="32"/><circle class="s" cx=${x} cy=${y} r="12"/>`,
      )}
      <path d="M580 330V100"/><path class="c2" d="M548 66h64v50h-64z"/>${text(580, 104, 4)}`,
  );

/** @param {string} alt */
export const rope = (alt) =>
  scene(
    alt,
    svg`${each(
      on(300, 150, 330, 500),
      (x, y) =>
        svg`<ellipse class="c2" cx=${x} cy=${y - 40} rx=${60 + x / 20} ry="34"/><ellipse class="c2" cx=${x} cy=${y - 62} rx=${54 + x / 20} ry="30"/><ellipse class="w" cx=${x} cy=${y - 66} rx="24" ry="12"/><path d="M${x + 50} ${y - 30}q40 10 30 40"/>`,
    )}
      <path class="c3" d="M40 90h560v14H40z"/><path d="M160 104v60q0 30 20 30t20 -30v-40M420 104v80q0 26 18 26t18 -26v-60"/>`,
  );

/** @param {string} alt */
export const bags = (alt) =>
  scene(
    alt,
    svg`${each(
      on(316, 120, 280, 440),
      (x, y) =>
        svg`<path class="c2" d="M${x - 6} ${y}v-150l10 -10l12 10l12 -10l12 10l12 -10l12 10l12 -10l12 10l12 -10v160z"/><path class="c5" d="M${x + 44} ${y - 60}q-26 -34 0 -46q26 12 0 46z"/>`,
    )}
      <path class="l" d="M100 330h456v10H100z"/>`,
  );

/** @param {string} alt */
export const recipe = (alt) =>
  scene(
    alt,
    svg`
      <path class="s" d="M70 300l20 -170q70 -26 116 0q50 -26 116 0l20 170q-76 -24 -136 0q-60 -24 -136 0z"/><path d="M206 130v170"/>
      ${writing(110, 162, [68, 74, 60, 70])}${writing(232, 162, [62, 70, 58])}
      <path class="l" d="M410 320V170q-14 -30 20 -40h70q34 10 20 40v150z"/><path class="c5" d="M434 200h64v52h-64z"/>
      ${each([...on(324, 556, 592), ...on(300, 574)], egg)}`,
  );

/** @param {string} alt */
export const map = (alt) =>
  scene(
    alt,
    svg`<path class="s" d="M70 80l120 -24l130 24l130 -24l120 24v220l-120 -24l-130 24l-130 -24l-120 24z"/><path d="M190 56v220M320 80v220M450 56v220"/>
      <path class="c5" d="M96 110l66 -12v70l-66 12z"/><path class="c1" d="M360 96q40 -18 66 -14l4 60q-40 0 -70 20z"/>
      <path class="heavy" d="M110 250q80 -60 170 -30t150 -30t100 40"/><circle class="c3" cx="120" cy="244" r="12"/><circle class="c3" cx="524" cy="226" r="12"/>`,
  );

/** @param {string} alt */
export const stack = (alt) =>
  scene(
    alt,
    svg`${each(rows([4, 4, 4], 120, 110, 92, 70), (x, y) => svg`<path class="c2" d="M${x} ${y}h92v70h-92z"/><path class="c6" d="M${x + 36} ${y}h20v24h-20z"/>`)}
      <path class="c6" d="M120 110l40 -40h368l-40 40z"/><path class="c2" d="M488 110l40 -40v210l-40 40z"/><path d="M488 180l40 -40M488 250l40 -40M212 110l40 -40M304 110l40 -40M396 110l40 -40"/>`,
  );
