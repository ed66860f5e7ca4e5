/** @import { Answer } from "./model.js" */
/** @import { Bench } from "./view.js" */

/** The answers stand where the arrows point. @type {Record<string, Answer>} */
const ANSWER_KEYS = { ArrowLeft: "word", ArrowRight: "not_word" };

/** Parts of the page that have a use for arrows themselves. */
const OTHERS = "input, select, textarea, dialog, [role=slider], [role=radio], [role=tab], [contenteditable]";

/**
 * ← and → from anywhere on the page. The two buttons answer by click, which
 * mouse, touch, Enter, Space and assistive tools all make; what the click
 * answers is decided when the button or the key goes down.
 *
 * @param {HTMLElement} root
 * @param {Bench} bench
 * @param {AbortSignal} signal
 */
export function listen(root, bench, signal) {
  root.addEventListener("pointerdown", () => bench.series.press(), { signal });
  root.addEventListener("keydown", (event) => holdBack(event, bench), { signal });
  document.addEventListener("keydown", (event) => arrow(event, bench), { signal });
}

/** A key that is held down would click again and again. @param {KeyboardEvent} event @param {Bench} bench */
function holdBack(event, bench) {
  if (event.key !== "Enter" && event.key !== " ") return;
  if (!event.repeat) bench.series.press();
  else if (event.key === "Enter") event.preventDefault();
}

/** @param {KeyboardEvent} event @param {Bench} bench */
function arrow(event, bench) {
  const answer = ANSWER_KEYS[event.key];
  if (!answer || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.target instanceof Element && event.target.closest(OTHERS)) return;
  event.preventDefault(); // no scrolling sideways
  if (event.repeat) return;
  bench.series.press();
  bench.answer(answer);
}
