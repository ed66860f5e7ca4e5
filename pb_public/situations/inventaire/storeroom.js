/** @import { Host } from "../../shared/situation.js" */
/** @import { Layout, Placed } from "./model.js" */
import { Count } from "./model.js";

/** What a person can do in the storeroom, whatever the hand does it with: each act is recorded, said and shown. */
export class Storeroom {
  /** True while nothing can be done: a pause. */
  frozen = false;
  /** Where the person looks. @type {"shelf"|"inside"|"form"} */
  view = "shelf";
  /** The container that is open. @type {Placed|undefined} */
  open;
  /** Opened containers say in words what they hold. */
  help = false;
  /** What the last check said of all fields. */
  word = "";
  /** What takes the focus once it is drawn: a selector. */
  focus = "";
  /** Draws the storeroom as it is. */
  show = () => {};

  /** @param {Host} host @param {Layout} layout */
  constructor(host, layout) {
    this.host = host;
    this.layout = layout;
    this.texts = host.content.texts;
    this.count = new Count(layout, host.done);
  }

  /** @param {string} id */
  enter(id) {
    const found = this.layout.places.find((one) => one.id === id);
    if (!found) return;
    this.open = found;
    const { place } = found;
    this.host.record("container_opened", { container: id, place, modality: this.host.modality() });
    this.#go("inside", ".inv-title");
  }

  /** Back to the shelf, from a container or from the form. */
  leave() {
    if (this.view === "inside" && this.open) {
      this.host.record("container_closed", { container: this.open.id });
      this.#go("shelf", `[data-container="${this.open.id}"]`);
    } else if (this.view === "form") {
      this.host.record("form_closed");
      this.#go("shelf", '[data-act="form"]');
    }
  }

  openForm() {
    this.host.record("form_opened");
    this.#go("form", ".inv-title");
  }

  askHelp() {
    if (this.help) return;
    this.help = true;
    this.host.record("help_opened");
    this.host.announce(this.texts.help_on[0]);
    this.show();
  }

  /** @param {string} product @param {string} text */
  write(product, text) {
    this.count.write(product, text);
    this.show();
  }

  check() {
    const { host, count, texts } = this;
    const { answers, blanks, fresh } = count.check();
    host.record("inventory_checked", { attempt: count.attempts, blanks, answers, modality: host.modality() });
    for (const product of fresh) host.record("product_done", { product });
    if (count.left === 0) return host.end("finished", { understood: this.#slips <= this.#most });
    // Whoever cannot do it yet gets the instruction again, rather than more of the same.
    if (host.phase === "training" && this.#slips > this.#most) return host.end("finished", { understood: false });
    this.word = host.phase === "training" ? texts.again[1] : this.#score();
    host.announce(this.word);
    this.show();
  }

  /** How many totals are right, after a check. */
  #score() {
    const { texts, count } = this;
    const right = count.products.length - count.left;
    const score = `${right} ${texts[right > 1 ? "right_many" : "right_one"][0]} ${count.products.length}.`;
    return right > 0 ? `${score} ${texts.kept[0]}` : score;
  }

  /** Checks in which a total was not right. */
  get #slips() {
    return this.count.attempts - (this.count.left === 0 ? 1 : 0);
  }

  get #most() {
    return this.host.content.settings.training_errors;
  }

  /** @param {"shelf"|"inside"|"form"} view @param {string} focus */
  #go(view, focus) {
    this.view = view;
    this.focus = focus;
    this.show();
  }

  /** @param {Placed} container */
  nameOf({ kind, place }) {
    return `${this.texts[kind][0]} ${place}`;
  }
}
