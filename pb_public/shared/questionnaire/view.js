/** @import { Host } from "../situation.js" */
/** @import { Item } from "./types.js" */
import { nothing, render } from "../../vendor/lit-html.js";
import { drawCard } from "./card.js";
import { filterInput } from "./deliberate.js";
import { feedbackOf, itemsOf, Questionnaire } from "./model.js";
import { types } from "./types.js";

/** @typedef {Record<string, (alt: string) => unknown>} Pictures The drawings of a situation, by name. */

/**
 * Plays the items of the host's phase in root.
 *
 * @param {HTMLElement} root
 * @param {Host} host
 * @param {Pictures} pictures
 */
export function show(root, host, pictures) {
  new View(root, host, pictures).next();
}

class View {
  #root;
  #host;
  #pictures;
  #round;
  #understood = true;
  #card = document.createElement("div");
  #problem = "";
  /** @type {{understood: boolean, text: string}|undefined} */
  #feedback;
  /** The key of host.say being spoken, or "". */
  #speaking = "";

  /** @param {HTMLElement} root @param {Host} host @param {Pictures} pictures */
  constructor(root, host, pictures) {
    this.#root = root;
    this.#host = host;
    this.#pictures = pictures;
    const training = host.phase === "training";
    this.#round = new Questionnaire(itemsOf(host.content, host.phase, host.random), training ? [] : host.done);
    host.onPause(() => {
      this.#round.pause();
      this.#silence();
    });
    host.onContinue(() => this.#round.continue());
    host.signal.addEventListener("abort", () => render(nothing, this.#card));
  }

  /** Shows the item, or ends when there is none left. */
  next() {
    if (!this.#round.item) return this.#end();
    this.#problem = "";
    this.#feedback = undefined;
    // A card of its own: the browser keeps nothing of the item before.
    this.#card = document.createElement("div");
    this.#card.className = "q-play";
    filterInput(this.#card, this.#round);
    this.#root.replaceChildren(this.#card);
    this.#draw();
    this.#focus(".q-heading");
    this.#card.scrollIntoView({ block: "start" });
    // Two frames: the first is before the paint.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#shown()));
  }

  #end() {
    this.#host.end("finished", this.#host.phase === "training" ? { understood: this.#understood } : undefined);
  }

  #shown() {
    if (this.#host.signal.aborted) return;
    const { name, data } = this.#round.shown(this.#host.now());
    this.#host.record(name, data);
  }

  #draw() {
    const item = this.#round.item;
    if (!item) return;
    const state = {
      item,
      place: this.#round.place,
      draft: this.#round.draft,
      locked: this.#round.answered,
      problem: this.#problem,
      feedback: this.#feedback,
      speaking: this.#speaking,
      pictures: this.#pictures,
      audio: this.#host.content.audio ?? {},
    };
    render(drawCard(state, this.#acts), this.#card);
  }

  #acts = {
    change: (/** @type {string} */ draft) => {
      this.#round.change(draft);
      this.#problem = "";
      this.#draw();
    },
    hear: (/** @type {string} */ key) => this.#hear(key),
    validate: () => this.#validate(),
    skip: () => this.#skip(),
    proceed: () => this.#proceed(),
  };

  #validate() {
    const outcome = this.#round.validate(this.#host.now(), this.#host.modality());
    if (!outcome) return;
    if ("problem" in outcome) return this.#complain(outcome.problem);
    this.#host.record(outcome.name, outcome.data);
    this.#close(String(outcome.data.answer), "Réponse validée.");
  }

  #skip() {
    const event = this.#round.skip(this.#host.now(), this.#host.modality());
    if (!event) return;
    this.#host.record(event.name, event.data);
    this.#close("", "Question passée.");
  }

  /** @param {string} problem */
  #complain(problem) {
    this.#problem = problem;
    this.#draw();
    this.#focus(".q-answer :is(input, textarea, select, button)");
    this.#host.announce(problem);
  }

  /** @param {string} answer @param {string} said */
  #close(answer, said) {
    this.#silence();
    const item = /** @type {Item} */ (this.#round.item);
    if (types[item.type].counted) this.#host.announce(said);
    this.#feedback = feedbackOf(item, answer);
    if (!this.#feedback) return this.#proceed();
    this.#understood &&= this.#feedback.understood;
    this.#draw();
    this.#focus(".q-feedback");
  }

  #proceed() {
    this.#round.next();
    this.next();
  }

  /** Speaks, or stops when it is that which is spoken. @param {string} key */
  async #hear(key) {
    const item = /** @type {Item} */ (this.#round.item);
    if (this.#speaking === key) return this.#silence();
    this.#host.record("item_heard", { item: item.id });
    this.#speaking = key;
    this.#draw();
    await this.#host.say(key);
    if (this.#speaking !== key || this.#round.item !== item) return;
    this.#speaking = "";
    this.#draw();
  }

  #silence() {
    this.#host.hush();
    this.#speaking = "";
    this.#draw();
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement|null} */ (this.#card.querySelector(selector))?.focus();
  }
}
