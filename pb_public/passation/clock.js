/**
 * Active time: runs from `elapsed`, and leaves the pauses out. The monotonic
 * source is given (performance.now in the page), since a wall clock may jump.
 *
 * @param {() => number} monotonic Milliseconds.
 * @param {number} [elapsed] Where the blocks before stopped.
 */
export function activeClock(monotonic, elapsed = 0) {
  let before = elapsed;
  let since = monotonic();
  let running = true;
  return {
    now() {
      return running ? before + (monotonic() - since) : before;
    },
    pause() {
      before = this.now();
      running = false;
    },
    resume() {
      if (running) return;
      since = monotonic();
      running = true;
    },
    get paused() {
      return !running;
    },
  };
}

/** @typedef {ReturnType<typeof activeClock>} Clock */
