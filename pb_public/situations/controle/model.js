/**
 * The conveyor, without a page: which piece is where, and what happens when.
 * Times are ms of the host's clock; the clock itself is never read here.
 *
 * @typedef {"conform"|"defective"} Bin
 * @typedef {"belt"|"aside"|"gone"|Bin} Place belt: riding; aside: put down outside the bins; gone: fell off the belt.
 * @typedef {{cadence: number, belt: number, life: number}} Timing ms between two pieces, on the belt, in all.
 * @typedef {{id: string, number: number, shownAt: number, leavesAt: number, expiresAt: number, place: Place}} Piece
 * @typedef {{kind: "shown"|"left"|"expired", at: number, piece: Piece}} Change
 */

/** @type {Bin[]} */
export const BINS = ["conform", "defective"];

/** @param {Place} place @returns {Bin|"none"} what counts when the life of a piece ends there */
export function decision(place) {
  return place === "conform" || place === "defective" ? place : "none";
}

/**
 * @param {Record<string, number>} settings of the content
 * @param {number} tempo 1 = usual, 1.5 = slower: cadence and lives alike
 * @returns {Timing}
 */
export function timingOf(settings, tempo) {
  return {
    cadence: settings.cadence_ms * tempo,
    belt: settings.belt_ms * tempo,
    life: settings.life_ms * tempo,
  };
}

export class Belt {
  /** Those whose life goes on, oldest first. @type {Piece[]} */
  pieces = [];
  /** Id of the piece in hand, or "". */
  held = "";
  /** How many lives have ended. */
  expired = 0;
  #order;
  #timing;
  #start;
  #shown;

  /**
   * @param {string[]} order ids
   * @param {Timing} timing
   * @param {number} start when the belt starts
   * @param {number} [first] how many of the order went before
   */
  constructor(order, timing, start, first = 0) {
    this.#order = order;
    this.#timing = timing;
    this.#start = start;
    this.#shown = first;
  }

  /** @returns {boolean} true when the last piece has expired */
  get over() {
    return this.#shown === this.#order.length && this.pieces.length === 0;
  }

  /** @returns {number} when the next change happens; Infinity when nothing more will */
  get due() {
    return this.#next()?.at ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Everything due until now, in order. Each due time is counted from the start
   * and not from the change before: being late once never adds up.
   * @param {number} now @returns {Change[]}
   */
  advance(now) {
    const changes = [];
    for (let change = this.#next(); change && change.at <= now; change = this.#next()) {
      this.#apply(change);
      changes.push(change);
    }
    return changes;
  }

  /** @param {number} now @returns {number} how many times its own length the belt has moved */
  turns(now) {
    return (now - this.#start) / this.#timing.belt;
  }

  /** @param {string} id @returns {Piece|undefined} the piece if it can be taken: shown, not fallen, not expired */
  within(id) {
    return this.pieces.find((piece) => piece.id === id && piece.place !== "gone");
  }

  /** @returns {Piece[]} those that can be taken, oldest first */
  get reachable() {
    return this.pieces.filter((piece) => piece.place !== "gone");
  }

  /** @returns {Piece|undefined} the oldest piece that waits for a decision */
  get waiting() {
    return this.reachable.find((piece) => decision(piece.place) === "none");
  }

  /** @param {string} id @returns {boolean} false when there is nothing to take */
  take(id) {
    if (!this.within(id)) return false;
    this.held = id;
    return true;
  }

  /** @param {string} id @param {Place} [place] where it is put down; none: it stays where it was taken */
  putDown(id, place) {
    const piece = this.within(id);
    if (!piece) return false;
    if (place) piece.place = place;
    if (this.held === id) this.held = "";
    return true;
  }

  /** @returns {Change|undefined} */
  #next() {
    /** @type {Change|undefined} */
    let next;
    for (const piece of this.pieces) {
      const change = this.#changeOf(piece);
      if (!next || change.at < next.at) next = change;
    }
    if (this.#shown === this.#order.length) return next;
    // At the same time, the old piece goes before the new one comes.
    const at = this.#start + (this.#shown + 1) * this.#timing.cadence;
    return next && next.at <= at ? next : { kind: "shown", at, piece: this.#piece(at) };
  }

  /** @param {Piece} piece @returns {Change} a piece in hand does not fall off the belt, but its life ends */
  #changeOf(piece) {
    const falls = piece.place === "belt" && piece.id !== this.held && piece.leavesAt < piece.expiresAt;
    return falls ? { kind: "left", at: piece.leavesAt, piece } : { kind: "expired", at: piece.expiresAt, piece };
  }

  /** @param {number} at @returns {Piece} */
  #piece(at) {
    const { belt, life } = this.#timing;
    const id = this.#order[this.#shown];
    return { id, number: this.#shown + 1, shownAt: at, leavesAt: at + belt, expiresAt: at + life, place: "belt" };
  }

  /** @param {Change} change */
  #apply({ kind, piece }) {
    if (kind === "left") {
      piece.place = "gone";
    } else if (kind === "shown") {
      this.#shown++;
      this.pieces.push(piece);
    } else {
      this.expired++;
      this.pieces = this.pieces.filter((other) => other !== piece);
      if (this.held === piece.id) this.held = "";
    }
  }
}
