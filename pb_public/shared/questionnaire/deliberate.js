/** @import { Questionnaire } from "./model.js" */

/**
 * Lets only deliberate input into a card: none before the item is on screen or while paused, no key held down, no
 * second click of a double click, which would go on without an answer.
 *
 * @param {HTMLElement} card
 * @param {Questionnaire} round
 */
export function filterInput(card, round) {
  const refuse = (/** @type {Event} */ event) => {
    const early = !round.ready && !round.answered && !isTab(event);
    if (!early && !isHeld(event) && !(isSecondClick(event) && round.ready && round.draft === "")) return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const type of ["click", "keydown", "beforeinput"]) card.addEventListener(type, refuse, true);
}

/** Enter and Space act, except in a text, which they write. @param {Event} event */
function isHeld(event) {
  if (!(event instanceof KeyboardEvent) || !event.repeat) return false;
  return (event.key === "Enter" || event.key === " ") && !(event.target instanceof HTMLTextAreaElement);
}

/** @param {Event} event */
function isSecondClick(event) {
  const onButton = event.target instanceof Element && event.target.closest("button") !== null;
  return event instanceof MouseEvent && event.type === "click" && event.detail > 1 && onButton;
}

/** The Tab key may always move the focus. @param {Event} event */
function isTab(event) {
  return event instanceof KeyboardEvent && event.key === "Tab";
}
