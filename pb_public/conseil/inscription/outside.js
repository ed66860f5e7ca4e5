import { html, nothing, render } from "../../vendor/lit-html.js";
import { explain, isAnswer } from "../errors.js";
import { problemNote } from "../fields.js";
import { placeGate } from "../gate.js";

/**
 * Draws a page of those who are not in yet: no menu, and a door that opens only when the page asks who is there.
 * @param {(root: HTMLElement) => Promise<void>} show
 */
export async function openOutside(show) {
  const root = /** @type {HTMLElement} */ (document.getElementById("conseil"));
  render(
    html`
      <div class="office-lead eva-page" hidden></div>
      <div class="office-door eva-page" hidden></div>
      <div class="office-page eva-page"></div>
      <p class="office-status eva-hidden" role="status"></p>
    `,
    root,
  );
  const page = /** @type {HTMLElement} */ (root.querySelector(".office-page"));
  placeGate(/** @type {HTMLElement} */ (root.querySelector(".office-door")), page);
  try {
    await show(page);
  } catch (error) {
    render(html`<h1>Cette page n’a pas pu s’ouvrir</h1>${problemNote(explain(error).message)}`, page);
    if (!isAnswer(error)) throw error;
  }
}

/** Says why the door asks to sign in; "" takes it away. @param {string} text */
export function lead(text) {
  const place = /** @type {HTMLElement|null} */ (document.querySelector(".office-lead"));
  if (!place) return;
  place.hidden = text === "";
  render(text ? html`<p class="eva-note" role="status">${text}</p>` : nothing, place);
}

/** Shows the next step and lets screen readers start from its title. @param {HTMLElement} root @param {unknown} view */
export function turnTo(root, view) {
  render(view, root);
  /** @type {HTMLElement|null} */ (root.querySelector("h1"))?.focus();
}
