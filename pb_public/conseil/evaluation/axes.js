/** @typedef {import("./report.js").Skill} Skill */
/** @typedef {{title: string, label: string, certainty: string, sure: number|null, perhaps: number|null}} Axis shares of the whole scale; null: not measured */

/** Fewer make no shape. */
const FEWEST = 3;
export const WIDTH = 460;
export const HEIGHT = 300;
const RADIUS = 95;

/** @param {Skill[]} skills @returns {Axis[]} */
export function axesOf(skills) {
  return skills.map(({ title, label, certainty, steps, level, between }) => {
    const [low, high] = between.length === 2 ? between : [level, level];
    const share = (/** @type {number} */ step) => (high > 0 ? step / steps.length : null);
    return { title, label, certainty: certainty.label, sure: share(low), perhaps: share(high) };
  });
}

/** @param {Axis[]} axes */
export const isDrawn = (axes) => axes.filter(({ sure }) => sure !== null).length >= FEWEST;

/**
 * A point of the picture, the first axis upwards, the others clockwise.
 *
 * @param {number} index @param {number} count of axes @param {number} share of the radius
 * @returns {[number, number]}
 */
export function point(index, count, share) {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;
  return [round(WIDTH / 2 + RADIUS * share * Math.cos(angle)), round(HEIGHT / 2 + RADIUS * share * Math.sin(angle))];
}

/** The shape of a level on each axis; an axis that is not measured leaves it open at the centre. @param {Axis[]} axes @param {"sure"|"perhaps"} which */
export const shape = (axes, which) =>
  axes.map((axis, index) => point(index, axes.length, axis[which] ?? 0).join(",")).join(" ");
