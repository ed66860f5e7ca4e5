/** What takes the focus, in the order of the page. */
const FOCUSABLE = "button:not([disabled]), a[href], input:not([disabled]), select, textarea, [tabindex='0']";

/**
 * Keeps the keyboard and the screen reader in a dialog over the page, until it
 * is closed. `<dialog>` is above our floor (Firefox 91, Safari 15).
 *
 * @param {object} parts
 * @param {HTMLElement} parts.box Has role="dialog", and is already drawn.
 * @param {HTMLElement[]} parts.behind What the dialog covers.
 * @param {() => void} [parts.onEscape] What Escape does; nothing when left out.
 * @returns {() => void} closes
 */
export function trap({ box, behind, onEscape }) {
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  for (const element of behind) cover(element, true);
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    // What lies behind may listen on the document: these keys are not for it.
    event.stopPropagation();
    if (event.key === "Escape") onEscape?.();
    if (event.key === "Tab") turn(box, event);
  };
  box.addEventListener("keydown", onKey);
  box.addEventListener("keyup", (event) => event.stopPropagation());
  const first = /** @type {HTMLElement|null} */ (box.querySelector("h2") ?? box.querySelector(FOCUSABLE));
  first?.setAttribute("tabindex", "-1");
  first?.focus();
  return () => {
    for (const element of behind) cover(element, false);
    if (before?.isConnected) before.focus();
  };
}

/** @param {HTMLElement} element @param {boolean} covered */
function cover(element, covered) {
  element.toggleAttribute("inert", covered);
  // Browsers of our floor that do not know inert still hide it from screen readers.
  if (covered) element.setAttribute("aria-hidden", "true");
  else element.removeAttribute("aria-hidden");
}

/** Tab goes round inside the box. @param {HTMLElement} box @param {KeyboardEvent} event */
function turn(box, event) {
  const stops = /** @type {HTMLElement[]} */ ([...box.querySelectorAll(FOCUSABLE)]).filter((stop) => stop.offsetParent);
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  const active = document.activeElement;
  if (active !== edge && stops.includes(/** @type {HTMLElement} */ (active))) return;
  if (active !== edge && !event.shiftKey) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
}
