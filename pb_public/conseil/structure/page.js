import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { entitle, open, say } from "../frame.js";
import { call } from "../gate.js";
import { focusProblem } from "../inscription/chooser.js";
import { structureTypes } from "../labels.js";
import { Children } from "./children.js";
import { identityFields, readIdentity } from "./identity.js";

open(async (root, me) => {
  const id = new URLSearchParams(location.search).get("id") ?? me.structure;
  const structure = await call(() => pb.collection("structures").getOne(id));
  entitle(structure.name);
  const view = new Structure(root, me.role === "admin", structure);
  view.draw();
  if (view.children) await view.children.read();
});

class Structure {
  /** @param {HTMLElement} root @param {boolean} admin @param {import("../listing.js").RecordModel} structure */
  constructor(root, admin, structure) {
    this.root = root;
    this.structure = structure;
    this.children = admin ? new Children(structure.id, () => this.draw()) : null;
    this.busy = false;
    this.done = "";
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
  }

  draw() {
    render(this.template(), this.root);
  }

  template() {
    const { id, name } = this.structure;
    return html`
      <h1 tabindex="-1">${name}</h1>
      <p class="eva-actions office-plain">
        <a class="eva-button eva-button--quiet" href="/conseil/equipe?structure=${id}">Voir l’équipe</a>
      </p>
      ${this.children ? this.form() : this.facts()} ${this.children ? this.children.template() : nothing}
    `;
  }

  facts() {
    const { type, postcode, siret } = this.structure;
    return html`
      <dl class="office-identity">
        <dt>Type</dt>
        <dd>${structureTypes[type]}</dd>
        <dt>Code postal</dt>
        <dd>${postcode || "Non renseigné"}</dd>
        <dt>SIRET</dt>
        <dd>${siret || "Non renseigné"}</dd>
      </dl>
      <p class="office-facts">Une erreur ? Un administrateur de votre structure peut la corriger.</p>
    `;
  }

  form() {
    return html`
      <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
        <h2>Identité</h2>
        ${problemNote(this.problem.message)} ${this.done ? html`<p class="eva-note">${this.done}</p>` : nothing}
        ${identityFields("own", this.structure, this.problem.fields)}
        <button class="eva-button" type="submit" ?disabled=${this.busy}>Enregistrer</button>
      </form>
    `;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    this.busy = true;
    this.problem = { message: "", fields: {} };
    try {
      this.structure = await call(() => pb.collection("structures").update(this.structure.id, readIdentity(form)));
      this.done = "C’est enregistré.";
      say(this.done);
    } catch (error) {
      this.done = "";
      this.problem = explain(error);
    }
    this.busy = false;
    this.draw();
    if (this.problem.message) focusProblem(form);
  }
}
