/** @import { Feature, Look } from "./look.js" */

const NAMESPACE = "http://www.w3.org/2000/svg";

/** @typedef {[tag: string, attributes: Record<string, string|number>]} Shape */

/** The one line of all drawings, and nothing for screen readers: the name is on what holds them. */
const LINES = {
  fill: "none",
  stroke: "var(--eva-ink)",
  "stroke-width": 3,
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
};
const SILENT = { "aria-hidden": "true", focusable: "false" };

/** One value of a feature, one drawing; in a box of 120 × 120. @type {Record<string, Shape[]>} */
const PARTS = {
  antenna_long: [
    ["path", { d: "M88 40 L104 13", "stroke-width": 4 }],
    ["circle", { cx: 105, cy: 10, r: 6, fill: "var(--eva-art-2)" }],
  ],
  antenna_short: [["path", { d: "M88 40 L94 30", "stroke-width": 4 }]],
  handle_whole: [
    ["path", { d: "M20 40 V24 Q20 14 30 14 H62 Q72 14 72 24 V40", "stroke-width": 10 }],
    ["path", { d: "M20 40 V24 Q20 14 30 14 H62 Q72 14 72 24 V40", stroke: "var(--eva-art-3)", "stroke-width": 4.5 }],
  ],
  handle_half: [
    ["path", { d: "M20 40 V24 Q20 14 30 14 H48", "stroke-width": 10 }],
    ["path", { d: "M20 40 V24 Q20 14 30 14 H48", stroke: "var(--eva-art-3)", "stroke-width": 4.5 }],
  ],
  grille_level: [["path", { d: "M22 63 H50 M18 73 H54 M22 83 H50", "stroke-width": 4 }]],
  grille_upright: [["path", { d: "M26 59 V87 M36 55 V91 M46 59 V87", "stroke-width": 4 }]],
  dial_straight: [
    ["rect", { x: 66, y: 44, width: 40, height: 17, rx: 4, fill: "var(--eva-paper)" }],
    ["path", { d: "M93 47 V58", "stroke-width": 4 }],
  ],
  dial_tilted: [
    ["rect", { x: 66, y: 44, width: 40, height: 17, rx: 4, fill: "var(--eva-paper)", transform: "rotate(-15 86 53)" }],
    ["path", { d: "M93 47 V58", "stroke-width": 4, transform: "rotate(-15 86 53)" }],
  ],
  dial_empty: [["rect", { x: 66, y: 44, width: 40, height: 17, rx: 4, fill: "var(--eva-paper)" }]],
  buttons_three: [
    ["rect", { x: 66, y: 67, width: 10, height: 9, rx: 2, fill: "var(--eva-art-3)" }],
    ["rect", { x: 81, y: 67, width: 10, height: 9, rx: 2, fill: "var(--eva-art-3)" }],
    ["rect", { x: 96, y: 67, width: 10, height: 9, rx: 2, fill: "var(--eva-art-3)" }],
  ],
  buttons_two: [
    ["rect", { x: 66, y: 67, width: 10, height: 9, rx: 2, fill: "var(--eva-art-3)" }],
    ["rect", { x: 96, y: 67, width: 10, height: 9, rx: 2, fill: "var(--eva-art-3)" }],
  ],
  knobs_round: [
    ["circle", { cx: 75, cy: 90, r: 8, fill: "var(--eva-art-2)" }],
    ["circle", { cx: 97, cy: 90, r: 8, fill: "var(--eva-art-2)" }],
  ],
  knobs_square: [
    ["circle", { cx: 75, cy: 90, r: 8, fill: "var(--eva-art-2)" }],
    ["rect", { x: 89.5, y: 82.5, width: 15, height: 15, rx: 1, fill: "var(--eva-art-2)" }],
  ],
  knobs_uneven: [
    ["circle", { cx: 75, cy: 87, r: 8, fill: "var(--eva-art-2)" }],
    ["circle", { cx: 97, cy: 97, r: 8, fill: "var(--eva-art-2)" }],
  ],
  feet_two: [
    ["path", { d: "M20 106 H36 L33 115 H23 Z", fill: "var(--eva-art-4)" }],
    ["path", { d: "M84 106 H100 L97 115 H87 Z", fill: "var(--eva-art-4)" }],
  ],
  feet_one: [["path", { d: "M20 106 H36 L33 115 H23 Z", fill: "var(--eva-art-4)" }]],
};

/** Drawn from back to front; the case and the round of the loudspeaker are the same on all. */
const LAYERS = /** @type {(Feature|"case")[]} */ ([
  "feet",
  "antenna",
  "handle",
  "case",
  "grille",
  "dial",
  "buttons",
  "knobs",
]);

/** @type {Shape[]} */
const CASE = [
  ["rect", { x: 6, y: 36, width: 108, height: 70, rx: 13, fill: "var(--eva-art-1)" }],
  ["circle", { cx: 36, cy: 73, r: 24, fill: "var(--eva-art-6)" }],
];

/** Where a feature is, for the ring of the training: x, y, radius. @type {Record<Feature, [number, number, number]>} */
const SPOTS = {
  antenna: [97, 24, 22],
  handle: [46, 24, 31],
  grille: [36, 73, 29],
  dial: [86, 52, 27],
  buttons: [86, 71, 26],
  knobs: [86, 91, 25],
  feet: [60, 108, 46],
};

/**
 * @param {string} tag
 * @param {Record<string, string|number>} [attributes]
 * @param {Node[]} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** @param {Look} look @returns {SVGElement} */
export function radio(look) {
  const shapes = LAYERS.flatMap((layer) => (layer === "case" ? CASE : PARTS[`${layer}_${look[layer]}`]));
  return svg(
    "svg",
    { viewBox: "0 0 120 120", class: "radio", ...LINES, ...SILENT },
    ...shapes.map(([tag, values]) => svg(tag, values)),
  );
}

/** Circles a feature: on the model and on the piece, it says where to look. @param {Element} drawing @param {Feature} feature */
export function circled(drawing, feature) {
  const [cx, cy, r] = SPOTS[feature];
  const edge = svg("circle", { cx, cy, r, "stroke-width": 9 });
  const ring = svg("circle", { cx, cy, r, stroke: "var(--eva-sun)", "stroke-width": 5 });
  const drawn = svg("g", {}, edge, ring);
  drawing.append(drawn);
  return drawn;
}

/** The marks of the two bins: round with a tick, square with a cross. @param {"conform"|"defective"} bin */
export function mark(bin) {
  const [edge, sign] =
    bin === "conform"
      ? [svg("circle", { cx: 20, cy: 20, r: 17, fill: "var(--eva-good)" }), "M12 21 L18 27 L29 14"]
      : [svg("path", { d: "M4 4 H36 V36 H4 Z", fill: "var(--eva-warn)" }), "M13 13 L27 27 M27 13 L13 27"];
  const path = svg("path", { ...LINES, d: sign, stroke: "var(--eva-paper)", "stroke-width": 4.5 });
  return svg("svg", { viewBox: "0 0 40 40", class: "mark", ...SILENT }, edge, path);
}
