import { svg } from "../../../vendor/lit-html.js";
import { apple, asparagus, egg, jar, melon } from "./goods.js";
import { at, each, figure, on, rows } from "./parts.js";

/** Things to count. The numbers are in the drawing only; what is said of it leaves the sum to do. */

/** @param {string} alt @param {number[]} counts */
const melons = (alt, counts) =>
  figure(
    alt,
    svg`<path class="c6" d="M30 20h580v362H30z"/>${each(rows(counts, 96, 100, 90, 88), (x, y) => melon(x, y, 1.05))}`,
  );
/** @param {string} alt */
export const melons1 = (alt) => melons(alt, [5, 5, 4, 3]);
/** @param {string} alt */
export const melons2 = (alt) => melons(alt, [6, 5, 5, 3]);

/** An open box of six. @param {number} x @param {number} y */
const box = (x, y) =>
  svg`<path class="c2" d="M${x} ${y}h132v98h-132z"/>${each(rows([3, 3], x + 24, y + 44, 42, 44), (ex, ey) => at(ex, ey, egg(0, 0), 0.82))}`;

/** @param {string} alt @param {[number, number][]} boxes @param {number} more */
const eggs = (alt, boxes, more) =>
  figure(
    alt,
    svg`${each(boxes, box)}<path class="l" d="M60 296h520v84H60z"/>${each(rows([more], 120, 372, 78, 0), (x, y) => at(x, y, egg(0, 0), 1.4))}`,
  );
/** @param {string} alt */
export const eggs1 = (alt) =>
  eggs(
    alt,
    [
      [70, 100],
      [254, 100],
      [438, 100],
    ],
    4,
  );
/** @param {string} alt */
export const eggs2 = (alt) =>
  eggs(
    alt,
    [
      [170, 30],
      [340, 30],
      [170, 156],
      [340, 156],
    ],
    3,
  );

/** @param {string} alt @param {number[]} counts */
const jars = (alt, counts) =>
  figure(
    alt,
    svg`${each(
      [...on(118, 40), ...on(244, 40), ...on(370, 40)],
      (x, y) => svg`<path class="c6" d="M${x} ${y}h560v14h-560z"/>`,
    )}
      ${each(rows(counts, 100, 118, 88, 126), (x, y) => at(x, y, jar(0, 0), 1.3))}`,
  );
/** @param {string} alt */
export const jars1 = (alt) => jars(alt, [5, 5, 4]);
/** @param {string} alt */
export const jars2 = (alt) => jars(alt, [6, 6, 3]);

/** Ten stems, tied. @param {number} x @param {number} y */
const bundle = (x, y) =>
  svg`${each(rows([5, 5], x, y - 12, 11, 12), (sx, sy) => asparagus(sx, sy))}<path class="c3" d="M${x - 8} ${y - 46}h60v18h-60z"/>`;

/** @param {string} alt @param {[number, number][]} bundles @param {number} more */
const bundles = (alt, bundles, more) =>
  figure(
    alt,
    svg`<path class="c6" d="M30 330h580v50H30z"/>${each(bundles, (x, y) => at(x, y, bundle(0, 0), 1.5))}${each(rows([more], 120, 350, 74, 0), (x, y) => at(x, y, asparagus(0, 0), 1.3))}`,
  );
/** @param {string} alt */
export const bundles1 = (alt) =>
  bundles(
    alt,
    [
      [110, 186],
      [280, 186],
      [450, 186],
    ],
    6,
  );
/** @param {string} alt */
export const bundles2 = (alt) =>
  bundles(
    alt,
    [
      [60, 186],
      [206, 186],
      [352, 186],
      [498, 186],
    ],
    2,
  );

/** @param {string} alt */
export const baskets = (alt) =>
  figure(alt, svg`<path class="c6" d="M40 300h560v24H40z"/>${carried(90, 300, 3)}${carried(360, 300, 2)}`);

/** A basket with a few apples. @param {number} x @param {number} y @param {number} count */
const carried = (x, y, count) =>
  svg`${each(rows([count], x + 42, y - 74, 56, 0), (ax, ay) => at(ax, ay, apple(0, 0), 1.4))}
    <path class="c2" d="M${x} ${y - 84}h190l-22 84h-146z"/><path d="M${x + 6} ${y - 58}h178M${x + 12} ${y - 30}h166"/>`;
