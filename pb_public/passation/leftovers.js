import { keep } from "./keep.js";

/**
 * Whether this device keeps something for the server: lets the door stay
 * light, and send what an earlier page left only where there is something.
 *
 * @type {ReturnType<typeof keep<{some: boolean}>>}
 */
const mark = keep("eva-unsent");

export const hasLeftovers = () => Boolean(mark.read().some);

/** @param {boolean} some */
export function markLeftovers(some) {
  if (some === hasLeftovers()) return;
  if (some) mark.write({ some });
  else mark.clear();
}
