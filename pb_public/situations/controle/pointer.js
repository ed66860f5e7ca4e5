/** @import { Host } from "../../shared/situation.js" */
/** @import { Desk } from "./desk.js" */
import { BINS } from "./model.js";

/** A move of less than this is a tap by a hand that shakes, in px. */
const TREMBLE = { mouse: 6, touch: 14, pen: 10 };

/** What the finger holds: where in the piece it took it, and where it went down. */
/** @typedef {{id: string, pointer: number, modality: "mouse"|"touch"|"pen", x: number, y: number, inX: number, inY: number, again: boolean, moved: boolean}} Grip */

/**
 * Drag a piece into a bin, or tap the piece and then the bin: with a mouse, a
 * finger, a pen, or whatever makes clicks (switch, voice, screen reader).
 *
 * @param {Desk} desk
 * @param {Host} host
 * @returns {() => void} lets go of what is dragged
 */
export function listenToPointer(desk, host) {
  const { belt, bins } = desk.scene.stage;
  const { signal } = host;
  const hand = new Hand(desk, host);
  belt.addEventListener("pointerdown", (event) => hand.down(event), { signal });
  belt.addEventListener("pointermove", (event) => hand.move(event), { signal });
  belt.addEventListener("pointerup", (event) => hand.up(event), { signal });
  belt.addEventListener("pointercancel", () => hand.letGo(), { signal });
  belt.addEventListener("click", (event) => hand.click(event), { signal });
  belt.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  for (const bin of BINS) {
    bins[bin].button.addEventListener("click", () => desk.choose(bin, host.modality()), { signal });
  }
  return () => hand.letGo();
}

class Hand {
  #desk;
  #host;
  /** @type {Grip|undefined} */
  #grip;
  /** The click that follows a pointer's own events is not one more act. */
  #pressed = false;

  /** @param {Desk} desk @param {Host} host */
  constructor(desk, host) {
    this.#desk = desk;
    this.#host = host;
  }

  /** @param {PointerEvent} event */
  down(event) {
    const id = pieceOf(event);
    const aimed = this.#binBehind(id) !== undefined;
    this.#pressed = id !== "" && !aimed;
    if (!id || aimed || this.#grip || !event.isPrimary || event.button !== 0) return;
    const { belt, scene } = this.#desk;
    const again = belt.held === id;
    const modality = kindOf(event);
    if (!this.#desk.take(id, modality)) return;
    const piece = belt.within(id);
    if (!piece) return;
    const spot = scene.spotOf(piece, this.#host.now());
    const { x, y } = scene.room.point(event);
    const side = scene.room.size * spot.scale;
    const [inX, inY] = [(x - spot.x) / side, (y - spot.y) / side];
    this.#grip = { id, pointer: event.pointerId, modality, x, y, inX, inY, again, moved: false };
    scene.carried = { id, spot };
    if (event.target instanceof Element) event.target.closest("button")?.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const grip = this.#held(event);
    if (!grip) return;
    const { scene } = this.#desk;
    const { x, y } = scene.room.point(event);
    grip.moved ||= Math.hypot(x - grip.x, y - grip.y) > TREMBLE[grip.modality];
    if (!grip.moved) return;
    const { size } = scene.room;
    scene.carried = { id: grip.id, spot: { x: x - grip.inX * size, y: y - grip.inY * size, scale: 1 } };
    scene.show(grip.id, this.#binUnder(event));
  }

  /** @param {PointerEvent} event */
  up(event) {
    const grip = this.#held(event);
    if (!grip) return;
    const { scene } = this.#desk;
    const spot = scene.carried?.spot;
    const bin = grip.moved ? this.#binUnder(event) : undefined;
    this.#open();
    if (bin) this.#desk.place(grip.id, bin, grip.modality);
    else if (grip.moved) this.#desk.putDown(grip.id, grip.modality, spot);
    else if (grip.again) this.#desk.putDown(grip.id, grip.modality);
  }

  /** @param {MouseEvent} event */
  click(event) {
    const id = pieceOf(event);
    const own = this.#pressed && event.detail !== 0;
    this.#pressed = false;
    if (!id || own) return;
    const modality = this.#host.modality();
    const bin = this.#binBehind(id);
    if (bin) this.#desk.choose(bin, modality);
    else if (this.#desk.belt.held === id) this.#desk.putDown(id, modality);
    else this.#desk.take(id, modality);
  }

  /** The pointer was taken away, by the system or by a pause: the piece goes back to where it was. */
  letGo() {
    const grip = this.#grip;
    this.#open();
    if (grip) this.#desk.putDown(grip.id, grip.modality);
  }

  /**
   * With a piece in hand, a touch on another piece that lies in a bin aims at the bin.
   * @param {string} id
   */
  #binBehind(id) {
    const { belt } = this.#desk;
    if (!belt.held || belt.held === id) return undefined;
    const place = belt.within(id)?.place;
    return BINS.find((bin) => bin === place);
  }

  #open() {
    this.#grip = undefined;
    this.#desk.scene.carried = undefined;
    this.#desk.scene.show(this.#desk.belt.held);
  }

  /** @param {PointerEvent} event @returns {Grip|undefined} what this pointer holds, if its life goes on */
  #held(event) {
    const grip = this.#grip;
    if (!grip || grip.pointer !== event.pointerId) return undefined;
    this.#desk.advance();
    if (this.#desk.belt.held === grip.id) return grip;
    this.#open();
    return undefined;
  }

  /** The finger or the middle of the piece: both are what a person may aim with. @param {PointerEvent} event */
  #binUnder(event) {
    const { carried, room } = this.#desk.scene;
    const half = room.size / 2;
    const points = [room.point(event)];
    if (carried) points.push({ x: carried.spot.x + half, y: carried.spot.y + half });
    return room.binAt(points);
  }
}

/** @param {Event} event @returns {string} */
function pieceOf({ target }) {
  const button = target instanceof Element ? target.closest("[data-piece]") : null;
  return button?.getAttribute("data-piece") ?? "";
}

/** @param {PointerEvent} event @returns {"mouse"|"touch"|"pen"} */
function kindOf({ pointerType }) {
  return pointerType === "touch" || pointerType === "pen" ? pointerType : "mouse";
}
