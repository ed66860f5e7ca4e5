import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { entitle, open, say } from "../frame.js";
import { call } from "../gate.js";
import { cards } from "./cards.js";
import { EditForm } from "./edit.js";
import { People } from "./people.js";
import { expand, readCampaign, readKnown } from "./read.js";
import { sheet } from "./sheet.js";
import { Trials } from "./trials.js";
import { access, content, facts, moves } from "./view.js";

/**
 * @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel
 * @typedef {import("./read.js").Known} Known
 */

open(async (root, me) => {
  const id = new URLSearchParams(location.search).get("id") ?? "";
  const [campaign, known] = await Promise.all([readCampaign(id), readKnown(id)]);
  entitle(campaign.label);
  new CampaignPage(root, me, campaign, known).show();
});

class CampaignPage {
  /** @param {HTMLElement} root @param {import("../client.js").Me} me @param {RecordModel} campaign @param {Known} known */
  constructor(root, me, campaign, known) {
    this.root = root;
    this.me = me;
    this.campaign = campaign;
    this.known = known;
    this.problem = "";
    this.copied = false;
    /** What was done, and the fields that undo it. @type {{done: string, before: Record<string, any>|null}} */
    this.last = { done: "", before: null };
    /** @type {import("./people.js").Awaited[]|null} the cards to print; null: the sheet of the campaign */
    this.printed = null;
  }

  show() {
    this.draw();
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (this.root.querySelector(`.office-${name}`));
    new People(part("people"), this.campaign, (people) => this.print(people)).load();
    new Trials(part("trials"), this.campaign.id).load();
  }

  draw() {
    const structure = this.campaign.expand?.structure?.name ?? "";
    render(
      html`${this.screen(structure)}
        ${this.printed ? cards(this.campaign, structure, this.printed) : sheet(this.campaign, structure, this.link())}`,
      this.root,
    );
  }

  link = () => `${location.origin}/c/${this.campaign.code}`;

  /** @param {string} structure */
  screen(structure) {
    const { campaign, known } = this;
    return html`
      <div class="office-screen office-campaign">
        <p class="office-crumb"><a href="/conseil/campagnes">Campagnes</a></p>
        <h1>${campaign.label}</h1>
        ${facts(campaign, structure)} ${problemNote(this.problem)} ${this.doneNote()}
        <div class="eva-actions">${this.actions()}</div>
        <div class="office-columns">
          ${access(campaign.code, this.link(), this.copied, { copy: () => this.copy(), print: () => this.print(null) })}
          ${content(campaign, known)}
        </div>
        <section class="eva-card office-people" aria-labelledby="people"></section>
        <section class="eva-card office-trials" aria-labelledby="trials" hidden></section>
      </div>
      <div class="office-edit office-screen"></div>
    `;
  }

  doneNote() {
    const { done, before } = this.last;
    if (!done) return nothing;
    const undo = () => this.change(/** @type {any} */ (before), "Modification annulée.", false);
    return html`
      <div class="eva-note office-done" tabindex="-1">
        <p>${done}</p>
        ${before ? html`<button type="button" class="eva-button eva-button--quiet" @click=${undo}>Annuler cette modification</button>` : nothing}
      </div>
    `;
  }

  actions() {
    const button = (/** @type {string} */ label, /** @type {() => void} */ act) =>
      html`<button type="button" class="eva-button eva-button--quiet" @click=${act}>${label}</button>`;
    const { campaign } = this;
    const archived = campaign.state === "archived";
    return html`
      ${archived ? nothing : html`${button("Modifier", () => this.edit())} ${button("Essayer comme une personne", () => this.tryOut())}`}
      ${button("Dupliquer", () => this.duplicate())}
      ${moves(campaign).map(({ label, fields, done }) => button(label, () => this.change(fields, done, true)))}
    `;
  }

  edit() {
    const place = /** @type {HTMLElement} */ (this.root.querySelector(".office-edit"));
    const screen = /** @type {HTMLElement} */ (this.root.querySelector(".office-campaign"));
    screen.hidden = true;
    const back = (/** @type {RecordModel|null} */ saved, /** @type {Record<string, any>} */ before = {}) => {
      render(nothing, place);
      screen.hidden = false;
      if (saved) this.settle(saved, "Les modifications sont enregistrées.", before);
      else this.focus(".eva-actions button");
    };
    new EditForm(place, this.me, this.campaign, this.known, back).open();
  }

  /**
   * @param {Record<string, any>} fields
   * @param {string} done
   * @param {boolean} undoable
   */
  async change(fields, done, undoable) {
    try {
      const before = Object.fromEntries(Object.keys(fields).map((field) => [field, this.campaign[field]]));
      if ("state" in fields) before.closes_at = this.campaign.closes_at;
      const { id, version } = this.campaign;
      const saved = await call(() => pb.collection("campaigns").update(id, { ...fields, version }, { expand }));
      this.settle(saved, done, undoable ? before : null);
    } catch (error) {
      const { message, fields: wrong } = explain(error);
      this.problem = Object.values(wrong)[0] ?? message;
      this.campaign = await readCampaign(this.campaign.id).catch(() => this.campaign);
      this.draw();
    }
  }

  /** @param {RecordModel} saved @param {string} done @param {Record<string, any>|null} before */
  settle(saved, done, before) {
    Object.assign(this, { campaign: saved, problem: "", last: { done, before } });
    entitle(saved.label);
    this.draw();
    this.focus(".office-done");
  }

  async tryOut() {
    const address = await this.send("test");
    if (address) location.assign(address.link);
  }

  async duplicate() {
    const made = await this.send("duplicate");
    if (made) location.assign(`/conseil/campagne?id=${made.id}`);
  }

  /** @param {"test"|"duplicate"} act @returns {Promise<any>} null: it was refused, and said */
  async send(act) {
    try {
      return await call(() => pb.send(`/api/conseil/campaigns/${this.campaign.id}/${act}`, { method: "POST" }));
    } catch (error) {
      this.problem = explain(error).message;
      this.draw();
      return null;
    }
  }

  /** @param {import("./people.js").Awaited[]|null} people null: the sheet of the campaign */
  print(people) {
    this.printed = people;
    this.draw();
    window.print();
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.link());
    } catch {
      const field = /** @type {HTMLInputElement} */ (this.root.querySelector("#link"));
      field.select();
      document.execCommand("copy"); // the clipboard is refused on plain http
    }
    this.copied = true;
    this.draw();
    say("Lien copié.");
  }

  /** @param {string} selector */
  focus(selector) {
    /** @type {HTMLElement|null} */ (this.root.querySelector(selector))?.focus();
  }
}
