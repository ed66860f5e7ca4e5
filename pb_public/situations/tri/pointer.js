/** @import { Bench } from "./bench.js" */
import { focusContainer, focusPiece } from "./keyboard.js";

/** A move of less than this is a tap by a hand that shakes, in px. */
const TREMBLE = { mouse: 6, touch: 14, pen: 10 };

/** What the pointer holds, and where it went down. */
/** @typedef {{id: string, node: HTMLElement, pointer: number, modality: "mouse"|"touch"|"pen", x: number, y: number, again: boolean, moved: boolean}} Grip */

/**
 * Drag a piece into a container, or press the piece and then the container:
 * with a mouse, a finger, a pen, Enter, or whatever makes clicks.
 *
 * @param {HTMLElement} root
 * @param {Bench} bench
 * @returns {() => void} lets go of what is dragged
 */
export function listenToPointer(root, bench) {
  const hand = new Hand(root, bench);
  const { signal } = bench.host;
  root.addEventListener("pointerdown", (event) => hand.down(event), { signal });
  root.addEventListener("pointermove", (event) => hand.move(event), { signal });
  root.addEventListener("pointerup", (event) => hand.up(event), { signal });
  root.addEventListener("pointercancel", () => hand.letGo(), { signal });
  root.addEventListener("click", (event) => hand.click(event), { signal });
  root.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  return () => hand.letGo();
}

class Hand {
  #root;
  #bench;
  /** @type {Grip|undefined} */
  #grip;
  /** The click that follows a pointer's own events is not one more act. */
  #pressed = false;

  /** @param {HTMLElement} root @param {Bench} bench */
  constructor(root, bench) {
    this.#root = root;
    this.#bench = bench;
  }

  /** @param {PointerEvent} event */
  down(event) {
    const node = buttonOf(event);
    const id = node?.dataset.piece ?? "";
    this.#pressed = id !== "";
    if (!node || !id || this.#grip || !event.isPrimary || event.button !== 0) return;
    const again = this.#bench.table.held === id;
    const { pointerType } = event;
    const modality = pointerType === "touch" || pointerType === "pen" ? pointerType : "mouse";
    if (!this.#bench.take(id, modality)) return;
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    this.#grip = { id, node, pointer, modality, x, y, again, moved: false };
    node.setPointerCapture(pointer);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const grip = this.#grip;
    if (grip?.pointer !== event.pointerId) return;
    const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
    grip.moved ||= Math.hypot(dx, dy) > TREMBLE[grip.modality];
    if (!grip.moved) return;
    grip.node.dataset.carried = "";
    grip.node.style.transform = `translate(${dx}px, ${dy}px)`;
    this.#light(this.#under(event, grip));
  }

  /** @param {PointerEvent} event */
  up(event) {
    const grip = this.#grip;
    if (grip?.pointer !== event.pointerId) return;
    const container = grip.moved ? this.#under(event, grip) : undefined;
    this.#open();
    if (container) this.#bench.put(container, grip.modality);
    else if (grip.moved || grip.again) this.#bench.release(grip.modality);
  }

  /** @param {MouseEvent} event */
  click(event) {
    const node = buttonOf(event);
    const own = this.#pressed && event.detail !== 0;
    this.#pressed = false;
    if (!node || own) return;
    const bench = this.#bench;
    const modality = bench.host.modality();
    const { piece, container } = node.dataset;
    if (container) {
      if (bench.put(container, modality) && modality === "keyboard") focusPiece(this.#root, bench);
    } else if (piece && bench.table.held === piece) bench.release(modality);
    else if (piece && bench.take(piece, modality) && modality === "keyboard") focusContainer(this.#root, bench);
  }

  /** The pointer was taken away, by the system or by a pause: the piece goes back to where it was. */
  letGo() {
    const grip = this.#grip;
    this.#open();
    if (grip) this.#bench.release(grip.modality);
  }

  #open() {
    if (this.#grip) {
      delete this.#grip.node.dataset.carried;
      this.#grip.node.style.transform = "";
    }
    this.#grip = undefined;
    this.#light("");
  }

  /** @param {string|undefined} container */
  #light(container) {
    for (const node of this.#root.querySelectorAll(".tri-container"))
      node.classList.toggle("is-under", node instanceof HTMLElement && node.dataset.container === container);
  }

  /** The pointer or the middle of the piece: both are what a person may aim with. @param {PointerEvent} event @param {Grip} grip */
  #under({ clientX, clientY }, { node }) {
    const { left, top, width, height } = node.getBoundingClientRect();
    const points = [
      [clientX, clientY],
      [left + width / 2, top + height / 2],
    ];
    const containers = /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll(".tri-container")]);
    for (const [x, y] of points) {
      const found = containers.find((one) => {
        const box = one.getBoundingClientRect();
        return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      });
      if (found) return found.dataset.container;
    }
    return undefined;
  }
}

/** @param {Event} event @returns {HTMLElement|null} */
function buttonOf({ target }) {
  return target instanceof Element ? target.closest("[data-piece], [data-container]") : null;
}
