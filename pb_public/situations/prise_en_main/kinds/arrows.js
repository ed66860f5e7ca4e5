/** @import { Lesson } from "../view.js" */
import { html } from "../../../vendor/lit-html.js";
import { street, thing } from "../art/things.js";

/** @type {Record<string, -1|1>} */
const KEYS = { ArrowLeft: -1, ArrowRight: 1 };

/** The way to a door, by the keys or by the arrows of the page. @param {Lesson} lesson @param {{steps: number}} stimulus */
export function drawArrows(lesson, { steps }) {
  const { texts, state } = lesson;
  const at = state.at ?? 0;
  /** @param {-1|1} way */
  const walk = (way) => {
    if (way < 0) return lesson.attempt(false, "miss_arrows");
    lesson.set({ at: Math.min(steps, at + 1) }, at + 1 < steps ? "further" : "");
    if (at + 1 >= steps) lesson.attempt(true);
  };
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    if (!event.repeat) walk(way);
  };
  state.press = press;
  const x = 120 + (at / steps) * 390;
  return html`<div class="hands-walk" role="group" aria-label=${texts.walk[0]}>
    ${street(x)}
    <div class="hands-arrows">
      <button type="button" class="eva-button" aria-label=${texts.to_left[0]} @click=${() => walk(-1)}>${thing("left")}</button>
      <button type="button" class="eva-button" aria-label=${texts.to_right[0]} @click=${() => walk(1)}>${thing("right")}</button>
    </div>
  </div>`;
}
