import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { fieldError, problemNote } from "../fields.js";
import { call } from "../gate.js";

/** The rights of the person on their data: to have them, and to have them erased. */
export class Erasing {
  /** @param {HTMLElement} root @param {import("./page.js").Person} person */
  constructor(root, person) {
    this.root = root;
    this.person = person;
    this.problem = "";
    this.wrong = "";
    this.busy = false;
  }

  draw() {
    const { id } = this.person;
    const data = `/conseil/personne?id=${id}&vue=donnees`;
    render(
      html`
        <h2>Les droits de la personne</h2>
        <p>Elle peut demander tout ce que le service garde sur elle. La réponse est due en un mois au plus.</p>
        <p class="eva-actions">
          <a class="eva-button eva-button--quiet" href=${data}>Lire et imprimer ses données</a>
          <a class="eva-button eva-button--quiet" href="/api/conseil/people/${id}/data" download="donnees-personnelles.json">Télécharger le fichier (JSON)</a>
        </p>
        ${this.form()}
      `,
      this.root,
    );
  }

  form() {
    return html`
      <details class="people-more" ?open=${this.problem !== "" || this.wrong !== ""}>
        <summary>Effacer ses données</summary>
        <p>À faire quand la personne le demande. C’est définitif : rien ne permet de revenir en arrière.</p>
        <ul>
          <li><strong>Effacés</strong> : son nom et ses anciens noms, son code et son lien, ce qu’elle a écrit, ses réponses sur la santé, la description de son appareil.</li>
          <li><strong>Gardés sans son nom</strong> : les dates, les réponses choisies, les niveaux, ce qu’elle a coché sur elle et les suites. Ils servent aux chiffres anonymes et aux repères.</li>
          <li>Une évaluation en cours est arrêtée. L’effacement est noté avec votre nom, sans le sien.</li>
        </ul>
        ${problemNote(this.problem)}
        <form @submit=${(/** @type {SubmitEvent} */ event) => this.erase(event)}>
          <div class="eva-field">
            <label for="code">Pour confirmer, tapez son code personnel</label>
            <input id="code" name="code" required autocomplete="off" inputmode="numeric" aria-describedby="code-error"
              aria-invalid=${this.wrong ? "true" : nothing} />
            ${fieldError("code", this.wrong)}
          </div>
          <button class="eva-button eva-button--danger" type="submit" ?disabled=${this.busy}>Effacer ses données</button>
        </form>
      </details>
    `;
  }

  /** @param {SubmitEvent} event */
  async erase(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const body = { personal_code: String(form.get("code") ?? "") };
    this.busy = true;
    this.draw();
    try {
      const path = `/api/conseil/people/${encodeURIComponent(this.person.id)}/erase`;
      await call(() => pb.send(path, { method: "POST", body }));
      location.href = `/conseil/personne?id=${this.person.id}`;
    } catch (error) {
      const { message, fields } = explain(error);
      this.busy = false;
      this.wrong = fields.personal_code ?? "";
      this.problem = this.wrong ? "" : message;
      this.draw();
      /** @type {HTMLElement|null} */ (this.root.querySelector("#code"))?.focus();
    }
  }
}
