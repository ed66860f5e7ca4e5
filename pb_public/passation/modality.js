/** @import { Modality } from "../shared/situation.js" */

const POINTERS = ["mouse", "touch", "pen"];
const MODIFIERS = ["Shift", "Control", "Alt", "Meta", "CapsLock"];

/**
 * The kind of the last input: an answer by keyboard is not as fast as one by
 * touch, so each answer says how it was given.
 *
 * @param {EventTarget} target
 * @param {Modality} first Before any input.
 * @returns {() => Modality}
 */
export function watchModality(target, first) {
  let last = first;
  target.addEventListener(
    "pointerdown",
    (event) => {
      const kind = /** @type {PointerEvent} */ (event).pointerType;
      // Assistive technologies send a pointer without a type: it is no new kind.
      if (POINTERS.includes(kind)) last = /** @type {Modality} */ (kind);
    },
    true,
  );
  target.addEventListener(
    "keydown",
    (event) => {
      if (!MODIFIERS.includes(/** @type {KeyboardEvent} */ (event).key)) last = "keyboard";
    },
    true,
  );
  return () => last;
}
