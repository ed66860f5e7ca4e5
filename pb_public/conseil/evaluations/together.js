import { html, nothing } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { firstQuestion, secondQuestion } from "../followup/answers.js";
import { plural } from "../format.js";
import { say } from "../frame.js";
import { call } from "../gate.js";

const first = firstQuestion("now");
const suites = (/** @type {number} */ count) => plural(count, "suite notée", "suites notées");

/** The same answer for all the rows that are ticked: those that have one already keep it, and one press takes all back. */
export class Together {
  /** @param {() => void} redraw @param {() => Promise<void>} refresh the list, once answers changed */
  constructor(redraw, refresh) {
    this.redraw = redraw;
    this.refresh = refresh;
    this.oriented = "";
    this.second = "";
    this.busy = false;
    this.told = "";
    this.problem = "";
    /** Ids of the follow-ups that were just made. @type {string[]} */
    this.made = [];
  }

  /** @param {string[]} ticked finished evaluations */
  template(ticked) {
    if (ticked.length === 0 && !this.told && !this.problem) return nothing;
    return html`
      <details class="office-menu-box">
        <summary>Noter la même suite</summary>
        ${problemNote(this.problem)}
        ${this.told ? html`<p class="eva-note">${this.told} ${this.undoButton()}</p>` : nothing}
        ${ticked.length > 0 ? this.form(ticked) : nothing}
      </details>
    `;
  }

  undoButton() {
    if (this.made.length === 0) return nothing;
    return html`<button type="button" class="office-link" ?disabled=${this.busy} @click=${() => this.undo()}>Annuler</button>`;
  }

  /** @param {string[]} ticked */
  form(ticked) {
    const second = this.oriented ? secondQuestion({ oriented: this.oriented }) : null;
    const choose = (/** @type {string} */ code) => {
      this.oriented = code;
      this.second = "";
      this.redraw();
    };
    return html`
      <fieldset class="eva-field">
        <legend>${first.text}</legend>
        <div class="office-answers">
          ${Object.entries(first.choices).map(
            ([code, label]) => html`<button type="button" class="eva-choice" aria-pressed=${this.oriented === code}
              ?disabled=${this.busy} @click=${() => choose(code)}>${label}</button>`,
          )}
        </div>
      </fieldset>
      ${second ? this.detail(second) : nothing}
      <button type="button" class="eva-button" ?disabled=${this.busy || !this.oriented} @click=${() => this.save(ticked)}>
        Noter pour ${plural(ticked.length, "personne")}
      </button>
      <p class="office-facts">Ce qui est déjà renseigné ne change pas.</p>
    `;
  }

  /** @param {import("../followup/answers.js").Question} second */
  detail({ text, choices }) {
    const change = (/** @type {Event} */ event) => {
      this.second = /** @type {HTMLSelectElement} */ (event.target).value;
    };
    return html`
      <div class="eva-field">
        <label for="together-second">${text} <small>(facultatif)</small></label>
        <select id="together-second" ?disabled=${this.busy} @change=${change}>
          <option value="" .selected=${this.second === ""}>Sans précision</option>
          ${Object.entries(choices)
            .filter(([code]) => code !== "unspecified")
            .map(([code, label]) => html`<option value=${code} .selected=${this.second === code}>${label}</option>`)}
        </select>
      </div>
    `;
  }

  /** @param {string[]} ids */
  async save(ids) {
    const second = secondQuestion({ oriented: this.oriented });
    const answer = {
      step: "now",
      oriented: this.oriented,
      ...(second && this.second ? { [second.field]: this.second } : {}),
    };
    this.made = [];
    await this.work(ids, async (evaluation) => {
      const { id } = await call(() => pb.collection("follow_ups").create({ ...answer, evaluation }));
      this.made.push(id);
    });
    const kept = ids.length - this.made.length;
    this.told = `${suites(this.made.length)}.`;
    if (!this.problem && kept > 0)
      this.told += ` ${plural(kept, "évaluation")} gardée${kept > 1 ? "s" : ""} telle${kept > 1 ? "s" : ""} quelle${kept > 1 ? "s" : ""}.`;
    await this.end();
  }

  async undo() {
    const made = this.made;
    this.made = [];
    let count = 0;
    await this.work(made, async (id) => {
      await call(() => pb.collection("follow_ups").delete(id));
      count += 1;
    });
    this.told = `${plural(count, "suite retirée", "suites retirées")}.`;
    await this.end();
  }

  /**
   * One after the other: what is refused (answered meanwhile, not finished) is passed over, a lost network stops all.
   *
   * @param {string[]} ids @param {(id: string) => Promise<void>} act
   */
  async work(ids, act) {
    this.busy = true;
    this.problem = this.told = "";
    this.redraw();
    for (const id of ids) {
      try {
        await act(id);
      } catch (error) {
        if (/** @type {any} */ (error)?.status === 400) continue;
        this.problem = explain(error).message;
        return;
      }
    }
  }

  async end() {
    this.busy = false;
    say(this.told);
    await this.refresh();
  }
}
