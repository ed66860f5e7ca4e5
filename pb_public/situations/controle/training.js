/** @import { Host, Stimulus } from "../../shared/situation.js" */
/** @import { Bin } from "./model.js" */
import { shuffle } from "../../shared/random.js";
import { circled, mark } from "./art.js";
import { Desk } from "./desk.js";
import { listenToKeyboard } from "./keyboard.js";
import { difference } from "./look.js";
import { Belt, BINS } from "./model.js";
import { listenToPointer } from "./pointer.js";
import { Scene } from "./scene.js";
import { element } from "./stage.js";

/** The belt stands still: each piece stays as long as the person wants. */
const NO_HURRY = { cadence: 0, belt: Number.POSITIVE_INFINITY, life: Number.POSITIVE_INFINITY };

/** Time to see the piece land in its bin before it is explained, in ms. */
const LANDING = 450;

/**
 * A few pieces, one by one, each explained once it has been decided.
 *
 * @param {HTMLElement} root
 * @param {Host} host
 */
export function train(root, host) {
  const { content, signal } = host;
  const { texts, settings } = content;
  const order = choose(content.training, settings.training_pieces, host.random);
  const looks = new Map(order.map((item) => [item.id, item.stimulus]));
  const scene = new Scene(root, { looks, texts, mode: "still", calm: host.settings.reducedMotion, signal });
  const ids = order.map((item) => item.id);
  const desk = new Desk(host, scene, new Belt([], NO_HURRY, 0));
  let understood = 0;
  let frozen = false;

  /** @param {number} index */
  const present = (index) => {
    if (index === order.length) return finish(understood);
    scene.stage.count.textContent = `${texts.try[0]} ${index + 1} ${texts.of[0]} ${order.length}`;
    scene.carried = undefined;
    desk.belt = new Belt(ids.slice(0, index + 1), NO_HURRY, host.now(), index);
    desk.frozen = false;
    desk.advance();
    scene.pieces.focus(ids[index]);
    desk.onPlaced = (bin) => {
      desk.frozen = true;
      if (order[index].feedback?.[bin].understood) understood++;
      setTimeout(() => !signal.aborted && explain(host, desk, order[index], bin, () => present(index + 1)), LANDING);
    };
  };
  /** @param {number} right */
  const finish = (right) => host.end("finished", { understood: right >= settings.training_right });

  const letGo = listenToPointer(desk, host);
  host.onPause(() => {
    letGo();
    frozen = desk.frozen;
    desk.frozen = true;
  });
  host.onContinue(() => {
    desk.frozen = frozen;
  });
  listenToKeyboard(desk, host);
  draw(desk, host);
  present(0);
  scene.stage.frame.scrollIntoView({ block: "nearest" });
}

/** As many like the model as not, drawn again at each round. @param {Stimulus[]} items @param {number} count @param {() => number} random */
function choose(items, count, random) {
  const like = items.filter((item) => !difference(item.stimulus));
  const unlike = items.filter((item) => difference(item.stimulus));
  const half = count / 2;
  return shuffle([...shuffle(like, random).slice(0, half), ...shuffle(unlike, random).slice(0, half)], random);
}

/** @param {Desk} desk @param {Host} host */
function draw(desk, host) {
  if (host.signal.aborted) return;
  desk.scene.draw(desk.belt, host.now());
  requestAnimationFrame(() => draw(desk, host));
}

/**
 * The piece comes back beside the model, with a ring where they differ.
 * @param {Host} host @param {Desk} desk @param {Stimulus} item @param {Bin} bin @param {() => void} next
 */
function explain(host, desk, item, bin, next) {
  const { scene, belt } = desk;
  const { texts } = host.content;
  const { understood, text } = item.feedback?.[bin] ?? { understood: false, text: "" };
  const [piece] = belt.pieces;
  scene.carried = { id: item.id, spot: scene.room.onBelt(piece, host.now()) };
  const feature = difference(item.stimulus);
  const drawings = [scene.stage.model, scene.pieces.drawing(item.id)];
  const rings = drawings.flatMap((drawing) => (drawing && feature ? [circled(drawing, feature)] : []));

  const verdict = understood ? "well_seen" : "look_again";
  const button = element("button", "eva-button", texts.next[0]);
  const home = BINS.find((one) => item.feedback?.[one].understood) ?? bin;
  const head = element("p", "", element("strong", "", texts[verdict][0]));
  const note = `eva-note eva-note--${understood ? "good" : "warn"}`;
  const lesson = element("div", `lesson ${note}`, head, element("p", "lesson-text", mark(home), text), button);
  scene.stage.frame.append(lesson);
  scene.stage.frame.dataset.home = home;
  button.addEventListener("click", () => {
    host.hush();
    for (const drawn of rings) drawn.remove();
    scene.pieces.remove(item.id);
    lesson.remove();
    delete scene.stage.frame.dataset.home;
    next();
  });
  button.focus();
  host.announce(`${texts[verdict][0]} ${text}`);
  host.say(verdict).then(() => {
    if (lesson.isConnected) host.say(`item:${item.id}`);
  });
}
