/** @import { Belt, Bin, Piece } from "./model.js" */
/** @import { Mode, Spot } from "./room.js" */
import { BINS } from "./model.js";
import { Pieces } from "./pieces.js";
import { Room } from "./room.js";
import { buildStage } from "./stage.js";

/** Distance between two marks of the track, in px; the same as in controle.css. */
const MARKS = 56;

/** Draws the belt as it is at a given time. Knows nothing of input nor of events. */
export class Scene {
  /** The piece that a finger or the mouse carries. @type {{id: string, spot: Spot}|undefined} */
  carried;
  #mode;
  /** Who is in which place of a bin. @type {Record<Bin, string[]>} */
  #slots = { conform: [], defective: [] };
  /** Where pieces were put down outside the bins. @type {Map<string, Spot>} */
  #aside = new Map();

  /**
   * @param {HTMLElement} root
   * @param {{looks: Map<string, any>, texts: Record<string, string[]>, mode: Mode, calm: boolean, signal: AbortSignal}} options
   * calm: nothing moves by itself
   */
  constructor(root, { looks, texts, mode, calm, signal }) {
    this.#mode = mode;
    this.stage = buildStage(texts);
    this.stage.frame.classList.add(`is-${mode}`);
    this.stage.frame.classList.toggle("is-calm", calm);
    root.append(this.stage.frame);
    this.pieces = new Pieces(this.stage.belt, looks, texts);
    this.room = new Room(this.stage, mode);
    this.room.measure();
    // Not at once: measuring changes sizes, which an observer must not do.
    const observer = new ResizeObserver(() => requestAnimationFrame(() => this.room.measure()));
    observer.observe(this.stage.frame);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** @param {string} id @param {Spot} spot */
  putAside(id, spot) {
    this.#aside.set(id, this.room.within(spot));
  }

  /** @param {Belt} belt @param {number} now */
  draw(belt, now) {
    for (const bin of BINS) this.#arrange(bin, belt.pieces);
    for (const piece of belt.pieces) {
      this.pieces.move(piece.id, this.spotOf(piece, now));
      if (this.#mode === "steps") this.pieces.timeLeft(piece.id, secondsLeft(piece, now));
    }
    if (this.#mode !== "slide") return;
    const run = belt.turns(now) * (this.room.width + this.room.size);
    this.stage.marks.style.transform = `translate3d(${-(run % MARKS).toFixed(1)}px, 0, 0)`;
  }

  /** @param {Piece} piece @param {number} now @returns {Spot} */
  spotOf(piece, now) {
    const { id, place } = piece;
    if (this.carried?.id === id) return this.carried.spot;
    if (place === "conform" || place === "defective") return this.room.inBin(place, this.#slots[place].indexOf(id));
    return (place === "aside" && this.#aside.get(id)) || this.room.onBelt(piece, now);
  }

  /** @param {string} held id, or "" @param {Bin} [over] the bin under what is carried */
  show(held, over) {
    this.stage.frame.classList.toggle("has-held", held !== "");
    for (const bin of BINS) this.stage.bins[bin].button.classList.toggle("is-under", bin === over);
  }

  /** Each piece keeps its place in the bin; the next one takes the first free place. @param {Bin} bin @param {Piece[]} pieces */
  #arrange(bin, pieces) {
    const inside = pieces.filter((piece) => piece.place === bin).map((piece) => piece.id);
    const slots = this.#slots[bin].map((id) => (inside.includes(id) ? id : ""));
    for (const id of inside) {
      if (slots.includes(id)) continue;
      const free = slots.indexOf("");
      slots[free < 0 ? slots.length : free] = id;
    }
    this.#slots[bin] = slots;
  }
}

/** Goes down second by second, not smoothly. @param {Piece} piece @param {number} now @returns {number} share of the time on the belt */
function secondsLeft({ shownAt, leavesAt }, now) {
  return Math.max(0, Math.ceil((leavesAt - now) / 1000) / Math.ceil((leavesAt - shownAt) / 1000));
}
