/** @import { Piece } from "./model.js" */
/** @import { Spot } from "./room.js" */
import { radio } from "./art.js";
import { describe } from "./look.js";
import { element } from "./stage.js";

/** Ms that a piece takes to fade once its life has ended; the same as in controle.css. */
const FADE = 250;

/** @typedef {{button: HTMLButtonElement, left: HTMLElement, drawn: string}} Node_ */

/** The pieces as buttons, each with its look in words. */
export class Pieces {
  #belt;
  #looks;
  #texts;
  /** @type {Map<string, Node_>} */
  #nodes = new Map();

  /**
   * @param {HTMLElement} belt holds them
   * @param {Map<string, any>} looks by id
   * @param {Record<string, string[]>} texts
   */
  constructor(belt, looks, texts) {
    this.#belt = belt;
    this.#looks = looks;
    this.#texts = texts;
  }

  /** @param {Piece} piece */
  add(piece) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "piece";
    button.dataset.piece = piece.id;
    button.tabIndex = -1;
    const left = element("span", "piece-left");
    button.append(radio(this.#looks.get(piece.id)), left);
    this.#nodes.set(piece.id, { button, left, drawn: "" });
    this.tell(piece, false);
    this.#belt.append(button);
  }

  /** Says in words what it looks like and where it is. @param {Piece} piece @param {boolean} held */
  tell(piece, held) {
    const node = this.#nodes.get(piece.id);
    if (!node) return;
    const where = this.#texts[`in_${piece.place}`];
    const words = `${this.#texts.piece[0]} ${piece.number}\u00a0: ${describe(this.#looks.get(piece.id), this.#texts)}`;
    node.button.setAttribute("aria-label", where ? `${words}, ${where[0]}` : words);
    node.button.setAttribute("aria-pressed", String(held));
    node.button.dataset.place = piece.place;
  }

  /** @param {string} id */
  remove(id) {
    const node = this.#nodes.get(id);
    if (!node) return;
    this.#nodes.delete(id);
    node.button.disabled = true;
    node.button.removeAttribute("data-piece");
    node.button.classList.add("is-over");
    setTimeout(() => node.button.remove(), FADE);
  }

  /** @param {string} id @param {Spot} spot */
  move(id, { x, y, scale }) {
    const node = this.#nodes.get(id);
    const drawn = `translate3d(${x.toFixed(1)}px, ${y.toFixed(1)}px, 0) scale(${scale.toFixed(3)})`;
    if (!node || node.drawn === drawn) return;
    node.drawn = drawn;
    node.button.style.transform = drawn;
  }

  /** A bar under the piece, for when its place does not tell the time. @param {string} id @param {number} share left */
  timeLeft(id, share) {
    this.#nodes.get(id)?.left.style.setProperty("transform", `scaleX(${share.toFixed(2)})`);
  }

  /** @param {string} id @returns {Element|null|undefined} */
  drawing(id) {
    return this.#nodes.get(id)?.button.querySelector("svg");
  }

  /** Only one of them is reached by Tab. @param {string} id */
  tabTo(id) {
    for (const [other, { button }] of this.#nodes) button.tabIndex = other === id ? 0 : -1;
  }

  /** @param {string} id of a piece; else the belt itself takes the focus */
  focus(id) {
    this.tabTo(id);
    (this.#nodes.get(id)?.button ?? this.#belt).focus({ preventScroll: true });
  }

  /** @returns {string} the piece that has the focus, or "" */
  get focused() {
    const { activeElement } = document;
    return (activeElement instanceof HTMLElement && activeElement.dataset.piece) || "";
  }

  /** @returns {boolean} true while the belt waits for a piece to give the focus to */
  get waiting() {
    return document.activeElement === this.#belt;
  }
}
