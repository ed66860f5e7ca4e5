import { html, nothing, render } from "../vendor/lit-html.js";
import { mayBeSignedIn, signIn, whoAmI } from "./client.js";
import { explain } from "./errors.js";

/**
 * The door of the back office. It hides the page and shows the sign-in form, then gives the page back as it was:
 * what somebody was writing when the session ended is still there.
 */

/** @typedef {import("./client.js").Me} Me */

/** @type {{door: HTMLElement, inside: HTMLElement}|null} */
let place = null;

/** @type {Promise<Me>|null} One door for all the calls that find it closed. */
let opening = null;

/** Whose page this is, once known. */
let owner = "";

/** @param {HTMLElement} door @param {HTMLElement} inside */
export function placeGate(door, inside) {
  place = { door, inside };
}

/**
 * Runs a call to the API; when the session has ended, asks to sign in and runs it again.
 *
 * @template T
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function call(action) {
  try {
    return await action();
  } catch (error) {
    if (/** @type {any} */ (error)?.status !== 401) throw error;
    await askSignIn();
    return action();
  }
}

/** @returns {Promise<Me>} whoever is signed in, after asking when nobody is */
export async function session() {
  const me = mayBeSignedIn() ? await whoAmI().catch(askWhenRefused) : await askSignIn();
  owner = me.id;
  return me;
}

/** The session ended, or the account was closed. @param {any} error */
function askWhenRefused(error) {
  if (error?.status === 401 || error?.status === 403) return askSignIn();
  throw error;
}

/** @returns {Promise<Me>} */
function askSignIn() {
  opening ??= openDoor().finally(() => {
    opening = null;
  });
  return opening;
}

/** @returns {Promise<Me>} */
async function openDoor() {
  if (!place) throw new Error("the gate has no place");
  const { door, inside } = place;
  const before = document.activeElement;
  inside.hidden = true;
  door.hidden = false;
  const me = await new Promise((resolve) => new SignInForm(door, owner !== "", resolve).show());
  // Another account must not go on with somebody else's page.
  if (owner && owner !== me.id) {
    location.reload();
    return new Promise(() => {});
  }
  door.hidden = true;
  render(nothing, door);
  inside.hidden = false;
  if (before instanceof HTMLElement && inside.contains(before)) before.focus();
  return me;
}

class SignInForm {
  /** @param {HTMLElement} root @param {boolean} again the session ended on an open page @param {(me: Me) => void} done */
  constructor(root, again, done) {
    this.root = root;
    this.again = again;
    this.done = done;
    this.problem = "";
    this.busy = false;
  }

  show() {
    render(this.template(), this.root);
    const email = /** @type {HTMLInputElement|null} */ (this.root.querySelector("#email"));
    if (this.again) email?.focus();
  }

  template() {
    return html`
      <form class="eva-card office-sign-in" @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
        <h1>${this.again ? "Votre session est terminée" : "Espace conseillers"}</h1>
        <p>
          ${
            this.again
              ? "Reconnectez-vous pour continuer : ce que vous avez écrit est gardé."
              : "Connectez-vous avec le compte de votre structure."
          }
        </p>
        <div role="alert">${this.problem ? html`<p class="eva-note eva-note--warn">${this.problem}</p>` : nothing}</div>
        <div class="eva-field">
          <label for="email">Adresse électronique</label>
          <input id="email" name="email" type="email" autocomplete="username" required />
        </div>
        <div class="eva-field">
          <label for="password">Mot de passe</label>
          <input id="password" name="password" type="password" autocomplete="current-password" required />
        </div>
        <button class="eva-button" type="submit" ?disabled=${this.busy}>Se connecter</button>
        <p><a href="/conseil/inscription">Créer un compte</a></p>
      </form>
    `;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.turn(true, "");
    try {
      this.done(await signIn(String(form.get("email")), String(form.get("password"))));
    } catch (error) {
      this.turn(false, explain(error).message);
    }
  }

  /** @param {boolean} busy @param {string} problem */
  turn(busy, problem) {
    this.busy = busy;
    this.problem = problem;
    render(this.template(), this.root);
  }
}
