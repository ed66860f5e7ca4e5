/** @import { EventDraft, Host } from "../../shared/situation.js" */
import { draw } from "./draw.js";
import { Steps } from "./model.js";

/** @param {HTMLElement} root @param {Host} host */
export function show(root, host) {
  const lesson = new Lesson(root, host);
  // A step of keys listens wherever the focus is, but not in a dialog over it.
  document.addEventListener(
    "keydown",
    (event) => {
      const elsewhere = event.target instanceof Element && event.target.closest("[role=dialog]");
      if (!elsewhere) lesson.state.press?.(event);
    },
    { signal: host.signal },
  );
  lesson.ask();
}

/** Asks one step after the other, and keeps page, model and host together. */
export class Lesson {
  /** What the step itself remembers: what is in hand, how far the person has walked… @type {Record<string, any>} */
  state = {};
  /** What the last try was worth, in words. */
  word = "";

  /** @param {HTMLElement} root @param {Host} host */
  constructor(root, host) {
    const { content, done } = host;
    this.root = root;
    this.host = host;
    this.texts = content.texts;
    this.steps = new Steps(content.items, content.settings.tries, done);
  }

  ask() {
    const { steps, host, root } = this;
    if (!steps.step) return host.end("finished");
    this.state = {};
    this.word = "";
    this.#record(steps.show(host.now()));
    this.show();
    const heading = root.querySelector("h2");
    if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
    root.scrollIntoView({ block: "nearest" });
  }

  show() {
    draw(this.root, this);
  }

  /** Changes what the step remembers; no try is made. @param {Record<string, any>} change @param {string} [key] of a text to be said */
  set(change, key = "") {
    if (this.steps.succeeded) return;
    Object.assign(this.state, change);
    this.word = key && this.texts[key][0];
    if (this.word) this.host.announce(this.word);
    this.show();
  }

  /** @param {boolean} ok @param {string} [miss] key of what to say when it is not */
  attempt(ok, miss = "") {
    const { steps, host, texts } = this;
    const events = steps.attempt(ok, host.modality(), host.now());
    if (events.length === 0) return;
    for (const event of events) this.#record(event);
    const offer = steps.skippable ? ` ${texts.skip_offer[0]}` : "";
    this.word = ok ? texts.well_done[0] : texts[miss][0] + offer;
    host.announce(this.word);
    this.show();
    const after = this.root.querySelector(".hands-after");
    const proceed = ok && after?.querySelector(".hands-next");
    if (proceed instanceof HTMLElement) proceed.focus({ preventScroll: true });
    after?.scrollIntoView({ block: "nearest" });
  }

  skip() {
    this.#record(this.steps.skip(this.host.modality(), this.host.now()));
    this.goOn();
  }

  goOn() {
    this.host.hush();
    this.steps.next();
    this.ask();
  }

  /** @param {EventDraft} event */
  #record({ name, data }) {
    this.host.record(name, data);
  }
}
