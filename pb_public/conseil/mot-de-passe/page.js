import { html, render } from "../../vendor/lit-html.js";
import { asGuest, pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { focusProblem, textField } from "../inscription/chooser.js";
import { openOutside, turnTo } from "../inscription/outside.js";
import { PasswordField } from "../inscription/password.js";

/** What the two forms of this page share. */
class Form {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.busy = false;
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
  }

  draw() {
    render(this.template(), this.root);
  }

  /** @returns {unknown} */
  template() {
    return html``;
  }

  /** @param {SubmitEvent} event @param {(form: FormData) => Promise<unknown>} action it returns what is shown then */
  async submit(event, action) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.turn(true, { message: "", fields: {} });
    try {
      turnTo(this.root, await action(form));
    } catch (error) {
      this.turn(false, explain(error));
      focusProblem(this.root);
    }
  }

  /** @param {boolean} busy @param {import("../errors.js").Explanation} problem */
  turn(busy, problem) {
    this.busy = busy;
    this.problem = problem;
    this.draw();
  }
}

/** Asks for the link. The answer is the same whether the address has an account or not. */
class Ask extends Form {
  template() {
    return html`
      <h1>Mot de passe oublié</h1>
      <p>Donnez l’adresse de votre compte : un lien vous est envoyé, pour choisir un autre mot de passe.</p>
      <form class="eva-card" novalidate
        @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event, (form) => this.send(String(form.get("email") ?? "").trim()))}>
        ${problemNote(this.problem.message)}
        ${textField("email", "Adresse électronique", this.problem.fields, { type: "email", autocomplete: "username", maxlength: "255" })}
        <div class="eva-actions">
          <button class="eva-button" type="submit" ?disabled=${this.busy}>Recevoir le lien</button>
          <a class="eva-button eva-button--quiet" href="/conseil/">Me connecter</a>
        </div>
      </form>
    `;
  }

  /** @param {string} email */
  async send(email) {
    await pb.collection("counsellors").requestPasswordReset(email, asGuest);
    return html`
      <h1 tabindex="-1">Regardez votre messagerie</h1>
      <p>
        Si un compte a l’adresse <strong>${email}</strong>, un message y arrive dans quelques minutes. Le lien qu’il contient sert
        pendant une heure.
      </p>
      <p>Rien n’arrive ? Regardez dans les indésirables, vérifiez l’adresse, puis attendez deux minutes avant de recommencer.</p>
      <p class="eva-actions">
        <a class="eva-button eva-button--quiet" href="/conseil/mot-de-passe">Recommencer</a>
        <a class="eva-button eva-button--quiet" href="/conseil/">Me connecter</a>
      </p>
    `;
  }
}

/** Takes the new password. */
class Choose extends Form {
  /** @param {HTMLElement} root @param {string} token */
  constructor(root, token) {
    super(root);
    this.token = token;
    this.password = new PasswordField(() => this.draw());
  }

  template() {
    const { token: link = "", password = "" } = this.problem.fields;
    return html`
      <h1>Choisir un mot de passe</h1>
      <form class="eva-card" novalidate
        @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event, (form) => this.send(String(form.get("password") ?? "")))}>
        ${problemNote(link || this.problem.message)} ${this.password.template(password)}
        <div class="eva-actions">
          <button class="eva-button" type="submit" ?disabled=${this.busy}>Enregistrer</button>
          <a class="eva-button eva-button--quiet" href="/conseil/mot-de-passe">Demander un autre lien</a>
        </div>
      </form>
    `;
  }

  /** @param {string} password */
  async send(password) {
    await pb.collection("counsellors").confirmPasswordReset(this.token, password, password, asGuest);
    return html`
      <h1 tabindex="-1">Votre mot de passe est changé</h1>
      <p>Les sessions ouvertes ailleurs sont fermées.</p>
      <p class="eva-actions"><a class="eva-button" href="/conseil/">Me connecter</a></p>
    `;
  }
}

openOutside(async (root) => {
  const token = location.hash.slice(1);
  // The link leaves the address bar: it must not stay in the history of a shared computer.
  if (token) history.replaceState(null, "", location.pathname);
  (token ? new Choose(root, token) : new Ask(root)).draw();
});
