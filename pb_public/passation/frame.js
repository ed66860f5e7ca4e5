/** @import { TemplateResult } from "../vendor/lit-html.js" */
import { html, nothing, render } from "../vendor/lit-html.js";
import { trap } from "./dialog.js";

/**
 * The frame of every screen: a bar, the screen, a dialog over them, and the
 * voice of the page for screen readers.
 *
 * @typedef {object} Frame
 * @property {HTMLElement} bar
 * @property {(template: TemplateResult) => void} show A new screen: the focus goes to its heading.
 * @property {(template: TemplateResult) => void} update The same screen, changed.
 * @property {<T>(draw: (close: (value: T) => void) => TemplateResult, options?: {escape?: T}) => Promise<T>} ask A dialog.
 * @property {() => void} dismiss Closes the dialog that is open, if any, without an answer.
 * @property {(text: string) => void} announce
 * @property {HTMLElement} screen
 */

/** @param {HTMLElement} root @returns {Frame} */
export function createFrame(root) {
  render(
    html`<div class="bar"></div><div class="screen"></div><div class="over"></div>
      <p class="eva-hidden" aria-live="polite"></p>`,
    root,
  );
  const [bar, screen, over, live] = /** @type {HTMLElement[]} */ ([...root.children]);
  const update = (/** @type {TemplateResult} */ template) => render(template, screen);
  let shownAt = 0;
  root.addEventListener("click", (event) => onceOnly(event, shownAt), true);
  return {
    bar,
    screen,
    update,
    show(template) {
      shownAt = performance.now();
      render(nothing, screen);
      update(template);
      focusHeading(screen);
    },
    ask: (draw, options) => ask({ over, behind: [bar, screen, ...outside(root)] }, draw, options),
    dismiss: () => dismiss(over),
    announce: announcer(live),
  };
}

/** The second half of a double click, in ms: meant for the screen before, it must not answer this one. */
const DOUBLE = 600;

/** @param {MouseEvent} event @param {number} shownAt */
function onceOnly(event, shownAt) {
  if (event.detail < 2 || performance.now() - shownAt > DOUBLE) return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {HTMLElement} screen */
export function focusHeading(screen) {
  const heading = screen.querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  document.title = `${heading.textContent?.trim()} – Eva`;
}

/**
 * @template T
 * @param {{over: HTMLElement, behind: HTMLElement[]}} places
 * @param {(close: (value: T) => void) => TemplateResult} draw
 * @param {{escape?: T}} [options]
 * @returns {Promise<T>}
 */
function ask({ over, behind }, draw, options = {}) {
  return new Promise((resolve) => {
    const close = (/** @type {T} */ value) => {
      over.removeEventListener("dismiss", dismissed);
      release();
      render(nothing, over);
      resolve(value);
    };
    const dismissed = () => close(/** @type {any} */ (undefined));
    over.addEventListener("dismiss", dismissed);
    render(boxOf(draw(close)), over);
    const box = /** @type {HTMLElement} */ (over.querySelector(".box"));
    const onEscape = "escape" in options ? () => close(/** @type {T} */ (options.escape)) : undefined;
    const release = trap({ box, behind, onEscape });
  });
}

/** @param {TemplateResult} content */
const boxOf = (content) =>
  html`<div class="veil"><div class="box eva-card" role="dialog" aria-modal="true" aria-labelledby="box-title">${content}</div></div>`;

/** The page around: its header and footer. @param {HTMLElement} root */
const outside = (root) =>
  /** @type {HTMLElement[]} */ ([...document.body.children].filter((element) => !element.contains(root)));

/** @param {HTMLElement} over */
const dismiss = (over) => void over.dispatchEvent(new Event("dismiss"));

/** The same words twice must be heard twice. @param {HTMLElement} live */
function announcer(live) {
  let timer = 0;
  return (/** @type {string} */ text) => {
    live.textContent = "";
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      live.textContent = text;
    }, 60);
  };
}
