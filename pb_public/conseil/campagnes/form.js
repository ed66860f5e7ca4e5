import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { fieldError, problemNote } from "../fields.js";
import { plural } from "../format.js";
import { say } from "../frame.js";
import { call } from "../gate.js";
import { programmeHelps, programmes } from "../labels.js";
import { minutes, move, names, programmeOf, propose, toggle } from "../programmes.js";
import { optionsField, readOptions } from "./options.js";

/** @typedef {import("../programmes.js").Choice} Choice */

/** Creates a campaign: closed at first, so that the list stays in sight. */
export class CampaignForm {
  /**
   * @param {HTMLElement} root
   * @param {import("../client.js").Me} me
   * @param {Omit<Choice, "chosen">[]} situations
   */
  constructor(root, me, situations) {
    this.root = root;
    this.me = me;
    this.opened = false;
    this.busy = false;
    /** @type {Choice[]} */
    this.choices = propose(
      situations.map((situation) => ({ ...situation, chosen: false })),
      "diagnosis",
    );
    this.programme = programmeOf(this.choices);
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
    this.draw();
  }

  open() {
    this.opened = true;
    this.draw();
    if (location.hash === "#nouvelle") this.focus("#label");
  }

  draw() {
    render(this.opened ? this.form() : this.button(), this.root);
  }

  button() {
    const open = () => {
      this.open();
      this.focus("#label");
    };
    return html`<button class="eva-button" type="button" @click=${open}>Créer une campagne</button>`;
  }

  form() {
    return html`
      <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
        <h2>Créer une campagne</h2>
        ${problemNote(this.problem.message)}
        <div class="eva-field">
          <label for="label">Nom de la campagne</label>
          <small id="label-hint">Les personnes le verront. Par exemple : « Accueil de mars ».</small>
          <input id="label" name="label" maxlength="100" autocomplete="off" aria-describedby="label-hint label-error"
            aria-invalid=${this.problem.fields.label ? "true" : nothing} />
          ${fieldError("label", this.problem.fields.label)}
        </div>
        ${this.programmeField()} ${this.situationsField()} ${optionsField(this.choices)}
        <div class="eva-actions">
          <button class="eva-button" type="submit" ?disabled=${this.busy}>Créer la campagne</button>
          <button class="eva-button eva-button--quiet" type="button" @click=${() => this.close()}>Annuler</button>
        </div>
      </form>
    `;
  }

  programmeField() {
    return html`
      <fieldset class="eva-field office-choices">
        <legend>Programme</legend>
        ${Object.entries(programmes).map(
          ([code, label]) => html`
            <label>
              <input type="radio" name="programme" value=${code} .checked=${code === this.programme}
                @change=${() => this.choose(code)} />
              <span>${label} <small>${programmeHelps[code]}</small></span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  situationsField() {
    return html`
      <fieldset class="eva-field" aria-describedby="situations-error">
        <legend>Mises en situation, dans l’ordre</legend>
        <ol class="office-situations">
          ${this.choices.map((choice, index) => this.situation(choice, index))}
        </ol>
        <p>Durée prévue : <strong>${plural(minutes(this.choices), "minute")}</strong></p>
        ${fieldError("situations", this.problem.fields.situations)}
      </fieldset>
    `;
  }

  /** @param {Choice} choice @param {number} index */
  situation(choice, index) {
    const last = this.choices.length - 1;
    return html`
      <li data-situation=${choice.name}>
        <label>
          <input type="checkbox" .checked=${choice.chosen} @change=${() => this.change(toggle(this.choices, choice.name))} />
          <span>${choice.title} <small>${choice.minutes} min</small></span>
        </label>
        <button type="button" class="office-move" data-by="-1" aria-label="Monter « ${choice.title} »" ?disabled=${index === 0}
          @click=${() => this.shift(choice, -1)}>↑</button>
        <button type="button" class="office-move" data-by="1" aria-label="Descendre « ${choice.title} »" ?disabled=${index === last}
          @click=${() => this.shift(choice, 1)}>↓</button>
      </li>
    `;
  }

  /** @param {string} programme */
  choose(programme) {
    this.choices = propose(this.choices, programme);
    this.programme = programme;
    this.draw();
  }

  /** @param {Choice[]} choices */
  change(choices) {
    this.choices = choices;
    this.programme = programmeOf(choices);
    this.draw();
  }

  /** @param {Choice} choice @param {-1|1} by */
  shift(choice, by) {
    this.choices = move(this.choices, choice.name, by);
    this.draw();
    // The rows are drawn again in place: the focus follows the situation, to its other button at the end of the way.
    const button = (/** @type {number} */ way) => `[data-situation="${choice.name}"] [data-by="${way}"]:enabled`;
    this.focus(this.root.querySelector(button(by)) ? button(by) : button(-by));
    say(`${choice.title} : place ${this.choices.findIndex(({ name }) => name === choice.name) + 1}`);
  }

  close() {
    this.opened = false;
    this.draw();
    this.focus("button");
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const situations = names(this.choices);
    const fields = { label: form.get("label"), programme: this.programme, situations, ...readOptions(form) };
    this.turn(true, { message: "", fields: {} });
    try {
      const { structure, id: owner } = this.me;
      const campaign = await call(() =>
        pb.collection("campaigns").create({ ...fields, structure, owner, state: "open" }),
      );
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
