import { html, nothing, render } from "../../vendor/lit-html.js";
import { byName } from "../campagnes/fields.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { plural } from "../format.js";
import { say } from "../frame.js";
import { call } from "../gate.js";
import { evaluationStates } from "../labels.js";
import { csv } from "./csv.js";
import { checked, listForm } from "./people-form.js";
import { sureButton } from "./sure.js";

/**
 * @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel
 *
 * @typedef {object} Awaited Somebody who has a link of their own.
 * @property {string} id of the invitee
 * @property {string} name
 * @property {string} code personal
 * @property {string} state "" before they start
 * @property {string} evaluation
 *
 * @typedef {{line: number, name: string, code?: string, state: string}} Line
 */

const largest = 1_000_000; // bytes, as the server takes them
const kept = 60_000; // ms, long enough for any browser to read what it downloads

/** The fragment is never sent to a server. @param {RecordModel} campaign @param {string} code */
export const personalLink = (campaign, code) => `${location.origin}/c/${campaign.code}#${code}`;

/** @param {Awaited[]} people */
function begun(people) {
  const count = people.filter(({ state }) => state).length;
  return count > 0 ? plural(count, "a commencé", "ont commencé") : "personne n’a commencé";
}

/** The links of a list of people: a link each, so that nobody types a name. */
export class People {
  /** @param {HTMLElement} root @param {RecordModel} campaign @param {(people: Awaited[]) => void} print */
  constructor(root, campaign, print) {
    this.root = root;
    this.campaign = campaign;
    this.print = print;
    /** @type {Awaited[]} */
    this.people = [];
    /** @type {Line[]|null} what the list that is being written would give */
    this.lines = null;
    /** @type {{text: string, file: File|null}} */
    this.list = { text: "", file: null };
    this.problem = "";
    /** Whose removal is asked for. */
    this.asked = "";
  }

  async load() {
    const { people } = await call(() => pb.send(this.route(), {})).catch(() => ({ people: [] }));
    this.people = people.sort(byName);
    this.draw();
  }

  route = () => `/api/conseil/campaigns/${this.campaign.id}/people`;

  draw() {
    const { people } = this;
    const archived = this.campaign.state === "archived";
    render(
      html`
        <h2 id="people">Liens personnels</h2>
        <p>
          Un lien et un QR code par personne : elle ne tape ni code ni nom, et retrouve ses évaluations précédentes. Chaque
          lien est à remettre à elle seule.
        </p>
        ${problemNote(this.problem)} ${people.length > 0 ? this.table() : nothing}
        ${archived ? nothing : this.lines ? checked(this.lines, { confirm: () => this.send(true), back: () => this.back() }) : this.form()}
      `,
      this.root,
    );
  }

  form = () =>
    listForm(this.list, this.people.length === 0, (list) => {
      this.list = list;
      this.send(false);
    });

  back() {
    this.lines = null;
    this.draw();
    this.focus("#list");
  }

  /** @param {boolean} confirm */
  async send(confirm) {
    if ((this.list.file?.size ?? 0) > largest)
      return this.refuse("Ce fichier dépasse 1 Mo : gardez seulement les noms.");
    const body = new FormData();
    body.set("confirm", String(confirm));
    if (this.list.file) body.set("file", this.list.file);
    else body.set("text", this.list.text);
    try {
      const { lines } = await call(() => pb.send(this.route(), { method: "POST", body }));
      this.problem = "";
      if (confirm) return await this.settle(lines);
      this.lines = lines;
      this.draw();
      this.focus("#checked");
    } catch (error) {
      this.refuse(explain(error).message);
    }
  }

  /** @param {string} problem */
  refuse(problem) {
    this.problem = problem;
    this.draw();
    this.focus("[role=alert]");
  }

  /** @param {Line[]} lines */
  async settle(lines) {
    const made = lines.filter(({ state }) => state === "new" || state === "known").length;
    this.lines = null;
    this.list = { text: "", file: null };
    await this.load();
    say(`${plural(made, "lien personnel prêt", "liens personnels prêts")}.`);
    this.focus("#people-actions button");
  }

  table() {
    const { people } = this;
    return html`
      <div class="eva-actions" id="people-actions">
        <button type="button" class="eva-button" @click=${() => this.print(people)}>Imprimer les cartes à découper</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => this.download()}>Télécharger les liens (CSV)</button>
      </div>
      <details class="office-details">
        <summary><strong>${plural(people.length, "personne attendue", "personnes attendues")}</strong>
          <small>${begun(people)}</small></summary>
        <ul class="office-list">${people.map((person) => this.row(person))}</ul>
      </details>
    `;
  }

  /** @param {Awaited} person */
  row(person) {
    const { id, name, code, state, evaluation } = person;
    const hidden = html`<span class="eva-hidden"> ${name}</span>`;
    return html`
      <li class="office-row">
        <div>${evaluation ? html`<a class="office-title" href="/conseil/evaluation?id=${evaluation}">${name}</a>` : html`<span class="office-title">${name}</span>`}</div>
        <span class="office-code">${code}</span>
        <span>${state ? evaluationStates[state] : "Pas commencée"}</span>
        <button type="button" class="office-link" @click=${() => this.print([person])}>Carte${hidden}</button>
        ${sureButton(
          this.asked === id,
          { first: "Retirer", sure: "Retirer pour de bon ? Sa carte ne marchera plus", about: name },
          { ask: () => this.ask(id), act: () => this.remove(person) },
        )}
      </li>
    `;
  }

  /** @param {string} id */
  ask(id) {
    this.asked = id;
    this.draw();
  }

  /** @param {Awaited} person */
  async remove({ id, name }) {
    try {
      await call(() => pb.collection("invitees").delete(id));
      this.people = this.people.filter((other) => other.id !== id);
      say(`${name} n’est plus dans la liste.`);
    } catch (error) {
      this.problem = explain(error).message;
    }
    this.draw();
    this.focus(this.people.length > 0 ? "summary" : "#list");
  }

  download() {
    const rows = this.people.map(({ name, code }) => [name, code, personalLink(this.campaign, code)]);
    const text = csv([["Nom", "Code personnel", "Lien"], ...rows]);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = `liens-${this.campaign.code}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), kept); // at once, Safari would download nothing
  }

  /** @param {string} selector */
  focus(selector) {
    /** @type {HTMLElement|null} */ (this.root.querySelector(selector))?.focus();
  }
}
