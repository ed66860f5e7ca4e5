/** @import { Storeroom } from "./storeroom.js" */

/**
 * Tab and Enter do all, as the buttons they are. Besides, arrows go through
 * the containers, Escape closes, and Enter in a field goes on to the next one:
 * checking is an act of its own.
 *
 * @param {HTMLElement} root
 * @param {Storeroom} room
 */
export function listenToKeyboard(root, room) {
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const { target, key } = event;
    if (room.frozen || event.ctrlKey || event.altKey || event.metaKey || !(target instanceof HTMLElement)) return;
    if (event.repeat && key === "Enter")
      event.preventDefault(); // held down, it would open and close
    else if (key === "Escape" && room.view !== "shelf") room.leave();
    else if (target.dataset.product && key === "Enter") goOn(root, target);
    else if (target.dataset.container) walk(root, target, event);
    else if (room.view === "inside" && key === "Enter" && target.matches(".inv-title")) {
      event.preventDefault(); // else it would press what takes the focus
      room.leave();
    }
  };
  root.addEventListener("keydown", press, { signal: room.host.signal });
}

/** @param {HTMLElement} root @param {HTMLElement} field */
function goOn(root, field) {
  const stops = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('input:not([readonly]), [data-act="check"]')]);
  stops[stops.indexOf(field) + 1]?.focus();
}

/** @param {HTMLElement} root @param {HTMLElement} from @param {KeyboardEvent} event */
function walk(root, from, event) {
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-container]")]);
  const columns = all.filter((one) => one.offsetTop === all[0].offsetTop).length;
  /** @type {Record<string, number>} */
  const strides = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
  const stride = strides[event.key];
  if (!stride) return;
  event.preventDefault();
  all[all.indexOf(from) + stride]?.focus();
}
