import { html, nothing } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { plural, shortDate } from "../format.js";
import { call } from "../gate.js";
import { focusProblem } from "../inscription/chooser.js";
import { structureTypes } from "../labels.js";
import { identityFields, readIdentity } from "./identity.js";

/**
 * @typedef {object} Child
 * @property {string} id
 * @property {string} name
 * @property {string} type
 * @property {string} postcode
 * @property {number} members
 * @property {number} children
 * @property {string} last_activity
 */

/** The structures right below one, and the form of a new one. */
export class Children {
  /** @param {string} parent @param {() => void} draw */
  constructor(parent, draw) {
    this.parent = parent;
    this.draw = draw;
    this.page = 0;
    this.more = true;
    this.opened = false;
    this.busy = false;
    /** @type {Child[]} */
    this.list = [];
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
  }

  /** Reads one page more. */
  async read() {
    this.page += 1;
    const query = { page: String(this.page) };
    const { children, more } = await call(() => pb.send(`/api/conseil/structures/${this.parent}/children`, { query }));
    this.list = [...this.list, ...children];
    this.more = more;
    this.draw();
  }

  template() {
    return html`
      <section aria-labelledby="rattachees">
        <h2 id="rattachees">Structures rattachées</h2>
        ${this.list.length > 0 ? this.table() : html`<p>Aucune structure n’est rattachée à celle-ci.</p>`}
        ${
          this.more && this.page > 0
            ? html`<p><button class="eva-button eva-button--quiet" type="button" @click=${() => this.read()}>Voir la suite</button></p>`
            : nothing
        }
        ${this.opened ? this.form() : html`<button class="eva-button eva-button--quiet" type="button" @click=${() => this.open()}>Créer une structure rattachée</button>`}
      </section>
    `;
  }

  table() {
    return html`
      <table class="office-table">
        <thead>
          <tr><th scope="col">Structure</th><th scope="col">Comptes actifs</th><th scope="col">Dernière évaluation</th></tr>
        </thead>
        <tbody>
          ${this.list.map(
            ({ id, name, type, postcode, members, children, last_activity }) => html`
              <tr>
                <th scope="row">
                  <a href="/conseil/structure?id=${id}">${name}</a>
                  <small>
                    ${structureTypes[type]}${postcode ? ` · ${postcode}` : ""}${children > 0 ? ` · ${plural(children, "structure rattachée", "structures rattachées")}` : ""}
                  </small>
                </th>
                <td data-label="Comptes actifs">${members}</td>
                <td data-label="Dernière évaluation">${shortDate(last_activity) || "aucune"}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  form() {
    return html`
      <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
        <h3>Nouvelle structure rattachée</h3>
        <p>Vous en verrez l’équipe et les évaluations. Invitez ensuite son administrateur.</p>
        ${problemNote(this.problem.message)} ${identityFields("new", {}, this.problem.fields)}
        <button class="eva-button" type="submit" ?disabled=${this.busy}>Créer la structure</button>
      </form>
    `;
  }

  open() {
    this.opened = true;
    this.draw();
    document.getElementById("new-name")?.focus();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const body = { ...readIdentity(form), parent: this.parent, state: "active" };
    this.busy = true;
    try {
      const made = await call(() => pb.collection("structures").create(body));
      location.href = `/conseil/equipe?structure=${made.id}`;
    } catch (error) {
      this.busy = false;
      this.problem = explain(error);
      this.draw();
      focusProblem(form);
    }
  }
}
