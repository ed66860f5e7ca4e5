import { html, render } from "../../vendor/lit-html.js";
import { asGuest, pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { focusProblem, textField } from "../inscription/chooser.js";
import { openOutside, turnTo } from "../inscription/outside.js";

/** Confirms a new address: the link shows that it is read, the password that the owner of the account asked. */
class Confirm {
  /** @param {HTMLElement} root @param {string} token */
  constructor(root, token) {
    this.root = root;
    this.token = token;
    this.busy = false;
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: token ? "" : "Ouvrez cette page par le lien du message reçu.", fields: {} };
  }

  draw() {
    render(this.template(), this.root);
  }

  template() {
    const { message } = this.problem;
    const { token: link, ...fields } = this.problem.fields;
    return html`
      <h1>Confirmer votre nouvelle adresse</h1>
      <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
        ${problemNote(link ?? message)}
        ${textField("password", "Votre mot de passe", link ? {} : fields, { type: "password", autocomplete: "current-password", maxlength: "100" })}
        <div class="eva-actions">
          <button class="eva-button" type="submit" ?disabled=${this.busy || !this.token}>Confirmer</button>
          <a class="eva-button eva-button--quiet" href="/conseil/compte">Mon compte</a>
        </div>
      </form>
    `;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const password = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("password") ?? "");
    this.turn(true, { message: "", fields: {} });
    try {
      await pb.collection("counsellors").confirmEmailChange(this.token, password, asGuest);
      turnTo(this.root, done);
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

const done = html`
  <h1 tabindex="-1">Votre adresse est changée</h1>
  <p>Connectez-vous désormais avec elle. Les sessions ouvertes sont fermées.</p>
  <p class="eva-actions"><a class="eva-button" href="/conseil/">Me connecter</a></p>
`;

openOutside(async (root) => {
  const token = location.hash.slice(1);
  // The link leaves the address bar: it must not stay in the history of a shared computer.
  if (token) history.replaceState(null, "", location.pathname);
  new Confirm(root, token).draw();
});
