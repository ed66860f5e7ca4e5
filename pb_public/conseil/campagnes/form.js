import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { call } from "../gate.js";
import { fieldsOf, keeper, newDraft } from "./draft.js";
import { details, nameField, programmeField } from "./fields.js";
import { preview } from "./preview.js";

/**
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {import("../programmes.js").Choice} Choice
 * @typedef {import("../programmes.js").Programme} Programme
 */

/** Creates a campaign: name and programme, the rest behind lines that say it, and what it will be beside. */
export class CampaignForm {
  /**
   * @param {HTMLElement} root
   * @param {import("../client.js").Me} me
   * @param {{situations: Choice[], programmes: Programme[], colleagues: {id: string, name: string}[]}} known
   * @param {() => void} close
   */
  constructor(root, me, known, close) {
    this.root = root;
    this.me = me;
    this.known = known;
    this.close = close;
    this.keeper = keeper(me.id);
    const kept = this.keeper.recall(known.situations);
    this.recalled = kept !== null;
    /** @type {Draft} */
    this.draft = kept ?? newDraft(known.situations, known.programmes);
    this.busy = false;
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
  }

  open() {
    this.draw();
    this.focus("#label");
  }

  /** @param {Partial<Draft>} part */
  change(part) {
    this.draft = { ...this.draft, ...part };
    this.keeper.keep(this.draft);
    this.draw();
  }

  draw() {
    render(this.template(), this.root);
  }

  template() {
    const { colleagues, programmes } = this.known;
    const context = {
      draft: this.draft,
      programmes,
      colleagues,
      errors: this.problem.fields,
      frozen: false,
      mayShare: true,
      change: (/** @type {Partial<Draft>} */ part) => this.change(part),
    };
    return html`
      <div class="office-writing-desk">
        <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
          <h2>Créer une campagne</h2>
          ${problemNote(this.problem.message)} ${this.recalled ? this.recallNote() : nothing}
          ${nameField(context)} ${programmeField(context)} ${details(context)}
          <div class="eva-actions">
            <button class="eva-button" type="submit" ?disabled=${this.busy}>Créer la campagne</button>
            <button class="eva-button eva-button--quiet" type="button" @click=${() => this.close()}>Annuler</button>
          </div>
        </form>
        ${preview(this.draft, this.me.structureName)}
      </div>
    `;
  }

  recallNote() {
    const again = () => {
      this.keeper.forget();
      this.recalled = false;
      this.draft = newDraft(this.known.situations, this.known.programmes);
      this.open();
    };
    return html`
      <div class="eva-note">
        <p>Vous aviez commencé à écrire cette campagne sur cet appareil : la voici.</p>
        <button type="button" class="eva-button eva-button--quiet" @click=${again}>Repartir de zéro</button>
      </div>
    `;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    this.turn(true, { message: "", fields: {} });
    try {
      const { structure, id: owner } = this.me;
      const fields = { ...fieldsOf(this.draft), structure, owner, state: "open" };
      const campaign = await call(() => pb.collection("campaigns").create(fields));
      this.keeper.forget();
      location.href = `/conseil/campagne?id=${campaign.id}`;
    } catch (error) {
      this.turn(false, explain(error));
      this.focus(this.problem.fields.label ? "#label" : "[role=alert]");
    }
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
