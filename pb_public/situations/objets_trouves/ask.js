/** @import { Host, Stimulus } from "../../shared/situation.js" */
/** @import { Device } from "./device.js" */
/** @import { Phone } from "./model.js" */
import { arranged } from "../../shared/questionnaire/items.js";
import { show } from "../../shared/questionnaire/view.js";
import { html, nothing } from "../../vendor/lit-html.js";
import { pictures } from "./art/pictures.js";
import { appOf } from "./model.js";

/** @typedef {{record: Host["record"], again: boolean}} Change of what is asked once and recorded as it comes */

/** Asks the questions of an app with the cards of the questionnaire: the telephone is their picture. */
export class Asking {
  #root;
  #host;
  #parts;
  #seed;
  /** @type {Stimulus|undefined} The question for which the telephone was set. */
  #set;
  /** Draws the card again. */
  #redraw = () => {};

  /** @param {HTMLElement} root @param {Host} host @param {{phone: Phone, device: Device, adapted: () => void}} parts */
  constructor(root, host, parts) {
    this.#root = root;
    this.#host = host;
    this.#parts = parts;
    this.#seed = Math.floor(host.random() * 2 ** 31);
  }

  /** @param {string} app @param {(understood?: boolean) => void} over @param {Partial<Change>} [change] */
  ask(app, over, { record = this.#host.record, again = false } = {}) {
    const { phone } = this.#parts;
    const { content, phase } = this.#host;
    const { items, others } = phone.round(app, again);
    const asked = items.map((item) => this.#prepared(item));
    /** @type {Record<string, (alt: string) => unknown>} */
    const scenes = Object.fromEntries(asked.map((item) => [item.id, () => this.#scene(item)]));
    /** @type {Host} */
    const lent = {
      ...this.#host,
      content: { ...content, items: asked, training: phase === "training" ? asked : [] },
      done: others,
      record: (name, data = {}) => {
        record(name, data);
        if (name === "item_answered" || name === "item_skipped") phone.answer(String(data.item));
      },
      end: (_outcome, detail) => over(detail?.understood),
    };
    this.#watch(lent);
    show(this.#root, lent, { ...pictures, ...scenes });
  }

  /** With its order drawn from the seed, whatever was asked before. @param {Stimulus} item @returns {Stimulus} */
  #prepared(item) {
    const drawn = arranged(item, this.#seed);
    const shown = appOf(item) ? { picture: item.id } : {};
    return { ...drawn, stimulus: { ...drawn.stimulus, fixed: true, ...shown } };
  }

  /** A card draws itself anew when it is held and taken up again. @param {Host} lent */
  #watch(lent) {
    const { onPause, onContinue } = this.#host;
    /** @type {(() => void)[]} */
    const steps = [];
    const both = (/** @type {Host["onPause"]} */ register) => (/** @type {() => void} */ callback) => {
      steps.push(callback);
      register(callback);
    };
    lent.onPause = both(onPause);
    lent.onContinue = both(onContinue);
    this.#redraw = () => {
      for (const step of steps) step();
    };
  }

  /** @param {Stimulus} item */
  #scene(item) {
    const { phone, device } = this.#parts;
    if (this.#set !== item) {
      this.#set = item;
      const app = phone.app(appOf(item));
      if (app) device.show({ show: "app", app, screen: item.stimulus.screen ?? "" });
    }
    return html`${item.stimulus.spoken ? drawOffer(() => this.#write(item)) : nothing}${device.node}`;
  }

  /** Answers that are only heard, in writing for who asks for it. @param {Stimulus} item one of ours, see prepared */
  #write({ stimulus }) {
    const options = stimulus.options.map((/** @type {{voice: string}} */ option) => ({
      ...option,
      text: option.voice,
    }));
    Object.assign(stimulus, { options, spoken: false });
    this.#parts.adapted();
    this.#redraw();
    /** @type {HTMLElement|null} */ (this.#root.querySelector(".q-options input"))?.focus();
  }
}

/** @param {() => void} write */
const drawOffer = (write) => html`
  <div class="phone-offer">
    <p class="phone-voiceless">Cet appareil n’a pas de voix en français : vous pouvez lire.</p>
    <button class="phone-link" type="button" @click=${write}>Lire les réponses à la place</button>
  </div>
`;
