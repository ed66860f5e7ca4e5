import { html, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { dateAndHour } from "../format.js";
import { say } from "../frame.js";
import { call } from "../gate.js";
import { evaluationStates } from "../labels.js";
import { sureButton } from "./sure.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

const few = 10;

/** The last test runs of a campaign: they count nowhere, and can be removed. */
export class Trials {
  /** @param {HTMLElement} root @param {string} campaign */
  constructor(root, campaign) {
    this.root = root;
    this.campaign = campaign;
    /** @type {RecordModel[]} */
    this.trials = [];
    this.problem = "";
    /** Which removal is asked for. */
    this.asked = "";
  }

  async load() {
    const filter = pb.filter('campaign = {:campaign} && kind = "test"', { campaign: this.campaign });
    const options = { filter, sort: "-started_at", expand: "beneficiary", skipTotal: true };
    const { items } = await call(() => pb.collection("evaluations").getList(1, few, options));
    this.trials = items;
    this.root.hidden = items.length === 0; // and stays when the last one is removed: the focus is there
    this.draw();
  }

  draw() {
    const { trials } = this;
    render(
      html`
        <h2 id="trials" tabindex="-1">Essais</h2>
        <p>Un essai se passe comme une évaluation, mais ne compte dans aucun chiffre ni aucun étalonnage.</p>
        ${problemNote(this.problem)}
        ${trials.length > 0 ? html`<ul class="office-list">${trials.map((trial) => this.row(trial))}</ul>` : html`<p>Il n’y a plus d’essai.</p>`}
      `,
      this.root,
    );
  }

  /** @param {RecordModel} trial */
  row(trial) {
    const name = trial.expand?.beneficiary?.name ?? "Essai";
    const when = dateAndHour(trial.started_at);
    return html`
      <li class="office-row">
        <div><a class="office-title" href="/conseil/evaluation?id=${trial.id}">${name}, le ${when}</a></div>
        <span>${evaluationStates[trial.state]}</span>
        ${sureButton(
          this.asked === trial.id,
          { first: "Supprimer", sure: "Supprimer pour de bon ?", about: `l’essai du ${when}` },
          { ask: () => this.ask(trial.id), act: () => this.remove(trial) },
        )}
      </li>
    `;
  }

  /** @param {string} id */
  ask(id) {
    this.asked = id;
    this.draw();
  }

  /** @param {RecordModel} trial */
  async remove({ id }) {
    try {
      await call(() => pb.collection("evaluations").delete(id));
      this.trials = this.trials.filter((other) => other.id !== id);
      this.problem = "";
      say("L’essai est supprimé.");
    } catch (error) {
      this.problem = explain(error).message;
    }
    this.draw();
    /** @type {HTMLElement|null} */ (this.root.querySelector("#trials"))?.focus();
  }
}
