/** @import { Lesson } from "../view.js" */
import { html, nothing } from "../../../vendor/lit-html.js";
import { thing } from "../art/things.js";

/** @typedef {{id: string, name: string}} Thing */

/** To hear: the words are also shown, for who has no sound. @param {Lesson} lesson @param {{voice: string}} stimulus */
export function drawListen(lesson, stimulus) {
  const { host, steps, texts } = lesson;
  const hear = () => {
    host.say(`item:${steps.step?.id}`);
    lesson.attempt(true);
  };
  return html`<button type="button" class="eva-button eva-button--big" @click=${hear}>${thing("speaker")} ${texts.listen[0]}</button>
    ${steps.succeeded ? html`<p class="hands-said">« ${stimulus.voice} »</p>` : nothing}`;
}

/** To press one thing among three; a press beside it is a try too. @param {Lesson} lesson @param {{things: Thing[], target: string}} stimulus */
export function drawPress(lesson, { things, target }) {
  /** @param {Event} event */
  const press = (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    lesson.attempt(button?.dataset.thing === target, "miss_press");
  };
  return html`<div class="hands-scene" role="presentation" @click=${press}>${things.map(
    ({ id, name }) =>
      html`<button type="button" class="hands-thing" data-thing=${id}>${thing(id)}<span>${name}</span></button>`,
  )}</div>`;
}

/** To choose among pictures, then to validate. @param {Lesson} lesson @param {{text: string, things: Thing[], target: string}} stimulus */
export function drawChoose(lesson, { text, things, target }) {
  const { chosen } = lesson.state;
  /** @param {Event} event */
  const validate = (event) => {
    event.preventDefault();
    if (chosen) lesson.attempt(chosen === target, "miss_choose");
    else lesson.set({}, "choose_first");
  };
  return html`<form class="hands-form" novalidate @submit=${validate}>
    <fieldset class="hands-choices"><legend class="eva-hidden">${text}</legend>${things.map(
      ({ id, name }) => html`<label class="eva-choice hands-choice ${id === chosen ? "eva-choice--checked" : ""}">
        <input type="radio" name="hands-choice" value=${id} ?disabled=${lesson.steps.succeeded && id !== chosen}
          .checked=${id === chosen} @change=${() => lesson.set({ chosen: id })}>${thing(id)}<span>${name}</span></label>`,
    )}</fieldset>
    ${lesson.steps.succeeded ? nothing : html`<button type="submit" class="eva-button">${lesson.texts.validate[0]}</button>`}
  </form>`;
}
