import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { digestSection } from "../digest.js";
import { explain } from "../errors.js";
import { fieldError, problemNote } from "../fields.js";
import { open, say } from "../frame.js";
import { call } from "../gate.js";
import { roles } from "../labels.js";
import { CloseAccount } from "./close.js";
import { securitySection } from "./security.js";

open(async (root, me) => {
  new Account(root, me).draw();
  await securitySection(/** @type {HTMLElement} */ (root.querySelector("#securite")), me);
});

class Account {
  /** @param {HTMLElement} root @param {import("../client.js").Me} me */
  constructor(root, me) {
    this.root = root;
    this.me = me;
    this.name = me.name;
    this.done = "";
    this.leaving = false;
    this.leavingProblem = "";
    this.closing = new CloseAccount(me.email, () => this.draw());
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
  }

  draw() {
    render(this.template(), this.root);
  }

  template() {
    return html`
      <h1>Mon compte</h1>
      ${this.identity()} ${this.structure()}
      <section class="eva-card" id="securite"></section>
      ${digestSection(this.me.id)}
      <section class="office-apart" aria-labelledby="supprimer">
        <h2 id="supprimer">Supprimer mon compte</h2>
        <details>
          <summary>Je veux supprimer mon compte</summary>
          ${this.closing.template()}
        </details>
      </section>
    `;
  }

  identity() {
    const wrong = this.problem.fields.name;
    return html`
      <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.rename(event)}>
        <h2>Nom</h2>
        ${problemNote(this.problem.message)} ${this.done ? html`<p class="eva-note">${this.done}</p>` : nothing}
        <div class="eva-field">
          <label for="own-name">Prénom et nom</label>
          <small id="own-name-hint">Vos collègues le voient.</small>
          <input id="own-name" name="name" maxlength="120" autocomplete="name" value=${this.name}
            aria-describedby="own-name-hint own-name-error" aria-invalid=${wrong ? "true" : nothing} />
          ${fieldError("own-name", wrong)}
        </div>
        <button class="eva-button" type="submit">Enregistrer</button>
      </form>
    `;
  }

  structure() {
    return html`
      <section class="eva-card" aria-labelledby="ma-structure">
        <h2 id="ma-structure">Structure</h2>
        <p><a href="/conseil/structure">${this.me.structureName}</a> · ${roles[this.me.role]}</p>
        ${problemNote(this.leavingProblem)}
        ${
          this.leaving
            ? html`
              <p>
                Vous ne verrez plus ses évaluations. Tout y reste : un administrateur reprend vos campagnes. Vous pourrez ensuite demander
                à rejoindre une autre structure.
              </p>
              <div class="eva-actions">
                <button class="eva-button eva-button--danger" type="button" @click=${() => this.leave()}>Quitter « ${this.me.structureName} »</button>
                <button class="eva-button eva-button--quiet" type="button" @click=${() => this.turn(false)}>Rester</button>
              </div>
            `
            : html`<button class="eva-button eva-button--quiet" type="button" @click=${() => this.turn(true)}>Quitter cette structure</button>`
        }
      </section>
    `;
  }

  /** @param {boolean} leaving */
  turn(leaving) {
    this.leaving = leaving;
    this.leavingProblem = "";
    this.draw();
    /** @type {HTMLElement|null} */ (this.root.querySelector("section .eva-button"))?.focus();
  }

  /** @param {SubmitEvent} event */
  async rename(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const name = String(new FormData(form).get("name") ?? "");
    this.done = "";
    this.problem = { message: "", fields: {} };
    try {
      const account = await call(() => pb.collection("counsellors").update(this.me.id, { name }));
      this.name = account.name;
      this.done = "C’est enregistré.";
      say(this.done);
    } catch (error) {
      this.problem = explain(error);
    }
    this.draw();
    if (this.problem.message) /** @type {HTMLElement|null} */ (form.querySelector("#own-name"))?.focus();
  }

  async leave() {
    try {
      await call(() => pb.send("/api/conseil/account/leave", { method: "POST" }));
      location.href = "/conseil/attente"; // leaving ended the session: the page asks to sign in again
    } catch (error) {
      this.leavingProblem = explain(error).message;
      this.draw();
      /** @type {HTMLElement|null} */ (this.root.querySelector("section [role=alert]"))?.focus();
    }
  }
}
