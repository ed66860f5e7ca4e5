/** @import { Lesson } from "../view.js" */
import { html, nothing } from "../../../vendor/lit-html.js";

/** A word to copy. Capitals and spaces around it are no fault. @param {Lesson} lesson @param {{word: string}} stimulus */
export function drawType(lesson, { word }) {
  const { texts, steps } = lesson;
  /** @param {Event} event */
  const validate = (event) => {
    event.preventDefault();
    const field = event.target instanceof Element ? event.target.querySelector("input") : null;
    const typed = field?.value.trim().toLocaleLowerCase("fr") ?? "";
    lesson.attempt(typed === word, "miss_type");
    if (typed !== word) field?.focus();
  };
  return html`<form class="hands-form" novalidate @submit=${validate}>
    <p class="hands-model">${word}</p>
    <div class="eva-field"><label for="hands-word">${texts.word[0]}</label>
      <input id="hands-word" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="20" ?readonly=${steps.succeeded}></div>
    ${steps.succeeded ? nothing : html`<button type="submit" class="eva-button">${texts.validate[0]}</button>`}
  </form>`;
}
