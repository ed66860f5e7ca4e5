/** @import { EventDraft, Host, Modality } from "../../shared/situation.js" */
import { modalityOf, pressed } from "../../shared/zones/scene.js";
import { draw } from "./draw.js";
import { lay, Site } from "./model.js";

/** @param {HTMLElement} root @param {Host} host */
export function show(root, host) {
  const visit = new Visit(root, host);
  root.addEventListener(
    "keydown",
    (event) => {
      // A key held down would answer what comes next, unread.
      if (event.repeat && /^(Enter| )$/.test(event.key)) event.preventDefault();
      else if (event.key === "Escape" && visit.panel) visit.back();
    },
    { signal: host.signal },
  );
  // A pause is not time to look for dangers: the picture is hidden.
  host.onPause(() => visit.freeze(true));
  host.onContinue(() => visit.freeze(false));
  visit.show();
  root.scrollIntoView({ block: "nearest" });
}

/** @typedef {""|"question"|"which"|"again"|"explained"|"sure"} Panel What stands in the place of the picture; "" the picture itself. */

/** Keeps page, model and host together. */
export class Visit {
  /** @type {Panel} */
  panel = "";
  /** The sentence under the picture. */
  word = "";
  /** What an answer of the training was worth. */
  explained = "";
  /** Whether the places are shown. */
  shown = false;
  frozen = false;
  /** The place that was looked at last. */
  last = "";

  /** @param {HTMLElement} root @param {Host} host */
  constructor(root, host) {
    const { content, phase } = host;
    this.root = root;
    this.host = host;
    this.texts = content.texts;
    this.training = phase === "training";
    this.zones = lay(content, phase, host.random);
    this.site = new Site(this.zones, host.done);
    this.dangers = content.settings[this.training ? "training_dangers" : "dangers"];
    this.word = this.enough ? this.say("enough") : this.texts.ready[0];
  }

  /** @param {string} key of a text, that the training may say in its own words */
  say(key) {
    return (this.training && this.texts[`training_${key}`]?.[0]) || this.texts[key][0];
  }

  /** As many dangers were told as there are, right or wrong. */
  get enough() {
    return this.site.told >= this.dangers;
  }

  show() {
    draw(this.root, this);
  }

  /** @param {boolean} frozen */
  freeze(frozen) {
    this.frozen = frozen;
    this.show();
  }

  /** Something of the picture was pressed. @param {MouseEvent} event */
  press(event) {
    const { zone, ...where } = pressed(event);
    if (zone) return this.open(zone, modalityOf(event, this.host.modality()));
    this.host.record("outside_clicked", where);
    this.#tell(this.texts.nothing_here[0]);
    this.show();
  }

  /** @param {string} zone @param {Modality} modality */
  open(zone, modality) {
    this.last = zone;
    this.#record([this.site.look(zone, modality, this.host.now())]);
    this.#turn(this.site.said.has(zone) ? "again" : "question");
  }

  change() {
    this.#turn("question");
  }

  /** @param {"yes"|"no"} answer */
  identify(answer) {
    const { host, site } = this;
    const zone = site.zone(site.open);
    this.#record(site.identify(answer, host.modality(), host.now()));
    if (this.training) {
      this.explained = zone.feedback?.[answer]?.text ?? "";
      this.#turn("explained");
      host.announce(this.explained);
    } else if (answer === "yes") this.#turn("which");
    else this.#noted();
  }

  /** After what the training explains: a danger still has to be named. */
  goOn() {
    if (this.site.open) this.#turn("which");
    else this.#noted();
  }

  /** @param {string} answer */
  qualify(answer) {
    this.#record(this.site.qualify(answer, this.host.modality(), this.host.now()));
    this.#noted();
  }

  /** Back to the picture, with nothing said. */
  back() {
    this.site.leave();
    this.#turn("");
  }

  help() {
    if (!this.shown) this.host.record("help_opened");
    this.shown = true;
    this.#tell(this.texts.shown[0]);
    this.show();
  }

  finish() {
    if (this.enough) this.end();
    else this.#turn("sure");
  }

  end() {
    this.host.end("finished", { understood: this.#understood() });
  }

  /** The training is understood when each place was called what it is; nothing of it goes for the test. */
  #understood() {
    return this.zones.every(({ id, feedback }) => {
      const said = this.site.said.get(id) ?? "no";
      return feedback?.[said === "no" ? "no" : "yes"]?.understood ?? true;
    });
  }

  #noted() {
    this.#tell(this.enough ? `${this.texts.noted[0]} ${this.say("enough")}` : this.texts.noted[0]);
    this.#turn("");
  }

  /** @param {string} word */
  #tell(word) {
    this.word = word;
    this.host.announce(word);
  }

  /** @param {Panel} panel */
  #turn(panel) {
    this.host.hush();
    this.panel = panel;
    this.show();
    const target = panel ? this.root.querySelector("h2") : this.root.querySelector(`[data-zone="${this.last}"]`);
    if (target instanceof HTMLElement) target.focus({ preventScroll: !panel });
    if (panel) this.root.scrollIntoView({ block: "nearest" });
  }

  /** @param {EventDraft[]} events */
  #record(events) {
    for (const { name, data } of events) this.host.record(name, data);
  }
}
