import { html, nothing, render } from "../../vendor/lit-html.js";
import { draftOf, fieldsOf } from "../campagnes/draft.js";
import { details, nameField, programmeField } from "../campagnes/fields.js";
import { preview } from "../campagnes/preview.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { say } from "../frame.js";
import { call } from "../gate.js";
import { changesOf, reconcile } from "./conflict.js";
import { conflictNote } from "./conflict-view.js";
import { expand, readCampaign, readColleagues } from "./read.js";

/**
 * @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel
 * @typedef {import("../campagnes/draft.js").Draft} Draft
 * @typedef {import("./conflict.js").Fields} Fields
 * @typedef {import("./read.js").Known} Known
 */

/** Changes a campaign. When somebody else changed it meanwhile, shows what each wrote and asks: nothing is overwritten unseen. */
export class EditForm {
  /**
   * @param {HTMLElement} root
   * @param {import("../client.js").Me} me
   * @param {RecordModel} campaign as it was read
   * @param {Known} known
   * @param {(saved: RecordModel|null, before?: Fields) => void} back
   */
  constructor(root, me, campaign, known, back) {
    this.root = root;
    this.me = me;
    this.known = known;
    this.back = back;
    this.mayShare = me.role === "admin" || campaign.owner === me.id;
    this.frozen = (known.counts?.started ?? 0) > 0;
    /** @type {{id: string, name: string}[]} */
    this.colleagues = [];
    this.busy = false;
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
    /** @type {import("./conflict-view.js").Clash|null} */
    this.clash = null;
    this.campaign = campaign;
    this.draft = draftOf(campaign, known.situations);
    this.base = this.fields();
  }

  /** What this account may write, as it stands in the form. @returns {Fields} */
  fields() {
    const { private: hidden, guests, ...rest } = fieldsOf(this.draft, this.campaign);
    return this.mayShare ? { ...rest, private: hidden, guests } : rest;
  }

  async open() {
    if (this.mayShare) this.colleagues = await readColleagues(this.campaign).catch(() => []);
    this.draw();
    this.focus("#label");
  }

  draw() {
    render(this.template(), this.root);
  }

  template() {
    const { draft, colleagues, frozen, mayShare, problem } = this;
    const change = (/** @type {Partial<Draft>} */ part) => {
      this.draft = { ...this.draft, ...part };
      this.draw();
    };
    const context = {
      draft,
      programmes: this.known.programmes,
      colleagues,
      errors: problem.fields,
      frozen,
      mayShare,
      change,
    };
    return html`
      <h1>Modifier « ${this.campaign.label} »</h1>
      <div class="office-writing-desk">
        <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
          ${problemNote(problem.message)} ${this.clash ? conflictNote(this.clash, () => this.draw()) : nothing}
          ${nameField(context)} ${frozen ? nothing : programmeField(context)} ${details(context, true)}
          <div class="eva-actions">
            <button class="eva-button" type="submit" ?disabled=${this.busy}>Enregistrer</button>
            <button class="eva-button eva-button--quiet" type="button" @click=${() => this.leave()}>Abandonner</button>
          </div>
        </form>
        ${preview(draft, this.campaign.expand?.structure?.name ?? "")}
      </div>
    `;
  }

  leave() {
    this.back(null);
    if (this.clash) location.reload(); // the page behind is older than what is stored
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    if (this.clash && !this.clash.settled()) return this.fail("Choisissez une valeur pour chaque différence.");
    const changes = changesOf(this.fields(), this.base);
    if (Object.keys(changes).length === 0) return this.leave();
    await this.save(changes);
  }

  /** @param {Fields} changes */
  async save(changes) {
    this.turn(true, { message: "", fields: {} });
    const { id, version } = this.campaign;
    try {
      const saved = await call(() => pb.collection("campaigns").update(id, { ...changes, version }, { expand }));
      const before = Object.fromEntries(Object.keys(changes).map((field) => [field, this.base[field]]));
      this.back(saved, before);
    } catch (error) {
      const problem = explain(error);
      if ("version" in problem.fields) await this.meet(this.fields());
      else this.turn(false, problem);
      this.focus(problem.fields.label ? "#label" : "[role=alert]");
    }
  }

  /** Somebody wrote first: what is theirs comes in, what both changed is asked. @param {Fields} mine */
  async meet(mine) {
    const base = this.base;
    this.campaign = await readCampaign(this.campaign.id);
    this.keep({});
    const theirs = this.fields();
    this.base = theirs;
    const { kept, taken, conflicts } = reconcile(base, mine, theirs);
    this.keep(kept);
    this.clash = this.clashOf(taken, conflicts);
    this.turn(false, { message: "", fields: {} });
    say("Quelqu’un d’autre a modifié cette campagne. Rien n’a été enregistré.");
  }

  /** Puts my own changes back into the form, over what is stored now. @param {Fields} kept */
  keep(kept) {
    this.draft = draftOf({ ...this.campaign, ...kept }, this.known.situations);
  }

  /** @param {string[]} taken @param {import("./conflict.js").Conflict[]} conflicts */
  clashOf(taken, conflicts) {
    /** @type {Map<string, any>} */
    const answers = new Map();
    return {
      campaign: this.campaign,
      titles: new Map(this.known.situations.map(({ name, title }) => [name, title])),
      names: new Map(this.colleagues.map(({ id, name }) => [id, name])),
      taken,
      conflicts,
      answer: (/** @type {string} */ field, /** @type {any} */ value) => {
        answers.set(field, value);
        this.keep({ ...this.fields(), [field]: value });
      },
      chosen: (/** @type {string} */ field) => answers.get(field),
      settled: () => conflicts.every(({ field }) => answers.has(field)),
    };
  }

  /** @param {string} message */
  fail(message) {
    this.turn(false, { message, fields: {} });
    this.focus("[role=alert]");
  }

  /** @param {boolean} busy @param {import("../errors.js").Explanation} problem */
  turn(busy, problem) {
    this.busy = busy;
    this.problem = problem;
    this.draw();
  }

  /** @param {string} selector */
  focus(selector) {
    /** @type {HTMLElement|null} */ (this.root.querySelector(selector))?.focus();
  }
}
