import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { fieldError, problemNote } from "../fields.js";
import { call } from "../gate.js";

/** A name is corrected in one field; the trace shows who did it. */
export class Rename {
  /** @param {HTMLElement} root @param {import("./page.js").Person} person */
  constructor(root, person) {
    this.root = root;
    this.person = person;
    this.problem = "";
    this.wrong = "";
    this.busy = false;
  }

  draw() {
    render(
      html`
        <h2>Corriger le nom</h2>
        ${problemNote(this.problem)}
        <form @submit=${(/** @type {SubmitEvent} */ event) => this.save(event)}>
          <div class="eva-field">
            <label for="name">Prénom, nom ou pseudonyme</label>
            <input id="name" name="name" maxlength="120" required autocomplete="off" .value=${this.person.name}
              aria-describedby="name-hint name-error" aria-invalid=${this.wrong ? "true" : nothing} />
            <small id="name-hint" class="eva-hint">L’ancien nom reste visible dans l’historique de la fiche.</small>
            ${fieldError("name", this.wrong)}
          </div>
          <button class="eva-button eva-button--quiet" type="submit" ?disabled=${this.busy}>Enregistrer le nom</button>
        </form>
      `,
      this.root,
    );
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    const name = String(new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).get("name") ?? "").trim();
    if (this.busy || name === this.person.name) return;
    this.busy = true;
    this.draw();
    try {
      await call(() => pb.collection("beneficiaries").update(this.person.id, { name }));
      location.href = `/conseil/personne?id=${this.person.id}&fait=nom`;
    } catch (error) {
      const { message, fields } = explain(error);
      this.busy = false;
      this.wrong = fields.name ?? "";
      this.problem = fields.name ? "" : message;
      this.draw();
    }
  }
}
