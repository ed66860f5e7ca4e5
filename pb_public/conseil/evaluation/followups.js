import { html, render } from "../../vendor/lit-html.js";
import { followUp } from "../followup.js";

/** The section of the report on what was done next. */
export class FollowUps {
  /**
   * @param {HTMLElement} root
   * @param {import("./report.js").Sitting} evaluation
   * @param {import("../../vendor/pocketbase.js").RecordModel[]} answers
   */
  constructor(root, evaluation, answers) {
    this.root = root;
    this.evaluation = evaluation;
    this.answers = answers;
  }

  draw() {
    const asked =
      this.evaluation.kind === "test"
        ? html`<p>C’est un essai : il n’a pas de suite.</p>`
        : followUp(this.evaluation, this.answers);
    render(html`<h2 id="follow-up">La suite</h2>${asked}`, this.root);
  }
}
