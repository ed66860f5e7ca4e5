import { html, render } from "../../vendor/lit-html.js";
import { asGuest, pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { fillIn } from "../sign-in/proconnect.js";
import { Chooser, focusProblem, textField } from "./chooser.js";
import { openOutside, turnTo } from "./outside.js";
import { PasswordField } from "./password.js";

class SignUp {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const draw = () => this.draw();
    this.chooser = new Chooser(draw);
    this.password = new PasswordField(draw);
    this.busy = false;
    /** @type {import("../errors.js").Explanation} */
    this.problem = { message: "", fields: {} };
  }

  draw() {
    render(this.template(), this.root);
  }

  template() {
    const errors = this.problem.fields;
    return html`
      <h1>Créer un compte de conseiller</h1>
      <p class="eva-lead">
        Ce compte est pour les professionnels qui accompagnent des personnes. Pour passer une évaluation, il n’en faut pas :
        <a href="/">entrez votre code</a>.
      </p>
      ${steps()}
      <form class="eva-card" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
        ${problemNote(this.problem.message)} ${this.chooser.template(errors)}
        ${textField("name", "Prénom et nom", errors, { autocomplete: "name", maxlength: "120" })}
        ${textField("email", "Adresse électronique professionnelle", errors, { type: "email", autocomplete: "username", maxlength: "255" })}
        ${this.password.template(errors.password)}
        <div class="office-trap" aria-hidden="true">
          <label for="website">Laissez ce champ vide</label>
          <input id="website" name="website" tabindex="-1" autocomplete="off" />
        </div>
        <div class="eva-actions">
          <button class="eva-button" type="submit" ?disabled=${this.busy}>Demander mon compte</button>
          <a class="eva-button eva-button--quiet" href="/conseil/">J’ai déjà un compte</a>
        </div>
      </form>
      <p class="office-facts">
        Votre nom et votre adresse servent à vous reconnaître et à vous écrire. <a href="/confidentialite">Politique de confidentialité</a>
      </p>
    `;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "");
    const body = { name: text("name"), email: text("email"), password: text("password"), website: text("website") };
    this.turn(true, { message: "", fields: {} });
    try {
      await pb.send("/api/conseil/sign-up", {
        ...asGuest,
        method: "POST",
        body: { ...body, ...this.chooser.read(form) },
      });
      turnTo(this.root, sent(body.email));
    } catch (error) {
      this.turn(false, explain(error));
      focusProblem(this.root);
    }
  }

  /** @param {boolean} busy @param {import("../errors.js").Explanation} problem */
  turn(busy, problem) {
    this.busy = busy;
    this.problem = problem;
    this.draw();
  }
}

function steps() {
  return html`
    <p>Trois étapes :</p>
    <ol>
      <li>vous demandez un compte ici ;</li>
      <li>vous confirmez votre adresse, par un lien que vous recevez ;</li>
      <li>
        l’administrateur de votre structure vous accepte. Si votre structure est nouvelle, c’est l’équipe nationale qui répond.
      </li>
    </ol>
  `;
}

/** @param {string} email */
function sent(email) {
  return html`
    <h1 tabindex="-1">Regardez votre messagerie</h1>
    <div class="eva-card">
      <p>Un message part pour <strong>${email}</strong>.</p>
      <ol>
        <li>Ouvrez le lien du message. Il marche 3 jours.</li>
        <li>Écrivez le mot de passe que vous venez de choisir.</li>
        <li>La page vous dit ensuite qui doit vous accepter. Vous recevez un message dès que c’est fait.</li>
      </ol>
      <p>Rien n’arrive au bout de quelques minutes ? Regardez dans les indésirables, vérifiez l’adresse, puis recommencez.</p>
      <p class="eva-actions">
        <a class="eva-button eva-button--quiet" href="/conseil/inscription">Recommencer</a>
        <a class="eva-button eva-button--quiet" href="/conseil/">Se connecter</a>
      </p>
    </div>
  `;
}

openOutside(async (root) => {
  new SignUp(root).draw();
  await fillIn(root);
});
