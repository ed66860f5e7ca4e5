/** @import { Host, Stimulus } from "../../shared/situation.js" */
/** @import { Mode } from "./room.js" */
import { Desk } from "./desk.js";
import { Frames } from "./frames.js";
import { listenToKeyboard } from "./keyboard.js";
import { Belt, timingOf } from "./model.js";
import { drawOrder } from "./order.js";
import { listenToPointer } from "./pointer.js";
import { Scene } from "./scene.js";
import { train } from "./training.js";

/** Lost frames are told once every so many pieces, and at the end. */
const TOLD_EVERY = 10;

/** A machine that is late with its frames draws none in the ms before something is due: time comes before images. */
const GIVE_WAY = 60;

/** @param {HTMLElement} root @param {Host} host */
export function show(root, host) {
  if (host.phase === "training") train(root, host);
  else work(root, host);
}

/**
 * The test: the belt runs by the host's clock. A timer waits for each due
 * time; frames only draw, so that a slow machine loses images and not time.
 *
 * @param {HTMLElement} root
 * @param {Host} host
 */
function work(root, host) {
  const { content, settings, signal } = host;
  /** @type {Stimulus[]} */
  const items = content.items;
  const order = drawOrder(items, host.random).map((item) => item.id);
  const looks = new Map(items.map((item) => [item.id, item.stimulus]));
  /** @type {Mode} */
  const mode = settings.reducedMotion ? "steps" : "slide";
  const calm = settings.reducedMotion;
  const scene = new Scene(root, { looks, texts: content.texts, mode, calm, signal });
  const belt = new Belt(order, timingOf(content.settings, settings.tempo), host.now());
  const desk = new Desk(host, scene, belt);
  const letGo = listenToPointer(desk, host);
  listenToKeyboard(desk, host);
  // From the belt, the focus goes to the first piece as it comes.
  scene.pieces.focus("");
  scene.stage.frame.scrollIntoView({ block: "nearest" });
  run(desk, host, letGo);
}

/** @param {Desk} desk @param {Host} host @param {() => void} letGo */
function run(desk, host, letGo) {
  const { belt, scene } = desk;
  const { signal } = host;
  const frames = new Frames();
  let told = 0;
  let timer = 0;
  let frame = 0;

  const tick = () => {
    desk.advance();
    if (belt.over || belt.expired >= told + TOLD_EVERY) {
      told = belt.expired;
      const lost = frames.take();
      if (lost) host.record("frames_dropped", lost);
    }
    if (!belt.over) timer = window.setTimeout(tick, Math.max(0, belt.due - host.now()));
    else host.end("finished");
  };
  /** @param {number} time */
  const draw = (time) => {
    frame = requestAnimationFrame(draw);
    frames.drawn(time);
    const now = host.now();
    if (!frames.late || belt.due - now > GIVE_WAY) scene.draw(belt, now);
  };
  const go = () => {
    freeze(desk, false);
    frames.skip();
    tick();
    frame = requestAnimationFrame(draw);
  };
  const halt = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };

  host.onPause(() => {
    letGo();
    halt();
    freeze(desk, true);
  });
  host.onContinue(go);
  signal.addEventListener("abort", halt);
  document.addEventListener("visibilitychange", () => frames.skip(), { signal });
  go();
}

/** A paused belt hides its pieces: a pause is not time to look at them. @param {Desk} desk @param {boolean} frozen */
function freeze(desk, frozen) {
  desk.frozen = frozen;
  desk.scene.stage.frame.classList.toggle("is-paused", frozen);
}
