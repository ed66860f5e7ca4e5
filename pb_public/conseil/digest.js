import { html, nothing, render } from "../vendor/lit-html.js";
import { pb } from "./client.js";
import { explain } from "./errors.js";
import { problemNote } from "./fields.js";
import { say } from "./frame.js";
import { call } from "./gate.js";

/** Whether one gets the mail of Monday: a section for the page of the account. @param {string} counsellor id */
export function digestSection(counsellor) {
  return html`<eva-digest .counsellor=${counsellor}></eva-digest>`;
}

class Digest extends HTMLElement {
  constructor() {
    super();
    this.account = "";
    this.weekly = true;
    this.known = false;
    this.problem = "";
  }

  set counsellor(id) {
    if (id === this.account) return;
    this.account = id;
    void this.load();
  }

  get counsellor() {
    return this.account;
  }

  async load() {
    try {
      const { digest } = await call(() => pb.collection("counsellors").getOne(this.account, { fields: "digest" }));
      this.weekly = digest !== "never";
      this.known = true;
    } catch (error) {
      this.problem = explain(error).message;
    }
    this.draw();
  }

  /** @param {boolean} weekly */
  async choose(weekly) {
    try {
      await call(() => pb.collection("counsellors").update(this.account, { digest: weekly ? "weekly" : "never" }));
      this.weekly = weekly;
      this.problem = "";
      say(weekly ? "Enregistré : vous recevrez le résumé." : "Enregistré : vous ne recevrez plus le résumé.");
    } catch (error) {
      this.problem = explain(error).message;
    }
    this.draw();
  }

  draw() {
    const change = (/** @type {Event} */ event) =>
      this.choose(/** @type {HTMLInputElement} */ (event.currentTarget).checked);
    render(
      html`
        <section class="eva-card" aria-labelledby="digest-title">
          <h2 id="digest-title">Résumé du lundi</h2>
          ${problemNote(this.problem)}
          ${
            this.known
              ? html`<div class="office-choices">
                  <label for="digest">
                    <input id="digest" type="checkbox" aria-describedby="digest-help" .checked=${this.weekly} @change=${change} />
                    Recevoir un courriel le lundi, s’il reste des suites à renseigner
                  </label>
                  <p class="office-facts" id="digest-help">
                    Des nombres et un lien, jamais le nom d’une personne. Le choix est enregistré aussitôt.
                  </p>
                </div>`
              : nothing
          }
        </section>
      `,
      this,
    );
  }
}

customElements.define("eva-digest", Digest);
