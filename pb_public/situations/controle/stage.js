/** @import { Bin } from "./model.js" */
import { mark, radio } from "./art.js";
import { describe, MODEL } from "./look.js";
import { BINS } from "./model.js";

/**
 * @typedef {object} Stage What stands in the workshop from start to end.
 * @property {HTMLElement} frame holds everything; the pieces are placed in it
 * @property {HTMLElement} belt holds the pieces and takes the focus while there is none
 * @property {HTMLElement} track what the pieces stand on
 * @property {HTMLElement} marks on the track, they show that it moves
 * @property {Element} model drawing of the model
 * @property {HTMLElement} count how far the training is
 * @property {Record<Bin, {button: HTMLButtonElement, inside: HTMLElement}>} bins
 */

/**
 * In the order of a decision, which is also that of the Tab key: see the
 * model, choose a piece, choose a bin.
 *
 * @param {Record<string, string[]>} texts
 * @returns {Stage}
 */
export function buildStage(texts) {
  const model = radio(MODEL);
  const shelf = element("div", "model", model, element("span", "model-name", texts.model[0]));
  shelf.setAttribute("role", "img");
  shelf.setAttribute("aria-label", `${texts.model[0]}\u00a0: ${describe(MODEL, texts)}`);
  const count = element("p", "board-count");
  const board = element(
    "div",
    "board",
    shelf,
    element("div", "board-words", element("p", "board-question", texts.same[0]), count),
  );

  const marks = element("div", "marks");
  const track = element("div", "track", marks);
  track.setAttribute("aria-hidden", "true");
  const keys = element("span", "eva-hidden", texts.keys[0]);
  keys.id = "controle-keys";
  const belt = element("div", "belt", track);
  belt.setAttribute("role", "application");
  belt.setAttribute("aria-label", texts.belt[0]);
  belt.setAttribute("aria-describedby", keys.id);
  belt.tabIndex = 0;

  const bins = /** @type {Stage["bins"]} */ (Object.fromEntries(BINS.map((bin) => [bin, buildBin(bin, texts)])));
  const frame = element("div", "controle", board, keys, belt, bins.conform.button, bins.defective.button);
  return { frame, belt, track, marks, model, count, bins };
}

/** @param {Bin} bin @param {Record<string, string[]>} texts */
function buildBin(bin, texts) {
  const inside = element("span", "bin-inside");
  const key = element("kbd", "bin-key", bin === "conform" ? "←" : "→");
  key.setAttribute("aria-hidden", "true");
  const label = element("span", "bin-label", mark(bin), element("span", "bin-name", texts[bin][0]), key);
  const button = document.createElement("button");
  button.type = "button";
  button.className = `bin bin--${bin}`;
  button.append(inside, label);
  return { button, inside };
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {(Node|string)[]} children
 */
export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  node.className = className;
  node.append(...children);
  return node;
}
