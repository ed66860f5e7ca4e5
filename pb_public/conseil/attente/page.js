import { html, nothing, render } from "../../vendor/lit-html.js";
import { mayBeSignedIn, pb, signOut } from "../client.js";
import { CloseAccount } from "../compte/close.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { call, session } from "../gate.js";
import { Chooser, focusProblem } from "../inscription/chooser.js";
import { lead, openOutside } from "../inscription/outside.js";

/**
 * @typedef {object} Joining
 * @property {string} name
 * @property {string} email
 * @property {string} state
 * @property {boolean} verified
 * @property {string} structure
 * @property {string} approver structure whose administrators decide; "" for the national team
 * @property {boolean} new the structure waits for the national team
 */

openOutside(async (root) => {
  const token = location.hash.slice(1);
  // The link leaves the address bar: it must not stay in the history of a shared computer.
  if (token) history.replaceState(null, "", location.pathname);
  if (token) lead("Pour confirmer votre adresse, connectez-vous avec le mot de passe que vous avez choisi.");
  else if (!mayBeSignedIn()) lead("Connectez-vous pour voir où en est votre demande.");
  await session();
  lead("");
  const problem = token ? await confirmAddress(token) : "";
  const joining = await read();
  if (joining.state === "active" && joining.verified) location.replace("/conseil/");
  else new Waiting(root, joining, problem).draw();
});

/** @param {string} token @returns {Promise<string>} what went wrong */
async function confirmAddress(token) {
  try {
    await call(() => pb.collection("counsellors").confirmVerification(token));
    return "";
  } catch {
    return "Ce lien n’est plus valable. Demandez-en un autre ci-dessous.";
  }
}

/** @returns {Promise<Joining>} */
const read = () => call(() => pb.send("/api/conseil/joining", {}));

class Waiting {
  /** @param {HTMLElement} root @param {Joining} joining @param {string} problem */
  constructor(root, joining, problem) {
    this.root = root;
    this.joining = joining;
    this.done = "";
    this.busy = false;
    const draw = () => this.draw();
    this.chooser = new Chooser(draw);
    this.closing = new CloseAccount(joining.email, draw);
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: joining.verified ? "" : problem, fields: {} };
  }

  draw() {
    render(this.template(), this.root);
  }

  template() {
    const { name, state } = this.joining;
    return html`
      <h1>${state === "unattached" ? "Choisissez votre structure" : "Votre demande de compte"}</h1>
      <p class="office-facts">${name} · ${this.joining.email}</p>
      ${problemNote(this.problem.message)}
      ${this.done ? html`<p class="eva-note" role="status">${this.done}</p>` : nothing}
      ${state === "unattached" ? this.withoutStructure() : this.steps()}
      <div class="eva-actions">
        <button class="eva-button eva-button--quiet" type="button" @click=${() => location.reload()}>Actualiser</button>
        <button class="eva-button eva-button--quiet" type="button" @click=${leave}>Se déconnecter</button>
      </div>
      <details>
        <summary>Supprimer mon compte</summary>
        ${this.closing.template()}
      </details>
    `;
  }

  withoutStructure() {
    return html`
      <p>
        Votre compte n’appartient à aucune structure : vous avez quitté la vôtre, ou la demande n’a pas été acceptée. Demandez-en une
        pour entrer.
      </p>
      ${this.joining.verified ? nothing : this.confirm()} ${this.form("Demander à rejoindre cette structure")}
    `;
  }

  steps() {
    const { verified, structure, approver } = this.joining;
    const waits = this.joining.new
      ? "L’équipe nationale vérifie cette nouvelle structure. Votre compte en sera l’administrateur."
      : approver
        ? `L’administrateur de « ${approver} » doit vous accepter.`
        : "Cette structure n’a pas d’administrateur : l’équipe nationale doit vous accepter.";
    return html`
      <ol class="eva-card office-steps">
        <li><strong>Demande envoyée</strong> pour « ${structure} ».</li>
        <li>
          <strong>${verified ? "Adresse confirmée" : "Adresse à confirmer"}</strong>
          ${verified ? nothing : this.confirm()}
        </li>
        <li>
          <strong>Réponse attendue</strong>
          <p>${waits} ${verified ? "" : "Un message lui part dès que votre adresse est confirmée."}</p>
          <p>Vous recevrez un message à ${this.joining.email}. ${approver ? "Vous pouvez aussi prévenir cette personne." : ""}</p>
        </li>
      </ol>
      <details>
        <summary>Je me suis trompé de structure</summary>
        ${this.form("Demander cette structure à la place")}
      </details>
    `;
  }

  confirm() {
    return html`
      <p>Ouvrez le lien du message envoyé à ${this.joining.email}. Regardez aussi dans les indésirables.</p>
      <button class="eva-button eva-button--quiet" type="button" @click=${() => this.sendAgain()}>Renvoyer le message</button>
    `;
  }

  /** @param {string} label */
  form(label) {
    return html`
      <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
        ${this.chooser.template(this.problem.fields)}
        <button class="eva-button" type="submit" ?disabled=${this.busy}>${label}</button>
      </form>
    `;
  }

  async sendAgain() {
    await this.attempt(async () => {
      await pb.collection("counsellors").requestVerification(this.joining.email);
      this.done = "Le message est parti. S’il n’arrive pas, attendez deux minutes avant de recommencer.";
    });
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const body = this.chooser.read(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    await this.attempt(async () => {
      await call(() => pb.send("/api/conseil/joining", { method: "POST", body }));
      this.joining = await read();
      this.chooser = new Chooser(() => this.draw());
      this.done = "Votre demande est envoyée.";
    });
  }

  /** @param {() => Promise<void>} action */
  async attempt(action) {
    this.busy = true;
    this.problem = { message: "", fields: {} };
    try {
      await action();
    } catch (error) {
      this.problem = explain(error);
    }
    this.busy = false;
    this.draw();
    if (this.problem.message) focusProblem(this.root);
  }
}

async function leave() {
  await signOut().catch(() => null); // without a network the cookie ends by itself
  location.href = "/conseil/";
}
