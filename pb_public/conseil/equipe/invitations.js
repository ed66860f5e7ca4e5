import { html, nothing } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { fieldError } from "../fields.js";
import { parseDate, shortDate } from "../format.js";
import { say } from "../frame.js";
import { call } from "../gate.js";
import { roles } from "../labels.js";
import { listPage } from "../listing.js";

/** @typedef {import("./page.js").Team} Team */
/** @typedef {import("../listing.js").RecordModel} RecordModel */

/** The invitations of a structure that wait for an answer. @param {string} structure @returns {Promise<RecordModel[]>} */
export async function openInvitations(structure) {
  const filter = pb.filter('structure = {:structure} && state = "open"', { structure });
  return (await listPage("invitations", 1, 50, { filter, sort: "-created" })).items;
}

/** @param {Team} team @param {RecordModel[]} invitations */
export function listInvitations(team, invitations) {
  if (invitations.length === 0) return nothing;
  return html`
    <section id="invitations" aria-labelledby="invitations-titre">
      <h2 id="invitations-titre" tabindex="-1">Invitations sans réponse</h2>
      <ul class="office-list">
        ${invitations.map((invitation) => row(team, invitation))}
      </ul>
    </section>
  `;
}

/** @param {Team} team @param {RecordModel} invitation */
function row(team, { id, email, role, expires_at }) {
  const over = (parseDate(expires_at)?.getTime() ?? 0) < Date.now();
  const resend = () => pb.send(`/api/conseil/invitations/${id}/resend`, { method: "POST" });
  const cancel = () => pb.collection("invitations").update(id, { state: "cancelled" });
  return html`
    <li class="office-row">
      <div>
        <strong>${email}</strong>
        <p class="office-facts">${roles[role]} · ${over ? "le lien ne marche plus depuis le" : "le lien marche jusqu’au"} ${shortDate(expires_at)}</p>
      </div>
      <button class="office-link" type="button" @click=${() => team.act(resend, `Un nouveau lien part pour ${email}.`)}>
        Renvoyer<span class="eva-hidden"> à ${email}</span>
      </button>
      <button class="office-link" type="button" @click=${() => team.act(cancel, `L’invitation de ${email} est annulée.`)}>
        Annuler<span class="eva-hidden"> l’invitation de ${email}</span>
      </button>
    </li>
  `;
}

/** Invites somebody by their address. */
export class InvitationForm {
  /** @param {Team} team */
  constructor(team) {
    this.team = team;
    this.problem = "";
    this.sent = "";
  }

  template() {
    return html`
      <section id="inviter" aria-labelledby="inviter-titre">
        <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
          <h2 id="inviter-titre" tabindex="-1">Inviter quelqu’un</h2>
          ${
            this.team.admin
              ? nothing
              : html`<p>La personne crée son compte, puis un administrateur de la structure l’accepte.</p>`
          }
          ${this.sent ? html`<p class="eva-note">Une invitation part pour ${this.sent}. Le lien marche 14 jours.</p>` : nothing}
          <div class="eva-field">
            <label for="invite-email">Adresse électronique professionnelle</label>
            <input id="invite-email" name="email" type="email" autocomplete="off" maxlength="255"
              aria-describedby="invite-email-error" aria-invalid=${this.problem ? "true" : nothing} />
            ${fieldError("invite-email", this.problem)}
          </div>
          ${this.team.admin ? this.role() : nothing}
          <button class="eva-button" type="submit">Envoyer l’invitation</button>
        </form>
      </section>
    `;
  }

  role() {
    return html`
      <fieldset class="eva-field office-choices">
        <legend>Rôle</legend>
        <label>
          <input type="radio" name="role" value="counsellor" checked />
          <span>Conseiller <small>Ses campagnes, et les évaluations de la structure.</small></span>
        </label>
        <label>
          <input type="radio" name="role" value="admin" />
          <span>Administrateur <small>La même chose, avec l’équipe, la structure et celles qui lui sont rattachées.</small></span>
        </label>
      </fieldset>
    `;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const email = String(given.get("email")).trim();
    const body = { email, role: String(given.get("role") ?? "counsellor"), state: "open" };
    try {
      await call(() =>
        pb.collection("invitations").create({ ...body, structure: this.team.structure, inviter: this.team.me.id }),
      );
      form.reset();
      this.problem = "";
      this.sent = email;
      say(`Une invitation part pour ${email}.`);
      await this.team.read();
    } catch (error) {
      const { message, fields } = explain(error);
      this.problem = email ? (fields.email ?? message) : "Écrivez une adresse.";
      this.sent = "";
    }
    this.team.draw();
    /** @type {HTMLElement|null} */ (form.querySelector("#invite-email"))?.focus();
  }
}
