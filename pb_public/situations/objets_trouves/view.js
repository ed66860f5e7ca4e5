/** @import { EventData, Host } from "../../shared/situation.js" */
/** @import { Page } from "./pages.js" */
import { Speech } from "../../shared/questionnaire/speech.js";
import { nothing, render } from "../../vendor/lit-html.js";
import { Asking } from "./ask.js";
import { Device } from "./device.js";
import { Phone } from "./model.js";
import { drawPage } from "./pages.js";

/** @param {HTMLElement} root @param {Host} host */
export function show(root, host) {
  new View(root, host).start();
}

class View {
  #root;
  #host;
  #phone;
  #speech;
  #device;
  #asking;
  /** @type {Set<string>} */
  #read = new Set();
  /** @type {Page|undefined} What shows, when it is no question. */
  #page;
  #place = document.createElement("div");
  #tries = 0;

  /** @param {HTMLElement} root @param {Host} host */
  constructor(root, host) {
    this.#root = root;
    this.#host = host;
    this.#phone = new Phone(host.content, host.phase, host.done);
    this.#speech = new Speech(host, () => this.#draw());
    this.#device = new Device(this.#phone.owned, () => this.#kit());
    this.#asking = new Asking(root, host, { phone: this.#phone, device: this.#device, adapted: () => this.#adapt() });
    host.onPause(() => this.#speech.hush());
    host.signal.addEventListener("abort", () => render(nothing, this.#place));
  }

  start() {
    const starts = {
      lock: () => this.#lock(),
      home: () => this.#home(),
      memory: () => this.#ask("", () => this.#end()),
    };
    starts[this.#phone.place]();
  }

  /** The first answer is the one recorded; what follows is only counted. */
  #lock() {
    this.#device.show({ show: "lock" });
    const again = this.#tries > 0;
    let tried = false;
    const record = (/** @type {string} */ name, /** @type {EventData} */ data = {}) => {
      if (!again || !/^item_(shown|answered|skipped)$/.test(name)) this.#host.record(name, data);
      if (name !== "item_answered") return;
      tried = true;
      this.#tries++;
      this.#host.record("unlock_tried", { tries: this.#tries, modality: this.#host.modality() });
    };
    const over = () => (tried && this.#tries < Phone.tries ? this.#noted() : this.#home(opened(this.#host)));
    this.#ask("lock", over, { record, again });
  }

  #noted() {
    this.#show({
      title: "Votre code est noté",
      key: "noted",
      actions: [
        { id: "unlock", label: "Ouvrir le téléphone", act: () => this.#home(opened(this.#host)) },
        { id: "retry", label: "Essayer un autre code", quiet: true, act: () => this.#lock() },
      ],
    });
  }

  /** @param {string} [note] */
  #home(note) {
    const phone = this.#phone;
    const { apps } = phone;
    const tiles = apps.map(({ id, name }) => ({ id, name, seen: phone.seen(id) }));
    this.#device.show({ show: "home", tiles, open: (app) => this.#open(app) });
    const { allSeen, seenCount } = phone;
    this.#show({
      title: allSeen ? "Tout est vu" : "Ouvrez une application",
      key: allSeen ? "over" : this.#host.phase === "training" ? "home_training" : "home",
      note,
      more: apps.length > 1 ? [`Applications vues : ${seenCount} sur ${apps.length}.`] : [],
      device: this.#device.node,
      actions: allSeen ? [{ id: "over", label: "Rendre le téléphone", act: () => this.#handBack() }] : [],
    });
  }

  /** @param {string} id of an app */
  #open(id) {
    const app = this.#phone.app(id);
    if (!app) return;
    this.#speech.hush();
    this.#host.record("app_opened", { app: id, modality: this.#host.modality() });
    this.#device.show({ show: "app", app, screen: "" });
    if (this.#phone.seen(id)) return this.#readAgain(app);
    this.#phone.open(id);
    this.#ask(id, (understood) => this.#close(id, understood));
  }

  /** @param {{id: string, name: string}} app */
  #readAgain({ id, name }) {
    this.#show({
      title: name,
      key: "again",
      device: this.#device.node,
      actions: [{ id: "back", label: "Retour à l’accueil du téléphone", act: () => this.#close(id) }],
    });
  }

  /** @param {string} app @param {boolean} [understood] of training, which has one app */
  #close(app, understood) {
    this.#speech.hush();
    this.#host.record("app_closed", { app });
    if (this.#host.phase === "training") return this.#end({ understood });
    this.#home();
  }

  #handBack() {
    const act = () => this.#ask("", () => this.#end());
    this.#show({
      title: "Maintenant, sans le téléphone",
      key: "memory",
      actions: [{ id: "memory", label: "Continuer", act }],
    });
  }

  /** @param {{understood?: boolean}} [detail] */
  #end(detail) {
    this.#host.end("finished", detail);
  }

  /**
   * @param {string} app
   * @param {(understood?: boolean) => void} over
   * @param {Partial<import("./ask.js").Change>} [change]
   */
  #ask(app, over, change) {
    this.#page = undefined;
    this.#asking.ask(app, over, change);
  }

  /** @param {Page} page */
  #show(page) {
    this.#page = page;
    this.#place = document.createElement("div");
    this.#root.replaceChildren(this.#place);
    this.#draw();
    /** @type {HTMLElement|null} */ (this.#place.querySelector(".q-heading"))?.focus();
    this.#place.scrollIntoView({ block: "start" });
  }

  #draw() {
    if (this.#host.signal.aborted) return;
    this.#device.draw();
    if (this.#page)
      render(drawPage(this.#page, { ...this.#kit(), hear: (key) => this.#speech.hear(key, key) }), this.#place);
  }

  /** @returns {import("./screens.js").Kit} */
  #kit() {
    const { texts, audio = {} } = this.#host.content;
    return {
      owner: this.#phone.owned.owner,
      speaking: this.#speech.key,
      audio,
      texts,
      read: this.#read,
      hear: (key, item) => this.#speech.hear(key, item),
      reveal: (key) => this.#reveal(key),
    };
  }

  /** @param {string} key */
  #reveal(key) {
    this.#speech.hush();
    this.#read.add(key);
    this.#adapt();
    this.#device.draw();
    /** @type {HTMLElement|null} */ (this.#device.node.querySelector(`[data-transcript="${key}"]`))?.focus();
  }

  #adapt() {
    this.#host.record("accommodation", { name: "transcript", value: true });
  }
}

/** @param {Host} host */
const opened = ({ content }) => content.texts.opens.join(" ");
