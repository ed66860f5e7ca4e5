/** @import { Item, ItemType, Tools } from "../types.js" */
import { chosen, countOf, pick, readPicks, wrongPicks } from "../picks.js";

/** @typedef {{id: string, name: string, x: number, y: number, w: number, h: number}} Zone In % of the scene. */

/** A zone less wide or less high than this, in % of the scene, is no target for a finger on a phone. */
const TIGHT = { w: 16, h: 28 };
/** Zones whose tops are this near, in % of the scene, are read as one line. */
const LINE = 12;

/**
 * Places to find in a picture: buttons over it. Where they are too small for a finger, the same buttons stand below in a
 * list, with numbers on the picture.
 *
 * stimulus: `scene`, the name of a picture, and `alt`; `zones`; `pick`, how many (1).
 *
 * @type {ItemType}
 */
export const clickInImage = {
  counted: true,
  scored: true,
  wide: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 18000,

  read: (item, draft) => readPicks(draft, ids(item), "Choisissez dans l’image, ou appuyez sur « Je ne sais pas »."),

  wrong: (item, right, random) => wrongPicks(right, ids(item), random),

  draw(item, tools) {
    const { html, nothing, draft, described, picture } = tools;
    const { scene, alt = "", pick: most = 1 } = item.stimulus;
    const zones = inReadingOrder(item.stimulus.zones);
    const tight = zones.some(({ w, h }) => w < TIGHT.w || h < TIGHT.h);
    return html`
      <div class="q-image ${tight ? "q-image--tight" : ""}" role="group" aria-label="Image : choisissez un endroit"
        aria-describedby=${described}>
        <div class="q-image-scene">
          ${picture(scene, alt)}
          ${zones.map((zone, place) => drawZone(item, zone, place, tools))}
        </div>
        ${tight ? html`<div class="q-image-list">${zones.map((zone, place) => drawRow(item, zone, place, tools))}</div>` : nothing}
      </div>
      <p class="q-picked">${countOf(draft, most)}</p>
    `;
  },
};

/** @param {Item} item @returns {string[]} */
const ids = (item) => item.stimulus.zones.map((/** @type {Zone} */ zone) => zone.id);

/** From top to bottom, then from left to right: no place of its own for the right one. @param {Zone[]} zones */
export function inReadingOrder(zones) {
  const rest = [...zones].sort((a, b) => a.y - b.y);
  /** @type {Zone[]} */
  const sorted = [];
  while (rest.length) {
    const line = rest.filter((zone) => zone.y < rest[0].y + LINE);
    rest.splice(0, line.length);
    sorted.push(...line.sort((a, b) => a.x - b.x));
  }
  return sorted;
}

/** @param {Item} item @param {Zone} zone @param {number} place @param {Tools} tools */
function drawZone(item, zone, place, tools) {
  const { html, sign, locked } = tools;
  const { x, y, w, h } = zone;
  return html`
    <button class="q-spot" type="button" data-pick=${zone.id} aria-pressed=${isOn(tools, zone)} ?disabled=${locked}
      data-vars="--x:${x}%;--y:${y}%;--w:${w}%;--h:${h}%" @click=${() => choose(item, zone, tools)}>
      <span class="eva-hidden">${zone.name}</span>
      <span class="q-spot-number" aria-hidden="true">${place + 1}</span>${sign("check")}
    </button>
  `;
}

/** @param {Item} item @param {Zone} zone @param {number} place @param {Tools} tools */
function drawRow(item, zone, place, tools) {
  return tools.html`
    <button class="eva-choice" type="button" data-pick=${zone.id} aria-pressed=${isOn(tools, zone)} ?disabled=${tools.locked}
      @click=${() => choose(item, zone, tools)}>
      <span class="q-spot-number" aria-hidden="true">${place + 1}</span><span>${zone.name}</span>${tools.sign("check")}
    </button>
  `;
}

/** @param {Tools} tools @param {Zone} zone */
const isOn = ({ draft }, { id }) => (chosen(draft).includes(id) ? "true" : "false");

/** @param {Item} item @param {Zone} zone @param {Tools} tools */
const choose = (item, { id }, tools) => pick(tools, id, ids(item), item.stimulus.pick ?? 1);
