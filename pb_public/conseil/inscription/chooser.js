import { html, nothing } from "../../vendor/lit-html.js";
import { asGuest, pb } from "../client.js";
import { explain } from "../errors.js";
import { fieldError } from "../fields.js";
import { plural } from "../format.js";
import { say } from "../frame.js";
import { structureTypes } from "../labels.js";

/** @typedef {{id: string, name: string, type: string, postcode: string}} Found */
/** @typedef {Record<string, string>} Errors */

/** Finds the structure that somebody belongs to, or takes the description of a new one. */
export class Chooser {
  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
    /** @type {Found[]|null} */
    this.found = null;
    this.more = false;
    this.chosen = "";
    this.founding = false;
    this.problem = "";
    this.query = "";
    this.postcode = "";
  }

  /** What the form sends. @param {FormData} form @returns {Record<string, string>} */
  read(form) {
    if (!this.founding) return { structure: this.chosen };
    const names = ["structure_name", "structure_type", "structure_postcode", "structure_siret"];
    return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")]));
  }

  /** @param {Errors} errors */
  template(errors) {
    return html`
      <fieldset class="eva-field" aria-describedby="structure-error">
        <legend>Votre structure</legend>
        ${this.founding ? this.newStructure(errors) : this.search()}
        ${fieldError("structure", errors.structure)}
      </fieldset>
    `;
  }

  search() {
    const typed = (/** @type {"query"|"postcode"} */ name) => (/** @type {InputEvent} */ event) => {
      this[name] = /** @type {HTMLInputElement} */ (event.target).value;
    };
    return html`
      <div class="eva-field">
        <label for="structure-query">Nom ou numéro SIRET</label>
        <small id="structure-query-hint">Au moins trois lettres du nom, ou les 14 chiffres du SIRET.</small>
        <input id="structure-query" autocomplete="organization" .value=${this.query} aria-describedby="structure-query-hint"
          @input=${typed("query")} @keydown=${(/** @type {KeyboardEvent} */ event) => this.onKey(event)} />
      </div>
      <div class="eva-field">
        <label for="structure-near">Code postal ou département (facultatif)</label>
        <input id="structure-near" inputmode="numeric" maxlength="5" autocomplete="postal-code" .value=${this.postcode}
          @input=${typed("postcode")} @keydown=${(/** @type {KeyboardEvent} */ event) => this.onKey(event)} />
      </div>
      <button class="eva-button eva-button--quiet" type="button" @click=${() => this.find()}>Chercher ma structure</button>
      <div role="alert">${this.problem ? html`<p class="eva-note eva-note--warn">${this.problem}</p>` : nothing}</div>
      ${this.found ? this.results(this.found) : nothing}
    `;
  }

  /** @param {Found[]} found */
  results(found) {
    return html`
      <div class="office-found" role="group" aria-label="Structures trouvées">
        ${found.map(
          ({ id, name, type, postcode }) => html`
            <label class="eva-choice">
              <input type="radio" name="found" value=${id} .checked=${this.chosen === id} @change=${() => this.choose(id)} />
              <span><strong>${name}</strong><br />${structureTypes[type] ?? type}${postcode ? ` · ${postcode}` : ""}</span>
            </label>
          `,
        )}
        ${found.length === 0 ? html`<p class="eva-note">Aucune structure ne correspond. Essayez un seul mot du nom.</p>` : nothing}
        ${this.more ? html`<p class="eva-note">Il y en a d’autres : ajoutez un mot, ou le code postal.</p>` : nothing}
        <button class="office-link" type="button" @click=${() => this.turn(true)}>Ma structure n’est pas dans la liste</button>
      </div>
    `;
  }

  /** @param {Errors} errors */
  newStructure(errors) {
    return html`
      <p>Décrivez votre structure. L’équipe nationale la vérifie, puis votre compte en devient l’administrateur.</p>
      ${textField("structure_name", "Nom de la structure", errors, { autocomplete: "organization", maxlength: "200" })}
      <div class="eva-field">
        <label for="structure_type">Type de structure</label>
        <select id="structure_type" name="structure_type" aria-describedby="structure_type-error"
          aria-invalid=${errors.structure_type ? "true" : nothing}>
          <option value="">Choisissez</option>
          ${Object.entries(structureTypes).map(([code, label]) => html`<option value=${code}>${label}</option>`)}
        </select>
        ${fieldError("structure_type", errors.structure_type)}
      </div>
      ${textField("structure_postcode", "Code postal", errors, { autocomplete: "postal-code", maxlength: "5" })}
      ${textField("structure_siret", "Numéro SIRET (facultatif)", errors, { autocomplete: "off", maxlength: "20" })}
      <button class="office-link" type="button" @click=${() => this.turn(false)}>Chercher dans la liste</button>
    `;
  }

  /** @param {string} id */
  choose(id) {
    this.chosen = id;
    this.draw();
  }

  /** @param {boolean} founding */
  turn(founding) {
    this.founding = founding;
    this.draw();
    document.getElementById(founding ? "structure_name" : "structure-query")?.focus();
  }

  /** Enter in the search is a search, not the end of the form. @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.find();
  }

  async find() {
    try {
      const { structures, more } = await pb.send("/api/conseil/directory", { ...asGuest, query: this.question() });
      this.found = structures;
      this.more = more;
      this.problem = "";
      const stays = structures.some((/** @type {Found} */ { id }) => id === this.chosen);
      if (!stays) this.chosen = structures.length === 1 ? structures[0].id : "";
      say(
        structures.length === 0
          ? "Aucune structure trouvée"
          : `${plural(structures.length, "structure trouvée", "structures trouvées")}`,
      );
    } catch (error) {
      this.found = null;
      this.problem = explain(error).message;
    }
    this.draw();
  }

  question() {
    const digits = this.query.replace(/[\s.-]/g, "");
    return /^\d{6,}$/.test(digits) ? { siret: digits } : { name: this.query, postcode: this.postcode.trim() };
  }
}

/**
 * @param {string} name @param {string} label @param {Errors} errors
 * @param {{type?: string, autocomplete: string, maxlength: string}} options
 */
export function textField(name, label, errors, { type = "text", autocomplete, maxlength }) {
  return html`
    <div class="eva-field">
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} maxlength=${maxlength}
        aria-describedby="${name}-error" aria-invalid=${errors[name] ? "true" : nothing} />
      ${fieldError(name, errors[name])}
    </div>
  `;
}

/** Puts the focus on the first field that is wrong, or on the message. @param {HTMLElement} root */
export function focusProblem(root) {
  const first = root.querySelector("[aria-invalid=true], .eva-error:not(:empty)") ?? root.querySelector("[role=alert]");
  const target = first?.matches(".eva-error") ? root.querySelector("#structure-query, #structure_name") : first;
  /** @type {HTMLElement|null|undefined} */ (target)?.focus();
}
