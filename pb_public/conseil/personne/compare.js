import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { shortDate } from "../format.js";
import { say } from "../frame.js";
import { call } from "../gate.js";
import { picture } from "./picture.js";

/**
 * What GET /api/conseil/people/{id}/comparison answers: hooks/reports/comparison.go says what each part is.
 *
 * @typedef {{label: string, ability: number|null, ci90: number[]|null}} Measure
 * @typedef {object} SkillChange
 * @property {string} scale @property {string} group @property {string} title @property {Measure} before @property {Measure} after
 * @property {number[]} cuts @property {string} verdict @property {string} label @property {string[]} notes
 * @typedef {{id: string, campaign: string, date: string}} Moment
 * @typedef {{before: Moment, after: Moment, sentence: string, notes: string[], skills: SkillChange[]}} Comparison
 * @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel
 */

/** Two evaluations compared: a sentence, a picture, and the same as a table. */
export class Comparing {
  /** @param {HTMLElement} root @param {import("./page.js").Person} person @param {RecordModel[]} finished the newest first, two at least */
  constructor(root, person, finished) {
    this.root = root;
    this.person = person;
    this.finished = finished;
    const asked = new URLSearchParams(location.search);
    const known = (/** @type {string} */ name) => finished.find(({ id }) => id === asked.get(name))?.id;
    this.first = known("avant") ?? finished[1].id;
    this.second = known("apres") ?? finished[0].id;
    /** @type {Comparison|null} */
    this.result = null;
    this.problem = "";
  }

  async load() {
    const { first, second } = this;
    try {
      const path = `/api/conseil/people/${encodeURIComponent(this.person.id)}/comparison`;
      this.result = await call(() => pb.send(path, { query: { first, second } }));
      this.problem = "";
    } catch (error) {
      this.result = null;
      this.problem = explain(error).message;
    }
    this.draw();
  }

  draw() {
    render(
      html`
        <h2 id="comparison">Comparaison de deux évaluations</h2>
        ${this.finished.length > 2 ? this.form() : nothing} ${problemNote(this.problem)}
        ${this.result ? this.shown(this.result) : nothing}
      `,
      this.root,
    );
  }

  form() {
    const submit = async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
      this.first = String(form.get("first"));
      this.second = String(form.get("second"));
      await this.load();
      say(this.result?.sentence ?? this.problem);
    };
    const choice = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ chosen) => html`
      <div class="eva-field">
        <label for="compare-${name}">${label}</label>
        <select id="compare-${name}" name=${name}>
          ${this.finished.map(
            ({ id, started_at: at, expand }) =>
              html`<option value=${id} ?selected=${id === chosen}>${shortDate(at)}, ${expand?.campaign?.label ?? ""}</option>`,
          )}
        </select>
      </div>
    `;
    return html`
      <form class="office-filters" @submit=${submit}>
        ${choice("first", "Une évaluation", this.first)} ${choice("second", "Une autre", this.second)}
        <button type="submit" class="eva-button eva-button--quiet">Comparer</button>
      </form>
    `;
  }

  /** @param {Comparison} result */
  shown({ before, after, sentence, notes, skills }) {
    return html`
      <p class="people-sentence"><strong>${sentence}</strong></p>
      ${notes.map((note) => html`<p class="eva-note">${note}</p>`)}
      ${picture(skills, before, after)} ${skills.length > 0 ? table(skills, before, after) : nothing}
      ${skills.length > 0 ? help : nothing}
    `;
  }
}

const help = html`
  <details class="people-more">
    <summary>Comment lire cette comparaison ?</summary>
    <p>
      Chaque mesure a une marge d’erreur. Un changement est dit réel quand il dépasse ce que le hasard fait d’ordinaire :
      chez quelqu’un qui n’a pas changé, cela n’arrive qu’une fois sur vingt, pour chaque compétence. Quand un changement ne
      se distingue pas du hasard, il existe peut-être : ces réponses ne suffisent pas pour le dire.
    </p>
    <p>Les nombres de bonnes réponses ne sont jamais comparés : les questions ne sont pas toutes aussi difficiles. Le temps ne compte pas.</p>
  </details>
`;

/** @param {SkillChange[]} skills @param {Moment} before @param {Moment} after */
function table(skills, before, after) {
  const head = (/** @type {string} */ text) => html`<th scope="col" role="columnheader">${text}</th>`;
  const cell = (/** @type {string} */ label, /** @type {unknown} */ content) =>
    html`<td role="cell" data-label=${label}>${content}</td>`;
  return html`
    <table class="office-table" role="table">
      <caption class="eva-hidden">Niveaux aux deux évaluations, et ce qui a changé</caption>
      <thead role="rowgroup">
        <tr role="row">${["Compétence", before.date, after.date, "Changement"].map(head)}</tr>
      </thead>
      <tbody role="rowgroup">
        ${skills.map(
          (skill) => html`
            <tr role="row">
              <th scope="row" role="rowheader">${skill.title}</th>
              ${cell(before.date, skill.before.label)} ${cell(after.date, skill.after.label)}
              ${cell(
                "Changement",
                html`<span class="eva-badge people-verdict" data-verdict=${skill.verdict}>${skill.label}</span>
                  ${skill.notes.map((note) => html`<small class="people-level">${note}</small>`)}`,
              )}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
