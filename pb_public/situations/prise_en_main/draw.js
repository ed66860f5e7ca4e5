/** @import { TemplateResult } from "../../vendor/lit-html.js" */
/** @import { Lesson } from "./view.js" */
import { html, nothing, render } from "../../vendor/lit-html.js";
import { sign } from "./art/things.js";
import { drawArrows } from "./kinds/arrows.js";
import { drawMove } from "./kinds/move.js";
import { drawChoose, drawListen, drawPress } from "./kinds/pick.js";
import { drawType } from "./kinds/type.js";

/** One drawing for each kind of step. @type {Record<string, (lesson: Lesson, stimulus: any) => TemplateResult>} */
const kinds = {
  listen: drawListen,
  press: drawPress,
  move: drawMove,
  type: drawType,
  arrows: drawArrows,
  choose: drawChoose,
};

/** @param {HTMLElement} root @param {Lesson} lesson */
export function draw(root, lesson) {
  const { steps, texts } = lesson;
  if (!steps.step) return;
  const { id, stimulus } = steps.step;
  const where = `${texts.step[0]} ${steps.number} ${texts.of[0]} ${steps.items.length}`;
  render(
    html`<section class="hands" data-step=${id} data-kind=${stimulus.kind} ?data-over=${steps.succeeded}>
      <h2 class="hands-title" tabindex="-1"><span class="eva-badge">${where}</span> ${stimulus.title}</h2>
      <p class="hands-text">${stimulus.text}</p>
      <div class="hands-how">
        <p class="hands-mouse">${stimulus.mouse}</p>
        <p class="hands-touch">${stimulus.touch}</p>
        <p class="hands-keys"><strong>${texts.keyboard[0]}&nbsp;:</strong> ${stimulus.keyboard}</p>
      </div>
      <div class="hands-place">${kinds[stimulus.kind](lesson, stimulus)}</div>
      ${drawWord(lesson)}
    </section>`,
    root,
  );
}

/** What the try was worth, and the way on. @param {Lesson} lesson */
function drawWord(lesson) {
  const { steps, texts, word } = lesson;
  const kind = steps.succeeded ? "good" : "warn";
  return html`<div class="hands-after">
    ${
      word
        ? html`<p class="hands-word eva-note eva-note--${kind}">${sign(steps.succeeded ? "done" : "look")}<span>${word}</span></p>`
        : nothing
    }
    ${steps.succeeded ? html`<button type="button" class="eva-button eva-button--big hands-next" @click=${() => lesson.goOn()}>${texts.next[0]}</button>` : nothing}
    ${steps.skippable ? html`<button type="button" class="eva-button eva-button--quiet hands-skip" @click=${() => lesson.skip()}>${texts.skip[0]}</button>` : nothing}
  </div>`;
}
