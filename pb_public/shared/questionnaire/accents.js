import { html } from "../../vendor/lit-html.js";

/** The letters of French that a keyboard may lack; each is a button named by itself or by the word beside it. */
const letters = [..."àâçéèêëîïôùûüœæ’-"];
const names = /** @type {Record<string, string>} */ ({ "’": "Apostrophe", "-": "Trait d’union" });

/**
 * A toolbar that writes in a field: one stop for Tab, arrows within. The field keeps the focus, or gets it back.
 *
 * @param {string} id of the field
 * @param {boolean} locked
 */
export function drawAccents(id, locked) {
  return html`
    <div class="q-accents" role="toolbar" aria-label="Lettres avec un accent" aria-controls=${id}
      @keydown=${rove} @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}>
      <button class="q-accent q-accent--capitals" type="button" tabindex="0" aria-pressed="false" ?disabled=${locked}
        @click=${capitals}><span class="eva-hidden">Majuscules</span><span aria-hidden="true">ABC</span></button>
      ${letters.map(
        (letter) => html`<button class="q-accent" type="button" tabindex="-1" ?disabled=${locked}
          aria-label=${names[letter] ?? letter} @click=${write}>${letter}</button>`,
      )}
    </div>
  `;
}

/** @param {Event} event */
const barOf = (event) => /** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest(".q-accents"));

/** @param {HTMLElement} bar */
const capitalsOf = (bar) => /** @type {HTMLElement} */ (bar.querySelector(".q-accent--capitals"));

/** @param {Event} event */
function capitals(event) {
  const on = capitalsOf(barOf(event)).getAttribute("aria-pressed") === "true";
  setCapitals(barOf(event), !on);
}

/** @param {HTMLElement} bar @param {boolean} on */
function setCapitals(bar, on) {
  capitalsOf(bar).setAttribute("aria-pressed", String(on));
  bar.toggleAttribute("data-capitals", on);
}

/** Writes the letter at the caret: capital with Shift held, or once after « ABC ». @param {MouseEvent} event */
function write(event) {
  const bar = barOf(event);
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const field = document.getElementById(bar.getAttribute("aria-controls") ?? "");
  if (!(field instanceof HTMLInputElement)) return;
  const small = button.textContent ?? "";
  const letter = event.shiftKey || bar.hasAttribute("data-capitals") ? small.toUpperCase() : small;
  setCapitals(bar, false);
  field.focus();
  const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
  if (field.value.length - (to - from) >= field.maxLength) return;
  field.setRangeText(letter, from, to, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, data: letter, inputType: "insertText" }));
}

/** @type {Record<string, (at: number, last: number) => number>} */
const moves = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** @param {KeyboardEvent} event */
function rove(event) {
  const buttons = [...barOf(event).querySelectorAll("button")];
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
  const to = moves[event.key]?.(at, buttons.length - 1);
  if (to === undefined) return;
  event.preventDefault();
  for (const [place, button] of buttons.entries()) button.tabIndex = place === to ? 0 : -1;
  buttons[to].focus();
}
