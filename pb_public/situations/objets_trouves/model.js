/** @import { Content, Phase, Stimulus } from "../../shared/situation.js" */

/**
 * @typedef {{id: string, name: string, screens: any[]}} App What its screens show: see screens.js.
 *
 * @typedef {object} Owned What is on the telephone beside its apps.
 * @property {string} owner
 * @property {string} clock
 * @property {string} date
 * @property {string} clue
 * @property {App[]} apps
 * @property {App[]} training
 */

/** Where a question belongs: the id of an app, "lock", or "" once the telephone is given back. @param {Stimulus} item @returns {string} */
export const appOf = (item) => item.stimulus.app ?? "";

/** Which questions of the telephone are answered, and what can be looked at. It knows no page. */
export class Phone {
  /** Most tries at the code: after the last one the telephone opens. */
  static tries = 3;

  #items;
  #done;
  /** Apps in the order in which they were opened. @type {string[]} */
  #visited;

  /** @param {Content} content @param {Phase} phase @param {readonly string[]} [done] ids answered before a break */
  constructor(content, phase, done = []) {
    const training = phase === "training";
    /** @type {Owned} */
    this.owned = content.settings.phone;
    this.apps = training ? this.owned.training : this.owned.apps;
    this.#items = training ? content.training : content.items;
    this.#done = new Set(training ? [] : done);
    const belongs = new Map(this.#items.map((item) => [item.id, appOf(item)]));
    this.#visited = [...new Set([...this.#done].map((id) => belongs.get(id) ?? ""))].filter((id) => this.app(id));
  }

  /** @param {string} id */
  app(id) {
    return this.apps.find((app) => app.id === id);
  }

  /** The questions of an app. @param {string} app */
  of(app) {
    return this.#items.filter((item) => appOf(item) === app);
  }

  /** Whether all its questions are answered: it can only be read. @param {string} app */
  seen(app) {
    return this.of(app).every((item) => this.#done.has(item.id));
  }

  get seenCount() {
    return this.apps.filter(({ id }) => this.seen(id)).length;
  }

  get allSeen() {
    return this.seenCount === this.apps.length;
  }

  /** Where somebody is who comes in or comes back. @returns {"lock"|"home"|"memory"} */
  get place() {
    if (!this.seen("lock")) return "lock";
    return this.of("").some((item) => this.#done.has(item.id)) ? "memory" : "home";
  }

  /** @param {string} app */
  open(app) {
    if (!this.#visited.includes(app)) this.#visited.push(app);
  }

  /** @param {string} item its id */
  answer(item) {
    this.#done.add(item);
  }

  /**
   * All questions in the order of this play, so that their numbers follow each other, and those that are not to be asked
   * now.
   *
   * @param {string} app
   * @param {boolean} [again] though they are answered
   */
  round(app, again = false) {
    const rest = this.apps.map(({ id }) => id).filter((id) => !this.#visited.includes(id));
    const items = ["lock", ...this.#visited, ...rest, ""].flatMap((id) => this.of(id));
    const asked = items.filter((item) => appOf(item) === app && (again || !this.#done.has(item.id)));
    return { items, others: items.filter((item) => !asked.includes(item)).map(({ id }) => id) };
  }
}
