/** Moves shorter than this, in px, are a click. */
const SLACK = 8;
/** So near to the edge of the window, in px, it scrolls. */
const EDGE = 70;
const STEP = 14;

/**
 * Drags an element to one of those with data-drop. Everything that it does can be done without it: a drag is one way
 * more. Fingers drag only what has touch-action: none, so that the page can still be scrolled.
 *
 * @param {PointerEvent} down
 * @param {(target: string) => void} drop gets the data-drop of what it was let go over
 */
export function drag(down, drop) {
  const element = /** @type {HTMLElement} */ (down.currentTarget);
  if (!mayStart(down, element)) return;
  const stop = new AbortController();
  let moved = false;
  /** @type {HTMLElement|undefined} */
  let over;
  const listen = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
    window.addEventListener(type, act, { signal: stop.signal });

  const move = (/** @type {PointerEvent} */ event) => {
    const [x, y] = [event.pageX - down.pageX, event.pageY - down.pageY];
    if (!moved && Math.hypot(x, y) < SLACK) return;
    moved = true;
    element.dataset.dragged = "";
    element.style.setProperty("--drag-x", `${x}px`);
    element.style.setProperty("--drag-y", `${y}px`);
    scrollNear(event.clientY);
    mark(targetAt(event, element));
  };
  const mark = (/** @type {HTMLElement|undefined} */ target) => {
    if (target === over) return;
    delete over?.dataset.over;
    over = target;
    if (over) over.dataset.over = "";
  };
  const end = () => {
    stop.abort();
    mark(undefined);
    delete element.dataset.dragged;
    if (moved) refuseClick();
  };
  listen("pointermove", move);
  listen("pointercancel", end);
  listen("keydown", ({ key }) => key === "Escape" && end());
  listen("pointerup", (event) => {
    const target = moved ? targetAt(event, element) : undefined;
    end();
    if (target) drop(target.dataset.drop ?? "");
  });
}

/** @param {PointerEvent} down @param {HTMLElement} element */
function mayStart(down, element) {
  const touched = /** @type {Element} */ (down.target);
  const button = touched.closest("button");
  if (!down.isPrimary || down.button !== 0 || (button && button !== element)) return false;
  const grips = [...climb(touched, element)].some((part) => getComputedStyle(part).touchAction === "none");
  return down.pointerType === "mouse" || grips;
}

/** @param {Element} from @param {Element} to */
function* climb(from, to) {
  for (let part = from; part && part !== to.parentElement; part = /** @type {Element} */ (part.parentElement))
    yield part;
}

/** @param {PointerEvent} event @param {HTMLElement} element what is dragged lies on top @returns {HTMLElement|undefined} */
function targetAt({ clientX, clientY }, element) {
  for (const under of document.elementsFromPoint(clientX, clientY)) {
    const target = element.contains(under) ? null : under.closest("[data-drop]");
    if (target instanceof HTMLElement) return target;
  }
  return undefined;
}

/** @param {number} y */
function scrollNear(y) {
  if (y < EDGE) scrollBy(0, -STEP);
  else if (y > innerHeight - EDGE) scrollBy(0, STEP);
}

/** A drag that ends where it began is no click. */
function refuseClick() {
  const refuse = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", refuse, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", refuse, { capture: true }));
}
