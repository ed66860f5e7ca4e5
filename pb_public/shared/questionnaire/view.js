/** @import { Host } from "../situation.js" */
/** @import { Acts } from "./card.js" */
/** @import { Now } from "./now.js" */
/** @import { Item } from "./types.js" */
import { nothing, render } from "../../vendor/lit-html.js";
import { drawCard, drawWaiting } from "./card.js";
import { filterInput } from "./deliberate.js";
import { arranged, feedbackOf, itemsOf } from "./items.js";
import { Questionnaire } from "./model.js";
import { fresh } from "./now.js";
import { setProperties } from "./properties.js";
import { Speech } from "./speech.js";
import { types } from "./types.js";

/** @typedef {Record<string, (alt: string) => unknown>} Pictures The drawings of a situation, by name. */

/** ms: a wait for more questions shorter than this shows nothing. */
const PATIENCE = 500;

/**
 * Plays the items of the host's phase in root.
 *
 * @param {HTMLElement} root
 * @param {Host} host
 * @param {Pictures} pictures
 */
export function show(root, host, pictures) {
  return new View(root, host, pictures).next();
}

/** Longer than a file’s budget: the acts of one card share its state; what draws and what counts stand in card.js and model.js. */
class View {
  #root;
  #host;
  #pictures;
  #round;
  #seed;
  #speech;
  #understood = true;
  #card = document.createElement("div");
  #now = fresh();

  /** @param {HTMLElement} root @param {Host} host @param {Pictures} pictures */
  constructor(root, host, pictures) {
    this.#root = root;
    this.#host = host;
    this.#pictures = pictures;
    const training = host.phase === "training";
    this.#round = new Questionnaire(itemsOf(host.content, host.phase, host.random), training ? [] : host.done);
    this.#seed = Math.floor(host.random() * 2 ** 31);
    this.#speech = new Speech(host, () => this.#draw());
    host.onPause(() => {
      this.#round.pause();
      this.#speech.hush();
    });
    host.onContinue(() => this.#round.continue());
    host.signal.addEventListener("abort", () => render(nothing, this.#card));
  }

  /** Shows the item, or ends when there is none left. */
  async next() {
    if (!this.#round.item) await this.#more();
    if (this.#host.signal.aborted) return;
    const training = this.#host.phase === "training";
    if (!this.#round.item) return this.#host.end("finished", training ? { understood: this.#understood } : undefined);
    this.#now = fresh();
    this.#open();
    filterInput(this.#card, this.#round);
    this.#draw();
    this.#focus(".q-heading");
    this.#card.scrollIntoView({ block: "start" });
    // Two frames: the first is before the paint.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#shown()));
  }

  /** A card of its own: the browser keeps nothing of the item before. */
  #open() {
    this.#card = document.createElement("div");
    this.#card.className = "q-play";
    this.#root.replaceChildren(this.#card);
  }

  /** Asks for the items that follow from the answers, where there are such. */
  async #more() {
    const { more, phase } = this.#host;
    if (!more || phase === "training") return;
    const wait = setTimeout(() => {
      this.#open();
      render(drawWaiting(), this.#card);
    }, PATIENCE);
    const { items, earlier } = await more();
    clearTimeout(wait);
    this.#round.recall(earlier);
    this.#round.append(items.map((item) => arranged(item, this.#seed)));
  }

  #shown() {
    if (this.#host.signal.aborted) return;
    const { name, data } = this.#round.shown(this.#host.now());
    this.#host.record(name, data);
  }

  #draw() {
    const { item, place, draft, earlier, answered } = this.#round;
    if (!item) return;
    const state = {
      item,
      place,
      draft,
      earlier,
      locked: answered,
      ...this.#now,
      speaking: this.#speech.key,
      pictures: this.#pictures,
      audio: this.#host.content.audio ?? {},
    };
    render(drawCard(state, this.#acts), this.#card);
    setProperties(this.#card);
  }

  /** @type {Acts} */
  #acts = {
    change: (draft) => this.#change(draft, [...this.#now.past, this.#round.draft]),
    undo: () => this.#undo(),
    hold: (id) => this.#set({ held: id }),
    announce: (text) => this.#host.announce(text),
    focus: (selector) => this.#focus(selector),
    step: (step, target) => this.#host.record("task_step", { item: this.#item.id, step, target }),
    hear: (key) => this.#speech.hear(key, this.#item.id),
    help: () => {
      this.#host.record("help_opened");
      this.#set({ helped: true });
      this.#focus(".q-help");
    },
    validate: () => this.#validate(),
    skip: () => this.#skip(),
    proceed: () => this.#proceed(),
  };

  /** @param {string} draft @param {string[]} past */
  #change(draft, past) {
    if (!this.#round.ready) return;
    this.#round.change(draft);
    this.#set({ past, problem: "" });
  }

  #undo() {
    const past = [...this.#now.past];
    this.#change(past.pop() ?? "", past);
    this.#focus(past.length ? ".q-undo" : ".q-answer [type=submit]");
    this.#host.announce("Dernier geste annulé.");
  }

  /** @param {Partial<Now>} changes */
  #set(changes) {
    Object.assign(this.#now, changes);
    this.#draw();
  }

  #validate() {
    const outcome = this.#round.validate(this.#host.now(), this.#host.modality());
    if (!outcome) return;
    if ("problem" in outcome) {
      this.#set(outcome);
      this.#focus(".q-answer :is(input, textarea, select, button:not(.q-hear))");
      return this.#host.announce(outcome.problem);
    }
    this.#host.record(outcome.name, outcome.data);
    this.#close(String(outcome.data.answer), "Réponse validée.");
  }

  #skip() {
    const event = this.#round.skip(this.#host.now(), this.#host.modality());
    if (!event) return;
    this.#host.record(event.name, event.data);
    this.#close("", "Question passée.");
  }

  /** @param {string} answer @param {string} said */
  #close(answer, said) {
    this.#speech.hush();
    const item = this.#item;
    if (types[item.type].counted) this.#host.announce(said);
    const feedback = feedbackOf(item, answer);
    if (!feedback) return this.#proceed();
    this.#understood &&= feedback.understood;
    this.#set({ feedback });
    this.#focus(".q-feedback");
  }

  #proceed() {
    this.#round.next();
    this.next();
  }

  get #item() {
    return /** @type {Item} */ (this.#round.item);
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement|null} */ (this.#card.querySelector(selector))?.focus();
  }
}
