import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { dueSteps } from "../due.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { longDate } from "../format.js";
import { say } from "../frame.js";
import { call } from "../gate.js";
import { difficulties, remediations, steps } from "../labels.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

const branches = {
  yes: { field: "remediation", question: "Vers quoi ?", choices: remediations, said: "Oui" },
  no: { field: "difficulty", question: "Pourquoi ?", choices: difficulties, said: "Non, pas encore" },
};

/** What was done next, in two clicks a step: oriented or not, then to what or why not. */
export class FollowUps {
  /** @param {HTMLElement} root @param {import("./report.js").Sitting} evaluation @param {RecordModel[]} answers */
  constructor(root, evaluation, answers) {
    this.root = root;
    this.evaluation = evaluation;
    this.answers = answers;
    /** The step whose answer is being given or changed. */
    this.open = "";
    this.problem = "";
    this.busy = false;
  }

  draw() {
    const due = dueSteps(this.evaluation.finished_at, this.answers, new Date());
    render(
      html`
        <h2 id="follow-up">La suite</h2>
        ${problemNote(this.problem)} ${due.map((step) => this.step(step))}
      `,
      this.root,
    );
  }

  /** @param {string} step */
  answerOf(step) {
    return this.answers.find((answer) => answer.step === step);
  }

  /** @param {string} step */
  step(step) {
    const answer = this.answerOf(step);
    if (answer && this.open !== step) return this.summary(answer);
    return html`
      <fieldset class="eva-field office-follow-up" data-step=${step}>
        <legend>${steps[step]} : la personne a-t-elle pu être orientée vers une solution ?</legend>
        <div class="office-answers">
          ${Object.entries(branches).map(([oriented, { said }]) =>
            this.choice(said, answer?.oriented === oriented, () => this.save(step, { oriented }, true)),
          )}
        </div>
        ${answer ? this.second(step, answer) : nothing}
      </fieldset>
    `;
  }

  /** @param {string} step @param {RecordModel} answer */
  second(step, answer) {
    const { field, question, choices } = branches[/** @type {"yes"|"no"} */ (answer.oriented)];
    return html`
      <p class="office-question" id="second-${step}">${question}</p>
      <div class="office-answers" role="group" aria-labelledby="second-${step}">
        ${Object.entries(choices).map(([code, label]) =>
          this.choice(label, answer[field] === code && code !== "unspecified", () =>
            this.save(step, { [field]: code }, false),
          ),
        )}
      </div>
    `;
  }

  /** @param {string} label @param {boolean} pressed @param {() => void} choose */
  choice(label, pressed, choose) {
    return html`<button type="button" class="eva-choice" aria-pressed=${pressed} ?disabled=${this.busy} @click=${choose}>
      ${label}
    </button>`;
  }

  /** @param {RecordModel} answer */
  summary(answer) {
    const { field, choices, said } = branches[/** @type {"yes"|"no"} */ (answer.oriented)];
    const change = () => {
      this.open = answer.step;
      this.draw();
      this.focus(answer.step, "button");
    };
    return html`
      <div class="office-row" data-step=${answer.step}>
        <div>
          <p><strong>${steps[answer.step]} : ${said.toLowerCase()}.</strong> ${choices[answer[field]]}.</p>
          <p class="office-facts">
            Répondu le ${longDate(answer.answered_at)}${answer.expand?.counsellor ? ` par ${answer.expand.counsellor.name}` : ""}.
          </p>
        </div>
        <button type="button" class="eva-button eva-button--quiet" @click=${change}>
          Modifier<span class="eva-hidden"> la réponse « ${steps[answer.step]} »</span>
        </button>
      </div>
    `;
  }

  /** @param {string} step @param {Record<string, string>} fields @param {boolean} goesOn a second question follows */
  async save(step, fields, goesOn) {
    if (this.busy) return;
    const known = this.answerOf(step);
    const options = { expand: "counsellor" };
    const records = pb.collection("follow_ups");
    this.busy = true;
    try {
      const answer = await call(() =>
        known
          ? records.update(known.id, fields, options)
          : records.create({ ...fields, evaluation: this.evaluation.id, step }, options),
      );
      this.answers = [...this.answers.filter((other) => other.step !== step), answer];
      this.problem = "";
      this.open = goesOn ? step : "";
      say(goesOn ? "Réponse enregistrée. Une question suit." : "Réponse enregistrée.");
    } catch (error) {
      this.problem = explain(error).message;
    }
    this.busy = false;
    this.draw();
    this.focus(step, goesOn ? '[role="group"] button' : "button");
  }

  /** @param {string} step @param {string} inside */
  focus(step, inside) {
    /** @type {HTMLElement|null} */ (this.root.querySelector(`[data-step="${step}"] ${inside}`))?.focus();
  }
}
