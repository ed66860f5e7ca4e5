import { html, nothing, render } from "../vendor/lit-html.js";
import { pb } from "./client.js";
import { currentStep, dueSteps } from "./due.js";
import { explain } from "./errors.js";
import { problemNote } from "./fields.js";
import { asBefore, firstQuestion, inShort, secondQuestion, spoken } from "./followup/answers.js";
import { ask, recorded } from "./followup/view.js";
import { say } from "./frame.js";
import { call } from "./gate.js";
import { steps } from "./labels.js";

/** @typedef {import("./followup/answers.js").Answer} Answer */

/**
 * @typedef {object} Evaluation what is asked about
 * @property {string} id
 * @property {string} finished_at
 * @property {string} [follow_up_at] from when the next answer is awaited; "" for never
 */

/**
 * The question « what was done next? », wherever the person appears: <eva-follow-up>. It saves each answer at once,
 * says what it recorded, and can undo it; « answered » is sent each time, with the answer or null.
 *
 * @param {Evaluation} evaluation
 * @param {Answer[]} answers its follow-ups, with the counsellor expanded where known
 * @param {{mode?: "all"|"today"|"cell"}} [options] all: each step so far; today: only the question of today; cell: a word and
 *   a button, that opens the question of today
 */
export function followUp(evaluation, answers, { mode = "all" } = {}) {
  return html`<eva-follow-up .mode=${mode} .answers=${answers} .evaluation=${evaluation}></eva-follow-up>`;
}

export class FollowUp extends HTMLElement {
  constructor() {
    super();
    /** @type {Evaluation} */
    this.asked = { id: "", finished_at: "" };
    /** @type {Answer[]} */
    this.answers = [];
    this.mode = "all";
    /** The step that is being changed. */
    this.open = "";
    /** The step whose second question stands below its answer. */
    this.following = "";
    /** Whether the cell shows its question. */
    this.unfolded = false;
    this.problem = "";
    this.busy = false;
    /** What was there before an answer of this page, by step; null for nothing. @type {Map<string, Answer|null>} */
    this.former = new Map();
  }

  /** A list draws another row in the same place: nothing of the former one may stay. */
  set evaluation(evaluation) {
    if (evaluation.id !== this.asked.id) {
      this.open = this.following = this.problem = "";
      this.unfolded = false;
      this.former = new Map();
    }
    this.asked = evaluation;
    this.draw();
  }

  get evaluation() {
    return this.asked;
  }

  draw() {
    const { id, finished_at } = this.asked;
    if (!id) return;
    const now = new Date();
    const shown = this.mode === "all" ? dueSteps(finished_at, this.answers, now) : [currentStep(finished_at, now)];
    this.dataset.mode = this.mode === "all" ? "long" : "short";
    this.toggleAttribute("data-unfolded", this.unfolded);
    const questions = html`${problemNote(this.problem)} ${shown.map((step) => this.step(step))}`;
    render(this.mode === "cell" ? this.cell(shown[0], questions) : questions, this);
  }

  /** @param {string} step */
  step(step) {
    const answer = this.answerOf(step);
    return answer && this.open !== step ? recorded(this, answer) : ask(this, step, answer);
  }

  /** @param {string} step @param {unknown} questions */
  cell(step, questions) {
    const [last] = [...this.answers].sort((a, b) => b.answered_at.localeCompare(a.answered_at));
    const unfold = () => {
      this.unfolded = !this.unfolded;
      this.draw();
      if (this.unfolded) this.focusOn(step, "button");
    };
    return html`
      <button type="button" class="office-link" aria-expanded=${this.unfolded} @click=${unfold}>
        ${last ? inShort(last) : this.asked.follow_up_at === "" ? "Noter une suite" : "Suite à renseigner"}<span class="eva-hidden"> : ${steps[step]}</span>
      </button>
      ${this.unfolded ? questions : nothing}
    `;
  }

  /** @param {string} step */
  answerOf(step) {
    return this.answers.find((answer) => answer.step === step);
  }

  /** @param {string} step */
  canUndo(step) {
    return this.former.has(step);
  }

  /** @param {string} step */
  reopen(step) {
    this.open = step;
    this.draw();
    this.focusOn(step, "button");
  }

  close() {
    const step = this.open;
    this.open = "";
    this.draw();
    this.focusOn(step, "button");
  }

  /** @param {string} step @param {Record<string, string>} fields */
  async save(step, fields) {
    const known = this.answerOf(step);
    const records = pb.collection("follow_ups");
    const options = { expand: "counsellor" };
    await this.act(step, async () => {
      const answer = known
        ? await records.update(known.id, fields, options)
        : await records.create({ ...fields, evaluation: this.asked.id, step }, options);
      if (!this.former.has(step)) this.former.set(step, known ?? null);
      this.following = firstQuestion(step).field in fields && secondQuestion(answer) ? step : "";
      return answer;
    });
  }

  /** @param {string} step */
  async undo(step) {
    const answer = this.answerOf(step);
    const before = this.former.get(step);
    if (!answer) return;
    const records = pb.collection("follow_ups");
    await this.act(step, async () => {
      if (before) await records.update(answer.id, asBefore(before));
      else await records.delete(answer.id);
      this.former.delete(step);
      this.following = "";
      return before ?? null;
    });
  }

  /** Runs a change of the answer to a step, and says what is recorded now. @param {string} step @param {() => Promise<Answer|null>} change */
  async act(step, change) {
    if (this.busy) return;
    this.busy = true;
    this.draw();
    try {
      const answer = await call(change);
      this.know([...this.answers.filter((other) => other.step !== step), ...(answer ? [answer] : [])]);
      this.problem = this.open = "";
      say(spoken(answer, this.following === step));
      this.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: { step, answer } }));
    } catch (error) {
      const { message, fields } = explain(error);
      this.problem = Object.values(fields)[0] ?? message;
      if (fields.step) await this.reload(); // a colleague was faster
    }
    this.busy = false;
    this.draw();
    this.focusOn(step, this.following === step ? '[role="group"]' : "button"); // where a second Enter does no harm
  }

  async reload() {
    const filter = pb.filter("evaluation = {:id}", { id: this.asked.id });
    this.know(await call(() => pb.collection("follow_ups").getFullList({ filter, expand: "counsellor" })));
  }

  /** The same evaluation may stand in two lists of the page. @param {Answer[]} answers */
  know(answers) {
    for (const element of document.querySelectorAll("eva-follow-up")) {
      const other = /** @type {FollowUp} */ (element);
      if (other.asked.id !== this.asked.id) continue;
      other.answers = answers;
      other.draw();
    }
  }

  /** @param {string} step @param {string} inside */
  focusOn(step, inside) {
    /** @type {HTMLElement|null} */ (this.querySelector(`[data-step="${step}"] ${inside}`))?.focus();
  }
}

customElements.define("eva-follow-up", FollowUp);
