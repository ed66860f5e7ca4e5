/** @import { Bench } from "./bench.js" */

/** @type {Record<string, {across: number, down: number}>} */
const STEPS = {
  ArrowLeft: { across: -1, down: 0 },
  ArrowRight: { across: 1, down: 0 },
  ArrowUp: { across: 0, down: -1 },
  ArrowDown: { across: 0, down: 1 },
};

/**
 * Arrows go through the pieces, and through the containers; Enter takes and
 * puts (the buttons' own click). The letter of a container puts there at once
 * the piece in hand, else the one that has the focus. Escape puts it down.
 *
 * @param {HTMLElement} root
 * @param {Bench} bench
 */
export function listenToKeyboard(root, bench) {
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = STEPS[event.key];
    const letter = event.key.length === 1 ? event.key.toLowerCase().charCodeAt(0) - 97 : -1;
    // A key held down is pressed once: its repeats would take and put all along the table.
    if (event.repeat && (!step || bench.frozen)) return event.preventDefault();
    if (bench.frozen) return;
    if (step) {
      event.preventDefault();
      go(root, bench, step);
    } else if (event.key === "Escape") {
      bench.release("keyboard");
      focusPiece(root, bench);
    } else if (bench.containers[letter]) {
      put(root, bench, bench.containers[letter].id);
    }
  };
  root.addEventListener("keydown", press, { signal: bench.host.signal });
}

/** @param {HTMLElement} root @param {Bench} bench @param {string} container */
function put(root, bench, container) {
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement ? activeElement.dataset.piece : "";
  if (!bench.table.held && focused) bench.take(focused, "keyboard");
  if (bench.put(container, "keyboard")) focusPiece(root, bench);
}

/** @param {HTMLElement} root @param {Bench} bench @param {{across: number, down: number}} step */
function go(root, bench, { across, down }) {
  const active = document.activeElement;
  const group = active?.closest(".tri-table, .tri-shelf");
  if (!(active instanceof HTMLElement) || !group) return focusPiece(root, bench);
  const cells = [...group.children];
  const columns = getComputedStyle(group).gridTemplateColumns.split(" ").length;
  const stride = across + down * columns;
  let to = cells.indexOf(active) + stride;
  while (cells[to] && !(cells[to] instanceof HTMLButtonElement)) to += stride;
  const cell = cells[to];
  if (!(cell instanceof HTMLButtonElement)) return;
  if (cell.dataset.container) bench.container = cell.dataset.container;
  else bench.place = Number(cell.dataset.place);
  bench.show();
  cell.focus();
}

/** @param {HTMLElement} root @param {Bench} bench */
export function focusPiece(root, bench) {
  const piece = root.querySelector(`[data-place="${bench.place}"]`);
  if (piece instanceof HTMLElement) piece.focus({ preventScroll: true });
}

/** @param {HTMLElement} root @param {Bench} bench */
export function focusContainer(root, bench) {
  const container = root.querySelector(`[data-container="${bench.container}"]`);
  if (container instanceof HTMLElement) container.focus();
}
