/** @import { Stimulus } from "../../shared/situation.js" */
import { shuffle } from "../../shared/random.js";
import { kind } from "./look.js";

/** Pieces in a block: each block has its share of defects, so that every drawn order is as hard from start to end. */
const BLOCK = 12;

/** The person starts with pieces like the model. */
const EASY_START = 3;

/** Draws tried before the last one is taken as it is; in practice a few are enough. */
const TRIES = 200;

/**
 * The order of a play: same pieces, same ids, another order with another seed.
 *
 * @param {Stimulus[]} items
 * @param {() => number} random
 * @returns {Stimulus[]}
 */
export function drawOrder(items, random) {
  /** Read once, not at each try. @type {Kinds} */
  const kinds = new Map(items.map((item) => [item, kind(item.stimulus)]));
  for (let left = TRIES; ; left--) {
    const order = draw(kinds, random);
    if (left === 0 || isEven(order.map((item) => kinds.get(item)))) return order;
  }
}

/** @typedef {Map<Stimulus, string>} Kinds The kind of defect of each piece, "" for none. */

/** @param {Kinds} kinds @param {() => number} random */
function draw(kinds, random) {
  const items = [...kinds.keys()];
  const blocks = Math.max(1, Math.round(items.length / BLOCK));
  const like = shuffle(
    items.filter((item) => !kinds.get(item)),
    random,
  );
  const unlike = shuffle(
    items.filter((item) => kinds.get(item)),
    random,
  );
  const order = [];
  for (let block = 0; block < blocks; block++) {
    const start = block === 0 ? like.slice(0, EASY_START) : [];
    const rest = share(like, block, blocks).slice(start.length);
    order.push(...start, ...shuffle([...rest, ...share(unlike, block, blocks)], random));
  }
  return order;
}

/** @template T @param {T[]} list @param {number} block @param {number} blocks */
function share(list, block, blocks) {
  return list.slice(Math.round((list.length * block) / blocks), Math.round((list.length * (block + 1)) / blocks));
}

/**
 * No three defects in a row, and never the same defect twice within five pieces:
 * several are on the belt at a time.
 * @param {(string|undefined)[]} kinds in order
 */
function isEven(kinds) {
  return kinds.every((defect, i) => {
    if (!defect) return true;
    const before = kinds.slice(Math.max(0, i - 4), i);
    return !before.includes(defect) && !(kinds[i - 1] && kinds[i - 2]);
  });
}
