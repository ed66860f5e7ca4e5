import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { plural } from "../format.js";
import { call } from "../gate.js";
import { AppCodes } from "./app-codes.js";
import { Change, passwordField } from "./change.js";

/**
 * @typedef {object} State What protects the account.
 * @property {string} email
 * @property {boolean} by_mail a code by mail is asked
 * @property {boolean} by_app an application of codes is registered
 * @property {number} recovery_left
 * @property {boolean} required a second proof may not be given up
 * @property {boolean} demo
 * @property {boolean} sends_mail
 */

/**
 * The security of one's own account, below the rest of its page.
 * @param {HTMLElement} root @param {import("../client.js").Me} _me
 */
export async function securitySection(root, _me) {
  const section = new Security(root);
  await section.refresh();
}

class Security {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.done = "";
    /** @type {State|null} */
    this.state = null;
    const after = (/** @type {string} */ done) => this.refresh(done);
    const draw = () => this.draw();
    this.password = new Change("password", draw, after);
    this.email = new Change("email", draw, after);
    this.mail = new Change("mail-factor", draw, after);
    this.removal = new Change("app/remove", draw, after);
    this.app = new AppCodes(draw, after);
  }

  /** @param {string} [done] what was just changed */
  async refresh(done = "") {
    this.state = await call(() => pb.send("/api/conseil/security", {}));
    this.done = done;
    this.draw();
    if (done) /** @type {HTMLElement|null} */ (this.root.querySelector("h2"))?.focus();
  }

  draw() {
    if (this.state) render(this.template(this.state), this.root);
  }

  /** @param {State} state */
  template(state) {
    return html`
      <h2 tabindex="-1">Sécurité du compte</h2>
      <div role="status">${this.done ? html`<p class="eva-note eva-note--good">${this.done}</p>` : nothing}</div>
      ${state.demo ? html`<p class="eva-note">Un compte de démonstration garde ses réglages : son mot de passe est public.</p>` : nothing}
      ${summary(state)} ${state.demo ? nothing : this.changes(state)}
    `;
  }

  /** @param {State} state */
  changes(state) {
    const { by_app: byApp, by_mail: byMail } = state;
    return html`
      ${this.password.template({
        title: "Changer de mot de passe",
        intro: "Les sessions ouvertes ailleurs se ferment.",
        fields: passwordField(
          "new-one",
          "password",
          "Nouveau mot de passe",
          "Au moins 12 caractères.",
          "new-password",
          this.password,
        ),
        send: "Changer le mot de passe",
        done: "Votre mot de passe est changé.",
      })}
      ${this.email.template({
        title: "Changer d’adresse électronique",
        intro: `Votre adresse est ${state.email}. Un lien part à la nouvelle : elle change quand vous l’ouvrez.`,
        fields: passwordField("new-email", "email", "Nouvelle adresse", "", "email", this.email),
        send: "Envoyer le lien",
        done: "Le message est parti : ouvrez le lien qu’il contient, dans l’heure.",
      })}
      ${this.app.template(state)} ${byApp ? this.withoutApp(state) : nothing}
      ${!state.required || byApp ? this.byMail(byMail && !(state.required && !byApp), state.sends_mail) : nothing}
    `;
  }

  /** @param {State} state */
  withoutApp({ required }) {
    return this.removal.template({
      title: "Retirer l’application de codes",
      intro: required ? "Un code par courriel la remplacera : votre rôle demande une double vérification." : "",
      send: "Retirer l’application",
      done: "L’application est retirée.",
    });
  }

  /** @param {boolean} on @param {boolean} possible */
  byMail(on, possible) {
    if (!on && !possible) return nothing; // nothing leaves from this server
    return this.mail.template({
      title: on ? "Ne plus demander de code par courriel" : "Demander un code par courriel à chaque connexion",
      intro: on
        ? ""
        : "Le code s’ajoute au mot de passe. Une application de codes protège mieux, si votre messagerie est ouverte à d’autres.",
      body: { on: !on },
      send: on ? "Ne plus demander" : "Demander un code",
      done: on ? "Aucun code par courriel ne sera demandé." : "Un code par courriel sera demandé à chaque connexion.",
    });
  }
}

/** @param {State} state */
function summary(state) {
  const codes =
    state.recovery_left === 0
      ? "aucun code de secours"
      : plural(state.recovery_left, "code de secours", "codes de secours");
  const few = state.by_app && state.recovery_left < 3;
  return html`
    <ul class="office-security">
      <li>Mot de passe : <strong>actif</strong></li>
      <li>
        Application de codes : <strong>${state.by_app ? "active" : "non"}</strong>${state.by_app ? `, ${codes} en réserve` : ""}
        ${few ? html`<strong> : faites-en d’autres</strong>` : nothing}
      </li>
      <li>Code par courriel : <strong>${state.by_mail ? "demandé à chaque connexion" : "non"}</strong></li>
    </ul>
    ${
      state.required
        ? html`<p class="office-facts">
            Votre compte voit plusieurs structures : une double vérification est obligatoire, par courriel ou par une application.
          </p>`
        : nothing
    }
  `;
}
