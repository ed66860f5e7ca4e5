import { html, nothing } from "../../vendor/lit-html.js";
import { fieldError } from "../fields.js";
import { plural } from "../format.js";

const shortest = 12; // characters; the server asks for the same

/** A new password, with help as it is typed. */
export class PasswordField {
  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
    this.value = "";
    this.shown = false;
  }

  /** @param {string} [problem] */
  template(problem) {
    return html`
      <div class="eva-field">
        <label for="new-password">Mot de passe</label>
        <small id="new-password-hint">
          Au moins ${shortest} caractères. Une phrase se retient mieux : par exemple quatre mots sans lien entre eux.
        </small>
        <input id="new-password" name="password" type=${this.shown ? "text" : "password"} autocomplete="new-password"
          aria-describedby="new-password-hint new-password-help password-error" aria-invalid=${problem ? "true" : nothing}
          @input=${(/** @type {InputEvent} */ event) => this.read(event)} />
        <p class="office-facts" id="new-password-help" aria-live="polite">${this.help()}</p>
        ${fieldError("password", problem)}
        <button class="office-link" type="button" aria-pressed=${String(this.shown)} @click=${() => this.toggle()}>
          Afficher le mot de passe
        </button>
      </div>
    `;
  }

  help() {
    const missing = shortest - [...this.value].length;
    if (this.value === "") return nothing;
    if (missing > 0) return `Encore ${plural(missing, "caractère")}.`;
    return "C’est assez long.";
  }

  /** @param {InputEvent} event */
  read(event) {
    this.value = /** @type {HTMLInputElement} */ (event.target).value;
    this.draw();
  }

  toggle() {
    this.shown = !this.shown;
    this.draw();
  }
}
