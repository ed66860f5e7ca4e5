/** @import { Lesson } from "../view.js" */
import { html } from "../../../vendor/lit-html.js";
import { thing } from "../art/things.js";

/** A move of less than this is a tap by a hand that shakes, in px. */
const TREMBLE = 14;

/** @typedef {{id: string, name: string}} Thing */
/** @typedef {{pointer: number, x: number, y: number, moved: boolean}} Grip */

/** To drag a thing into another, or to press the one and then the other. @param {Lesson} lesson @param {{things: Thing[], target: string}} stimulus */
export function drawMove(lesson, { things, target }) {
  const [box, ...others] = things;
  const { state, steps } = lesson;
  const over = steps.succeeded;
  const drag = dragging(lesson, target);
  const take = () => lesson.set({ held: !state.held }, state.held ? "" : "held");
  /** @param {string} id */
  const put = (id) => {
    const ok = Boolean(state.held) && id === target;
    const miss = state.held ? "miss_move" : "miss_hold";
    state.held = false;
    lesson.attempt(ok, miss);
  };
  return html`<div class="hands-scene hands-scene--move ${state.held ? "has-held" : ""}">
    <button type="button" class="hands-thing hands-box ${over ? "is-gone" : ""}" data-thing=${box.id} aria-pressed=${state.held ? "true" : "false"}
      ?disabled=${over} @click=${(/** @type {MouseEvent} */ event) => drag.own(event) || take()} @pointerdown=${drag.down}
      @pointermove=${drag.move} @pointerup=${drag.up} @pointercancel=${drag.cancel}>${thing(box.id)}<span>${box.name}</span></button>
    ${others.map(
      ({ id, name }) =>
        html`<button type="button" class="hands-thing hands-target" data-thing=${id} @click=${() => put(id)}>${thing(over && id === target ? "van_full" : id)}<span>${name}</span></button>`,
    )}
  </div>`;
}

/** What a pointer does with the box; kept in the lesson's state, since each drawing makes new listeners. @param {Lesson} lesson @param {string} target */
function dragging(lesson, target) {
  const { state } = lesson;
  const grip = () => /** @type {Grip|undefined} */ (state.grip);
  /** @param {PointerEvent} event */
  const nodeOf = (event) => /** @type {HTMLElement} */ (event.currentTarget);
  /** @param {HTMLElement} node */
  const drop = (node) => {
    node.style.transform = "";
    delete node.dataset.carried;
    state.grip = undefined;
  };
  return {
    /** @param {PointerEvent} event */
    down(event) {
      state.dragged = false;
      if (!event.isPrimary || event.button !== 0) return;
      state.grip = { pointer: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
      nodeOf(event).setPointerCapture(event.pointerId);
    },
    /** @param {PointerEvent} event */
    move(event) {
      const held = grip();
      if (held?.pointer !== event.pointerId) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      held.moved ||= Math.hypot(dx, dy) > TREMBLE;
      if (!held.moved) return;
      nodeOf(event).dataset.carried = "";
      nodeOf(event).style.transform = `translate(${dx}px, ${dy}px)`;
    },
    /** @param {PointerEvent} event */
    up(event) {
      const held = grip();
      if (held?.pointer !== event.pointerId) return;
      const place = held.moved ? under(lesson.root, nodeOf(event)) : "";
      state.dragged = held.moved;
      drop(nodeOf(event));
      if (!held.moved) return;
      state.held = false;
      lesson.attempt(place === target, "miss_move");
    },
    /** @param {PointerEvent} event */
    cancel: (event) => drop(nodeOf(event)),
    /** The click that ends a drag is no press. @param {MouseEvent} event */
    own(event) {
      return event.detail !== 0 && state.dragged;
    },
  };
}

/** The target under the middle of what is carried, or that touches a good part of it. @param {HTMLElement} root @param {HTMLElement} node */
function under(root, node) {
  const { left, top, width, height } = node.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  for (const one of root.querySelectorAll(".hands-target")) {
    const box = one.getBoundingClientRect();
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return one.getAttribute("data-thing") ?? "";
  }
  return "";
}
