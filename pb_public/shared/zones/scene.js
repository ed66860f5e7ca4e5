/** @import { Modality, Stimulus } from "../situation.js" */
import { html, nothing, svg } from "../../vendor/lit-html.js";

/**
 * A picture with places in it, each a real button over the drawing: for the mouse, the finger, the keyboard and the
 * screen reader alike. On a narrow screen the picture keeps a size at which every place is a target, and scrolls.
 *
 * @typedef {object} Mark What is shown on a place that was handled.
 * @property {"danger"|"seen"} kind
 * @property {string} words Said after the name of the place.
 *
 * @typedef {object} Scene
 * @property {unknown} art The drawing, without its frame: 640 × 360.
 * @property {string} label What the picture is.
 * @property {string} places The name of the group of places.
 * @property {string} scroll How to see all of it, where it scrolls.
 * @property {Stimulus[]} zones In reading order; x and y in % of the drawing.
 * @property {boolean} shown Whether the places are seen before they are found.
 * @property {(id: string) => Mark|undefined} markOf
 * @property {(event: MouseEvent) => void} press A click anywhere in the picture.
 */

export const SCENE = { width: 640, height: 360 };

const MARKS = {
  danger: svg`<path d="M20 3 38 36H2z"/><path d="M20 14v10M20 30v.5"/>`,
  seen: svg`<circle cx="20" cy="20" r="17"/><path d="M11 21 17 27 29 14"/>`,
};

/** A triangle with « ! », a circle with a tick. @param {"danger"|"seen"} kind */
export const mark = (kind) =>
  html`<svg class="zones-mark zones-mark--${kind}" viewBox="0 0 40 40" aria-hidden="true" focusable="false">${MARKS[kind]}</svg>`;

/** @param {Scene} scene */
export function drawScene({ art, label, places, scroll, zones, shown, markOf, press }) {
  return html`<div class="zones-view ${shown ? "is-shown" : ""}" role="group" aria-label=${label}>
      <div class="zones-scene" @click=${press}>
        <svg class="zones-art eva-art" viewBox="0 0 ${SCENE.width} ${SCENE.height}" aria-hidden="true" focusable="false">${art}</svg>
        <div class="zones-places" role="group" aria-label=${places}>${zones.map((zone) => drawZone(zone, markOf(zone.id)))}</div>
      </div>
    </div>
    <p class="zones-scroll" aria-hidden="true">${scroll}</p>`;
}

/** @param {Stimulus} zone @param {Mark|undefined} done */
function drawZone({ id, stimulus }, done) {
  return html`<button type="button" class="zones-place ${done ? "is-done" : ""}" data-zone=${id}
    data-vars="--x:${stimulus.x}%;--y:${stimulus.y}%">
    <span class="eva-hidden">${stimulus.name}${done ? `, ${done.words}` : nothing}</span>${done ? mark(done.kind) : nothing}</button>`;
}

/** What was pressed: a place, or where in the picture, in % of it. @param {MouseEvent} event */
export function pressed(event) {
  const { target, currentTarget } = event;
  const node = target instanceof Element ? target.closest("[data-zone]") : null;
  if (node instanceof HTMLElement) return { zone: node.dataset.zone ?? "", x: 0, y: 0 };
  const { left, top, width, height } = /** @type {HTMLElement} */ (currentTarget).getBoundingClientRect();
  const share = (/** @type {number} */ part, /** @type {number} */ whole) => Math.round((1000 * part) / whole) / 10;
  return { zone: "", x: share(event.clientX - left, width), y: share(event.clientY - top, height) };
}

/** A click without a pointer is a key's, or a screen reader's: both go through the list of places. @param {MouseEvent} event @param {Modality} last */
export const modalityOf = (event, last) => (event.detail === 0 ? "keyboard" : last);

/** The same drawing, seen closer. @param {unknown} art @param {Stimulus} zone @param {number} [width] of what is seen of it */
export function closeUp(art, { stimulus }, width = 150) {
  const height = (width * 2) / 3;
  const left = inside((stimulus.x * SCENE.width) / 100 - width / 2, SCENE.width - width);
  const top = inside((stimulus.y * SCENE.height) / 100 - height / 2, SCENE.height - height);
  return html`<svg class="zones-close eva-art" viewBox="${left} ${top} ${width} ${height}" role="img"
    aria-label=${stimulus.look} focusable="false">${art}</svg>`;
}

/** @param {number} at @param {number} most */
const inside = (at, most) => Math.min(Math.max(at, 0), most);
