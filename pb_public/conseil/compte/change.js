import { html, nothing } from "../../vendor/lit-html.js";
import { enter, pb } from "../client.js";
import { explain } from "../errors.js";
import { fieldError, problemNote } from "../fields.js";
import { call } from "../gate.js";
import { focusProblem } from "../inscription/chooser.js";

/**
 * @typedef {object} Look
 * @property {string} title
 * @property {string} [intro]
 * @property {unknown} [fields] besides the present password
 * @property {Record<string, unknown>} [body] what is sent besides the fields
 * @property {string} send
 * @property {string} done what is said then
 */

/** A change of the security of one's account. The password is asked each time: a session left open is not its owner. */
export class Change {
  /** @param {string} route @param {() => void} draw @param {(done: string, answer: any) => unknown} after */
  constructor(route, draw, after) {
    this.route = route;
    this.draw = draw;
    this.after = after;
    this.busy = false;
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
  }

  get id() {
    return this.route.replace("/", "-");
  }

  /** @param {Look} look */
  template(look) {
    return html`
      <details class="office-change" id="change-${this.id}">
        <summary>${look.title}</summary>
        <form novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event, look)}>
          ${problemNote(this.problem.message)} ${look.intro ? html`<p>${look.intro}</p>` : nothing}
          ${passwordField(`${this.id}-current`, "current", "Votre mot de passe actuel", "", "current-password", this)} ${look.fields ?? nothing}
          <button class="eva-button" type="submit" ?disabled=${this.busy}>${look.send}</button>
          <p><a href="/conseil/mot-de-passe">Je n’ai pas de mot de passe, ou je l’ai oublié</a></p>
        </form>
      </details>
    `;
  }

  /** @param {SubmitEvent} event @param {Look} look */
  async submit(event, look) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const typed = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
    this.turn(true, { message: "", fields: {} });
    try {
      const answer = await call(() => this.send({ ...typed, ...look.body }));
      this.turn(false, { message: "", fields: {} });
      form.reset();
      form.closest("details")?.removeAttribute("open");
      await this.after(look.done, answer);
    } catch (error) {
      this.turn(false, explain(error));
      focusProblem(form);
    }
  }

  /** @param {Record<string, any>} body */
  send(body) {
    const path = `/api/conseil/security/${this.route}`;
    // A new password closes every session, and is answered with another one.
    return this.route === "password" ? enter(path, body, "") : pb.send(path, { method: "POST", body });
  }

  /** @param {boolean} busy @param {import("../errors.js").Explanation} problem */
  turn(busy, problem) {
    this.busy = busy;
    this.problem = problem;
    this.draw();
  }
}

/** The kind of field by what browsers are told of it. @type {Record<string, string>} */
const types = { email: "email", "current-password": "password", "new-password": "password" };

/**
 * @param {string} id @param {string} name @param {string} label @param {string} hint @param {string} autocomplete
 * @param {{problem: import("../errors.js").Explanation}} form
 */
export function passwordField(id, name, label, hint, autocomplete, { problem }) {
  const wrong = problem.fields[name];
  return html`
    <div class="eva-field">
      <label for=${id}>${label}</label>
      ${hint ? html`<small id="${id}-hint">${hint}</small>` : nothing}
      <input id=${id} name=${name} type=${types[autocomplete] ?? "text"} autocomplete=${autocomplete} maxlength="255"
        aria-describedby="${id}-hint ${id}-error" aria-invalid=${wrong ? "true" : nothing} />
      ${fieldError(id, wrong)}
    </div>
  `;
}
