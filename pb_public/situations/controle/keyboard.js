/** @import { Host } from "../../shared/situation.js" */
/** @import { Desk } from "./desk.js" */
/** @import { Bin } from "./model.js" */

/** The bins stand where the arrows point. @type {Record<string, Bin>} */
const BIN_KEYS = { ArrowLeft: "conform", ArrowRight: "defective" };

/** @type {Record<string, -1|1>} */
const STEP_KEYS = { ArrowUp: -1, ArrowDown: 1 };

/** Controls that keep their keys: another part of the page may want the arrows. */
const OTHERS = "a, button, input, select, textarea, summary, dialog, [role=slider], [contenteditable]";

/**
 * ← and → put the piece into the bin that stands on that side: the one that
 * has the focus, else the oldest that waits. ↑ and ↓ go from piece to piece,
 * Escape puts down what is in hand. Tab and Enter alone do it too.
 *
 * @param {Desk} desk
 * @param {Host} host
 */
export function listenToKeyboard(desk, host) {
  const { frame } = desk.scene.stage;
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (desk.frozen || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const { target } = event;
    if (target instanceof Element && !frame.contains(target) && target.closest(OTHERS)) return;
    const bin = BIN_KEYS[event.key];
    const step = STEP_KEYS[event.key];
    if (!bin && !step && event.key !== "Escape") return;
    frame.classList.add("has-keys");
    if (event.key !== "Escape") event.preventDefault();
    if (event.repeat) return;
    if (bin) put(desk, bin);
    else if (step) go(desk, step);
    else if (desk.belt.held) desk.putDown(desk.belt.held, "keyboard");
  };
  document.addEventListener("keydown", press, { signal: host.signal });
}

/** @param {Desk} desk @param {Bin} bin */
function put(desk, bin) {
  desk.advance();
  const { belt, scene } = desk;
  const id = belt.held || scene.pieces.focused || belt.waiting?.id;
  if (id) desk.place(id, bin, "keyboard");
}

/** @param {Desk} desk @param {-1|1} step */
function go(desk, step) {
  desk.advance();
  const { belt, scene } = desk;
  const ids = belt.reachable.map((piece) => piece.id);
  if (ids.length === 0) return scene.pieces.focus("");
  const from = ids.indexOf(scene.pieces.focused || (belt.waiting?.id ?? ""));
  const to = scene.pieces.focused ? from + step : Math.max(from, 0);
  scene.pieces.focus(ids[Math.max(0, Math.min(ids.length - 1, to))]);
}
