/** @import { Host, Stimulus } from "../../shared/situation.js" */
/** @import { Answer } from "./model.js" */
/** @import { Look } from "./draw.js" */
import { shuffle } from "../../shared/random.js";
import { draw } from "./draw.js";
import { listen } from "./input.js";
import { Series } from "./model.js";

/** @param {HTMLElement} root @param {Host} host */
export function show(root, host) {
  new Bench(root, host).next();
}

/** Brings the labels one by one, and keeps page, model and host in step. */
export class Bench {
  #timer = 0;
  #frame = 0;
  /** @type {Look["stage"]} */
  #stage = "cross";
  #understood = 0;

  /** @param {HTMLElement} root @param {Host} host */
  constructor(root, host) {
    const { content, phase, signal } = host;
    this.root = root;
    this.host = host;
    this.series = new Series(phase === "training" ? content.training : shuffle(content.items, host.random));
    host.onPause(() => this.#pause());
    host.onContinue(() => this.#continue());
    signal.addEventListener("abort", () => this.#halt());
    listen(root, this, signal);
  }

  /** A cross, then the word. */
  next() {
    if (!this.series.item) return this.#end();
    this.#show("cross");
    this.#timer = window.setTimeout(() => {
      // In a frame, so that the time starts when the word is painted; no frame comes to a page that nobody sees.
      this.#frame = requestAnimationFrame(() => this.#reveal());
    }, this.host.content.settings.fixation_ms);
  }

  #end() {
    const { content, phase, end } = this.host;
    if (phase === "test") end("finished");
    else end("finished", { understood: this.#understood >= content.settings.training_right });
  }

  #reveal() {
    const { host, series } = this;
    const { name, data } = series.show(host.now());
    this.#show("word");
    host.record(name, data);
    host.announce(series.item?.stimulus.text);
  }

  /** @param {Answer} answer */
  answer(answer) {
    const { host, series } = this;
    const now = host.now();
    const { item } = series;
    const event = this.#stage === "word" ? series.answer(answer, host.modality(), now) : undefined;
    if (!item || !event) return;
    host.record(event.name, event.data);
    if (host.phase === "training") this.#explain(item, answer);
    else this.next();
  }

  /** @param {Stimulus} item @param {Answer} answer */
  #explain(item, answer) {
    const feedback = item.feedback?.[answer];
    if (!feedback) throw new Error(`${item.id}: no feedback on ${answer}`);
    if (feedback.understood) this.#understood++;
    this.#show("feedback", { item, feedback });
    this.host.announce(feedback.text);
    this.root.querySelector("button")?.focus();
  }

  /** The person has read the explanation. */
  goOn() {
    this.next();
    const label = this.root.querySelector(".maintenance-label");
    if (label instanceof HTMLElement) label.focus(); // the button that had the focus is gone
  }

  /** A word is not left to be looked at during a pause: it goes, and comes back after another cross. */
  #pause() {
    if (this.#stage === "feedback") return;
    this.#halt();
    this.series.hide();
    this.#show("empty");
  }

  #continue() {
    if (this.#stage === "empty") this.next();
  }

  #halt() {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  /** @param {Look["stage"]} stage @param {Pick<Look, "item"|"feedback">} [explained] */
  #show(stage, explained) {
    const { items, number, item } = this.series;
    this.#stage = stage;
    const shown = explained ? items.indexOf(/** @type {Stimulus} */ (explained.item)) + 1 : number;
    draw(this.root, { stage, number: shown, total: items.length, item, ...explained }, this);
  }
}
