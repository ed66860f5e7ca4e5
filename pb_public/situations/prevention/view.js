/** @import { EventDraft, Host } from "../../shared/situation.js" */
/** @import { Sign } from "./model.js" */
import { modalityOf, pressed } from "../../shared/zones/scene.js";
import { draw } from "./draw.js";
import { lay, Round } from "./model.js";

/** @param {HTMLElement} root @param {Host} host */
export function show(root, host) {
  const walk = new Walk(root, host);
  // Left between its last place and its end, the play has nothing more to ask.
  if (walk.round.over) return host.end("finished");
  root.addEventListener(
    "keydown",
    (event) => {
      // A key held down would answer what comes next, unread.
      if (event.repeat && /^(Enter| )$/.test(event.key)) event.preventDefault();
      else if (event.key === "Escape") walk.back();
    },
    { signal: host.signal },
  );
  host.onPause(() => walk.freeze(true));
  host.onContinue(() => walk.freeze(false));
  walk.show();
  root.scrollIntoView({ block: "nearest" });
}

/** Keeps page, model and host together. */
export class Walk {
  /** The sentence under the picture. */
  word = "";
  frozen = false;
  /** Place that takes the focus when the picture comes back. */
  #last = "";

  /** @param {HTMLElement} root @param {Host} host */
  constructor(root, host) {
    const { content, phase, done } = host;
    this.root = root;
    this.host = host;
    this.texts = content.texts;
    this.training = phase === "training";
    this.round = new Round(lay(content, phase, host.random), done);
    this.word = this.texts.ready[0];
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
    const { zone } = pressed(event);
    if (!zone) return;
    const opened = this.round.look(zone, modalityOf(event, this.host.modality()), this.host.now());
    this.#record(opened);
    if (opened.length === 0) return this.host.announce(this.texts.done[0]);
    this.#last = zone;
    this.#turn();
  }

  /** Back to the picture, as long as nothing was chosen. */
  back() {
    if (!this.round.open || this.round.sign) return;
    this.round.leave();
    this.#turn();
  }

  /** @param {Sign} sign */
  rate(sign) {
    this.#record(this.round.rate(sign, this.host.modality(), this.host.now()));
    this.#turn();
  }

  /** @param {string} action */
  act(action) {
    const { host, round, texts } = this;
    this.#record(round.act(action, host.modality(), host.now()));
    if (round.over) return host.end("finished", { understood: true });
    this.word = texts.next[0];
    host.announce(this.word);
    this.#turn();
  }

  #turn() {
    const { root, round } = this;
    this.host.hush();
    this.show();
    const target = round.open ? root.querySelector("h2") : root.querySelector(`[data-zone="${this.#last}"]`);
    if (target instanceof HTMLElement) target.focus({ preventScroll: !round.open });
    if (round.open) root.scrollIntoView({ block: "nearest" });
  }

  /** @param {EventDraft[]} events */
  #record(events) {
    for (const { name, data } of events) this.host.record(name, data);
  }
}
