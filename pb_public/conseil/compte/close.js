import { html, nothing } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { fieldError, problemNote } from "../fields.js";
import { call } from "../gate.js";

/** Closes an account for ever: the address is typed, so that nobody does it by mistake. */
export class CloseAccount {
  /** @param {string} email shown as what to type; "" when the page does not know it @param {() => void} draw */
  constructor(email, draw) {
    this.email = email;
    this.draw = draw;
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
  }

  template() {
    const wrong = this.problem.fields.email;
    return html`
      <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
        ${problemNote(this.problem.message)}
        <p>
          Votre nom et votre adresse sont effacés, et cela ne se défait pas. Les évaluations et les campagnes restent à la structure :
          un administrateur reprend vos campagnes.
        </p>
        <div class="eva-field">
          <label for="close-email">Pour confirmer, écrivez votre adresse électronique</label>
          ${this.email ? html`<small id="close-hint">${this.email}</small>` : nothing}
          <input id="close-email" name="email" type="email" autocomplete="off" aria-describedby="close-hint close-email-error"
            aria-invalid=${wrong ? "true" : nothing} />
          ${fieldError("close-email", wrong)}
        </div>
        <button class="eva-button eva-button--danger" type="submit">Supprimer mon compte</button>
      </form>
    `;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const email = String(new FormData(form).get("email"));
    try {
      await call(() => pb.send("/api/conseil/account/close", { method: "POST", body: { email } }));
      location.href = "/conseil/";
    } catch (error) {
      this.problem = explain(error);
      this.draw();
      /** @type {HTMLElement|null} */ (
        form.querySelector("[aria-invalid=true]") ?? form.querySelector("[role=alert]")
      )?.focus();
    }
  }
}
