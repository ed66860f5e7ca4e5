/** @import { Host } from "../../shared/situation.js" */
import { html, render } from "../../vendor/lit-html.js";
import { drawForm } from "./form.js";
import { drawInside } from "./inside.js";
import { listenToKeyboard } from "./keyboard.js";
import { arrange } from "./model.js";
import { drawShelf } from "./shelf.js";
import { Storeroom } from "./storeroom.js";

const VIEWS = { shelf: drawShelf, inside: drawInside, form: drawForm };

/** @param {HTMLElement} root @param {Host} host */
export function show(root, host) {
  const room = new Storeroom(host, arrange(host.content, host.phase, host.random));
  // Left between its last total and its end, the play has nothing more to ask.
  if (room.count.left === 0) return host.end("finished");
  room.show = () => draw(root, room);
  const { signal } = host;
  root.addEventListener("click", (event) => click(room, event), { signal });
  root.addEventListener("input", (event) => type(room, event), { signal });
  listenToKeyboard(root, room);
  /** A pause is not time to count: what is open is hidden. @param {boolean} frozen */
  const freeze = (frozen) => {
    room.frozen = frozen;
    room.show();
  };
  host.onPause(() => freeze(true));
  host.onContinue(() => freeze(false));
  room.show();
}

/** @param {HTMLElement} root @param {Storeroom} room */
function draw(root, room) {
  const state = `inv is-${room.host.phase} ${room.frozen ? "is-paused" : ""}`;
  render(html`<div class=${state} data-view=${room.view}>${VIEWS[room.view](room)}</div>`, root);
  const target = room.focus && root.querySelector(room.focus);
  room.focus = "";
  if (!(target instanceof HTMLElement)) return;
  target.focus({ preventScroll: true });
  (target.matches(".inv-title") ? root : target).scrollIntoView({ block: "nearest" });
}

/** @param {Storeroom} room @param {MouseEvent} event */
function click(room, event) {
  // The second click of who clicks twice would close what the first one opened.
  if (room.frozen || event.detail > 1) return;
  if (room.view === "inside") return room.leave();
  const node = event.target instanceof Element ? event.target.closest("[data-container], [data-act]") : null;
  if (!(node instanceof HTMLElement)) return;
  const { container, act } = node.dataset;
  if (container) room.enter(container);
  else if (act === "form") room.openForm();
  else if (act === "help") room.askHelp();
  else if (act === "check") room.check();
  else room.leave();
}

/** @param {Storeroom} room @param {Event} event */
function type(room, { target }) {
  if (target instanceof HTMLInputElement && target.dataset.product) room.write(target.dataset.product, target.value);
}
