import { html, nothing, render } from "../../vendor/lit-html.js";
import { asGuest, pb, signIn } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { session } from "../gate.js";
import { focusProblem, textField } from "../inscription/chooser.js";
import { lead, openOutside, turnTo } from "../inscription/outside.js";
import { PasswordField } from "../inscription/password.js";
import { roles } from "../labels.js";

/**
 * @typedef {object} Invitation
 * @property {string} state open, used, cancelled, expired or unknown
 * @property {string} [sentence] why it is not open
 * @property {string} [email]
 * @property {string} [structure]
 * @property {string} [inviter]
 * @property {string} [role]
 * @property {boolean} [waits] an administrator has yet to agree
 * @property {string} [account] new, free or attached
 */

openOutside(async (root) => {
  // The link stays in the address: who reloads the page keeps the invitation, which serves once.
  const token = location.hash.slice(1);
  /** @type {Invitation} */
  const invitation = await pb.send("/api/conseil/invitations/look", { ...asGuest, method: "POST", body: { token } });
  if (invitation.state !== "open") render(closed(invitation.sentence ?? ""), root);
  else if (invitation.account === "attached") render(attached(invitation), root);
  else new Acceptance(root, token, invitation).draw();
});

/** @param {string} sentence */
function closed(sentence) {
  return html`
    <h1>Cette invitation ne s’ouvre pas</h1>
    <p class="eva-note eva-note--warn">${sentence}</p>
    <p class="eva-actions"><a class="eva-button" href="/conseil/">Se connecter</a></p>
  `;
}

/** @param {Invitation} invitation */
function attached({ structure, email }) {
  return html`
    <h1>Rejoindre « ${structure} »</h1>
    <p class="eva-note">
      Le compte de ${email} appartient déjà à une structure. Pour en changer, quittez d’abord la vôtre dans « Mon compte », puis
      ouvrez ce lien à nouveau.
    </p>
    <p class="eva-actions"><a class="eva-button" href="/conseil/compte">Ouvrir « Mon compte »</a></p>
  `;
}

class Acceptance {
  /** @param {HTMLElement} root @param {string} token @param {Invitation} invitation */
  constructor(root, token, invitation) {
    this.root = root;
    this.token = token;
    this.invitation = invitation;
    this.password = new PasswordField(() => this.draw());
    this.busy = false;
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
  }

  draw() {
    render(this.template(), this.root);
  }

  template() {
    const { structure, inviter, role, waits } = this.invitation;
    return html`
      <h1>Rejoindre « ${structure} »</h1>
      <p class="eva-lead">
        ${inviter ? `${inviter} vous invite` : "L’équipe nationale vous invite"}${waits ? "" : `, comme ${roles[role ?? ""].toLowerCase()}`}.
      </p>
      ${
        waits
          ? html`<p class="eva-note">Un administrateur de la structure devra ensuite accepter votre compte : il sera prévenu.</p>`
          : nothing
      }
      <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
        ${problemNote(this.problem.message)} ${this.invitation.account === "free" ? this.known() : this.fields()}
      </form>
    `;
  }

  fields() {
    const errors = this.problem.fields;
    return html`
      <p>Adresse du compte : <strong>${this.invitation.email}</strong></p>
      <input type="hidden" autocomplete="username" value=${this.invitation.email ?? ""} />
      ${textField("name", "Prénom et nom", errors, { autocomplete: "name", maxlength: "120" })}
      ${this.password.template(errors.password)}
      <button class="eva-button" type="submit" ?disabled=${this.busy}>Créer mon compte</button>
    `;
  }

  known() {
    return html`
      <p>Vous avez déjà un compte à l’adresse <strong>${this.invitation.email}</strong> : gardez-le.</p>
      <button class="eva-button" type="submit" ?disabled=${this.busy}>Rejoindre avec ce compte</button>
    `;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [name, password] = [String(form.get("name") ?? ""), String(form.get("password") ?? "")];
    this.turn(true, { message: "", fields: {} });
    try {
      if (this.invitation.account === "free") {
        lead("Connectez-vous avec votre compte pour rejoindre la structure.");
        await session();
        lead("");
      }
      const body = { token: this.token, name, password };
      const { state, email } = await pb.send("/api/conseil/invitations/accept", { ...asGuest, method: "POST", body });
      if (password) await signIn(email, password).catch(() => null); // a second proof may be asked for: the next page does
      turnTo(this.root, welcome(state === "active", this.invitation.structure ?? ""));
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

/** @param {boolean} active @param {string} structure */
function welcome(active, structure) {
  return html`
    <h1 tabindex="-1">${active ? "Votre compte est ouvert" : "Votre compte est créé"}</h1>
    <p>
      ${
        active
          ? `Vous faites partie de « ${structure} ».`
          : `Un administrateur de « ${structure} » doit l’accepter. Vous recevrez un message.`
      }
    </p>
    <p class="eva-actions"><a class="eva-button" href=${active ? "/conseil/" : "/conseil/attente"}>Continuer</a></p>
  `;
}
