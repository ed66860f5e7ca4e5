/** @import { Bin, Piece } from "./model.js" */
/** @import { Stage } from "./stage.js" */
import { BINS } from "./model.js";

/**
 * @typedef {{x: number, y: number, scale: number}} Spot top left corner of a piece, in px of the frame
 * @typedef {"slide"|"steps"|"still"} Mode pieces slide; appear and wait (reduced motion); stay in the middle (training)
 */

/** Size of a piece in px: as large as lets the next one follow, and never so small that details are lost. */
const SIZE = { least: 58, most: 156 };

/** What hides the ends of the belt, in px; the same as in controle.css. */
const POST = 12;

/** Share of the height of the window that a piece may take: belt and bins are to be seen together. */
const TALL = 0.205;

/** Pieces that are on the belt at the same time at most: each has its place when they do not slide. */
const PLACES = 4;

/** Pieces in a bin at the same time at most: they are there for the rest of their life only. */
const SLOTS = 4;

/** Share of the height of a piece by which its feet overlap the track. */
const FOOTING = 0.1;

/** Where things are: measured once, and again when the page changes its size. */
export class Room {
  size = SIZE.least;
  width = 0;
  #stage;
  #mode;
  #height = 0;
  #beltY = 0;
  /** @type {Record<Bin, Spot[]>} */
  #slots = { conform: [], defective: [] };

  /** @param {Stage} stage @param {Mode} mode */
  constructor(stage, mode) {
    this.#stage = stage;
    this.#mode = mode;
  }

  measure() {
    const { frame, track, bins } = this.#stage;
    this.width = frame.clientWidth;
    this.#height = frame.clientHeight;
    const fitting = Math.min(this.width * (this.#mode === "steps" ? 0.25 : 0.3) - 8, window.innerHeight * TALL);
    this.size = Math.round(Math.max(SIZE.least, Math.min(SIZE.most, fitting)));
    frame.style.setProperty("--piece", `${this.size}px`);
    this.#beltY = this.#boxOf(track).top - this.size * (1 - FOOTING);
    for (const bin of BINS) this.#slots[bin] = this.#slotsOf(this.#boxOf(bins[bin].inside));
  }

  /** @param {Piece} piece @param {number} now @returns {Spot} on the belt */
  onBelt(piece, now) {
    const y = this.#beltY;
    if (this.#mode === "still") return { x: (this.width - this.size) / 2, y, scale: 1 };
    if (this.#mode === "steps") {
      const place = (this.width - 2 * POST) / PLACES;
      const turn = PLACES - 1 - ((piece.number - 1) % PLACES);
      return { x: POST + place * turn + (place - this.size) / 2, y, scale: 1 };
    }
    const ridden = (now - piece.shownAt) / (piece.leavesAt - piece.shownAt);
    // In hand past the end of the belt, a piece waits there in full view.
    const x = ridden < 1 ? this.width - (this.width + this.size) * ridden : 0;
    return { x, y, scale: 1 };
  }

  /** @param {Bin} bin @param {number} slot @returns {Spot} */
  inBin(bin, slot) {
    return this.#slots[bin][Math.min(slot, SLOTS - 1)];
  }

  /** @param {Spot} spot @returns {Spot} the nearest one that is wholly in view */
  within({ x, y, scale }) {
    const [right, bottom] = [this.width - this.size * scale, this.#height - this.size * scale];
    return { x: Math.max(0, Math.min(right, x)), y: Math.max(0, Math.min(bottom, y)), scale };
  }

  /** @param {{clientX: number, clientY: number}} event @returns {{x: number, y: number}} px of the frame */
  point({ clientX, clientY }) {
    const { left, top } = this.#stage.frame.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** @param {{x: number, y: number}[]} points @returns {Bin|undefined} the bin under the first of them that is in one */
  binAt(points) {
    const boxes = BINS.map((bin) => ({ bin, ...this.#boxOf(this.#stage.bins[bin].button) }));
    for (const { x, y } of points) {
      const under = boxes.find(
        ({ left, top, width, height }) => x >= left && x <= left + width && y >= top && y <= top + height,
      );
      if (under) return under.bin;
    }
    return undefined;
  }

  /** @param {Element} node in px of the frame */
  #boxOf(node) {
    const frame = this.#stage.frame.getBoundingClientRect();
    const { left, top, width, height } = node.getBoundingClientRect();
    return { left: left - frame.left, top: top - frame.top, width, height };
  }

  /** From the bottom up. @param {{left: number, top: number, width: number, height: number}} box @returns {Spot[]} */
  #slotsOf({ left, top, width, height }) {
    const columns = width > height * 1.9 ? SLOTS : SLOTS / 2;
    const [across, down] = [width / columns, height / (SLOTS / columns)];
    const side = Math.min(across, down, this.size);
    return Array.from({ length: SLOTS }, (_, i) => ({
      x: left + across * ((i % columns) + 0.5) - side / 2,
      y: top + height - down * Math.floor(i / columns) - side,
      scale: side / this.size,
    }));
  }
}
