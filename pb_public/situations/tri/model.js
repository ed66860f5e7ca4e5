/** @import { Content, Phase, Stimulus } from "../../shared/situation.js" */
import { shuffle } from "../../shared/random.js";

/**
 * The sorting table, without a page: which pieces lie on it, which one is in
 * hand, and what a container makes of it.
 *
 * @typedef {{motif: string, detail: string}} Pattern
 * @typedef {{id: string} & Pattern} Container
 * @typedef {"right"|"wrong"} Verdict
 * @typedef {{pieces: Stimulus[], containers: Container[]}} Layout in the order of the play
 */

/** @param {Pattern} one @param {Pattern} other The patterns are what everybody sees: comparing them is no key. */
export const same = (one, other) => one.motif === other.motif && one.detail === other.detail;

/**
 * Where the containers stand and in which order the pieces come: another seed
 * is another form. Each round of pieces has every model once, so that all
 * forms are as hard from start to end.
 *
 * @param {Content} content
 * @param {Phase} phase
 * @param {() => number} random
 * @returns {Layout}
 */
export function lay(content, phase, random) {
  const { containers, training_containers: few } = content.settings;
  /** @type {Container[]} */
  const used = phase === "test" ? containers : containers.filter((/** @type {Container} */ { id }) => few.includes(id));
  const placed = shuffle(used, random);
  const items = phase === "test" ? content.items : content.training;
  const stacks = used.map((container) => items.filter(({ stimulus }) => same(stimulus, container)));
  const pieces = [];
  for (let round = 0; stacks.some((stack) => stack[round]); round++) {
    const one = stacks.flatMap((stack) => stack[round] ?? []);
    pieces.push(...shuffle(one, random));
  }
  return { pieces, containers: placed };
}

export class Table {
  /** Ids of the pieces that lie on the table, each in its place; "" where nothing lies. @type {string[]} */
  places;
  /** Id of the piece in hand, or "". */
  held = "";
  /** Times that a container was not the right one. */
  misplaced = 0;
  #pieces;
  #containers;
  #waiting;

  /**
   * @param {Layout} layout
   * @param {number} size places on the table
   * @param {string[]} [done] ids sorted before: they stay where they are
   */
  constructor({ pieces, containers }, size, done = []) {
    this.#pieces = new Map(pieces.map(({ id, stimulus }) => [id, /** @type {Pattern} */ (stimulus)]));
    this.#containers = new Map(containers.map((container) => [container.id, container]));
    const left = pieces.map(({ id }) => id).filter((id) => !done.includes(id));
    this.places = left.slice(0, size);
    this.#waiting = left.slice(size);
  }

  /** @returns {number} pieces still to be sorted */
  get left() {
    return this.places.filter(Boolean).length + this.#waiting.length;
  }

  /** @param {string} id @returns {Pattern} */
  look(id) {
    const pattern = this.#pieces.get(id);
    if (!pattern) throw new Error(`no piece ${id}`);
    return pattern;
  }

  /** @param {string} id @returns {boolean} false when it does not lie on the table */
  take(id) {
    if (!id || !this.places.includes(id)) return false;
    this.held = id;
    return true;
  }

  release() {
    this.held = "";
  }

  /**
   * Puts what is in hand into a container. The right one keeps it, and the next
   * piece of the pile takes its place; another one gives it back.
   * @param {string} container @returns {Verdict|undefined} nothing without a piece in hand
   */
  put(container) {
    const into = this.#containers.get(container);
    if (!this.held || !into) return undefined;
    const place = this.places.indexOf(this.held);
    const right = same(this.look(this.held), into);
    this.held = "";
    if (!right) {
      this.misplaced++;
      return "wrong";
    }
    this.places[place] = this.#waiting.shift() ?? "";
    return "right";
  }
}

/** A pattern in words. @param {Pattern} pattern @param {Record<string, string[]>} texts */
export const describe = ({ motif, detail }, texts) => `${texts[motif][0]}, ${texts[detail][0]}`;
