/** A screen draws about 60 times a second; below that the person sees jerks. */
const FRAME = 1000 / 60;

/** A gap is counted from one whole frame lost, with half a frame of tolerance. */
const LATE = FRAME * 1.5;

/** Counts the frames that a slow machine did not draw. */
export class Frames {
  #last = Number.NaN;
  #count = 0;
  #worst = 0;
  /** True while the last frame came late. */
  late = false;

  /** @param {number} now time of the frame, in ms */
  drawn(now) {
    const gap = now - this.#last;
    this.#last = now;
    this.late = gap > LATE;
    if (!this.late) return;
    this.#count += Math.round(gap / FRAME) - 1;
    this.#worst = Math.max(this.#worst, gap);
  }

  /** The time until the next frame does not count: pause, hidden page. */
  skip() {
    this.#last = Number.NaN;
  }

  /** @returns {{count: number, worst: number}|undefined} what was lost since the last call; nothing when nothing was */
  take() {
    if (!this.#count) return undefined;
    const lost = { count: this.#count, worst: Math.round(this.#worst) };
    this.#count = 0;
    this.#worst = 0;
    return lost;
  }
}
