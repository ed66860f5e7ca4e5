import { html, nothing } from "../../vendor/lit-html.js";
import { proConnectAddress } from "./proconnect.js";

/** @typedef {import("./form.js").SignInForm} Form */

/** @param {Form} form */
export function view(form) {
  const { title, lead, fields, send, others } = steps[form.step](form);
  return html`
    <form class="eva-card office-sign-in" @submit=${(/** @type {SubmitEvent} */ event) => form.submit(event)}>
      <h1>${title}</h1>
      <p>${lead}</p>
      <div role="alert">${form.problem ? html`<p class="eva-note eva-note--warn">${form.problem}</p>` : nothing}</div>
      ${form.unknown ? html`<p class="eva-actions"><a class="eva-button" href="/conseil/inscription#proconnect">Créer mon compte</a></p>` : nothing}
      ${form.step === "password" ? proConnect(form) : nothing} ${fields}
      <button class="eva-button" type="submit" ?disabled=${form.busy}>${send}</button>
      ${others}
    </form>
  `;
}

/** Each step of the form. @type {Record<import("./form.js").Step, (form: Form) => {title: string, lead: unknown, fields: unknown, send: string, others: unknown}>} */
const steps = {
  password: (form) => ({
    ...welcome(form),
    fields: html`${address(form)} ${password("Mot de passe")}`,
    send: "Se connecter",
    others: html`
      ${form.ways.code ? link("Recevoir un code par courriel, sans mot de passe", () => form.turn("address")) : nothing}
      ${doors(form)}
    `,
  }),
  address: (form) => ({
    ...welcome(form),
    fields: address(form),
    send: "Recevoir un code",
    others: link("Utiliser mon mot de passe", () => form.turn("password")),
  }),
  code: (form) => ({
    title: "Le code reçu par courriel",
    lead: html`
      ${form.mfaId ? "Votre compte demande aussi un code." : "Si un compte a cette adresse, un code lui est envoyé."}
      Ouvrez votre messagerie : <strong>${form.email}</strong>. Regardez aussi dans les indésirables.
    `,
    fields: code("Code de 8 chiffres", "Il sert pendant 10 minutes.", "numeric"),
    send: "Se connecter",
    others: html`
      ${link("Envoyer un autre code", () => form.attempt(() => form.address()))}
      ${form.seconds.app && form.mfaId ? link("Utiliser mon application", () => form.turn("app")) : nothing}
      ${link("Recommencer", () => form.restart())}
    `,
  }),
  app: (form) => ({
    title: "Le code de votre application",
    lead: "Votre compte demande aussi le code que votre application montre en ce moment.",
    fields: code(
      "Code de 6 chiffres, ou code de secours",
      "Téléphone perdu ? Un code de secours convient. Sans code de secours, écrivez à l’équipe.",
      "text",
    ),
    send: "Se connecter",
    others: html`
      ${form.seconds.mail ? link("Recevoir plutôt un code par courriel", () => form.attempt(() => form.address())) : nothing}
      ${form.seconds.password ? link("Utiliser mon mot de passe", () => form.turn("second-password")) : nothing}
      ${link("Recommencer", () => form.restart())}
    `,
  }),
  "second-password": (form) => ({
    title: "Votre mot de passe",
    lead: html`Le code est juste. Votre compte, <strong>${form.email}</strong>, demande aussi le mot de passe.`,
    fields: password("Mot de passe"),
    send: "Se connecter",
    others: html`
      <p class="office-doors"><a href="/conseil/mot-de-passe">Mot de passe oublié ?</a></p>
      ${link("Recommencer", () => form.restart())}
    `,
  }),
};

/** Nothing that leaves a page on which something was being written. @param {Form} form */
function doors({ again }) {
  const forgotten = "Mot de passe oublié ?";
  return again
    ? html`<p class="office-doors"><a href="/conseil/mot-de-passe" target="_blank">${forgotten} (nouvelle fenêtre)</a></p>`
    : html`
        <p class="office-doors">
          <a href="/conseil/mot-de-passe">${forgotten}</a>
          <a href="/conseil/inscription">Créer un compte</a>
        </p>
      `;
}

/** @param {Form} form */
function welcome({ again }) {
  return again
    ? {
        title: "Votre session est terminée",
        lead: "Reconnectez-vous pour continuer : ce que vous avez écrit est gardé.",
      }
    : { title: "Espace conseillers", lead: "Connectez-vous avec le compte de votre structure." };
}

/** The text is the one that ProConnect asks for. @param {Form} form */
function proConnect({ ways, again }) {
  if (!ways.proconnect) return nothing;
  return html`
    <div class="office-proconnect">
      <a class="eva-button" href=${proConnectAddress()}>S’identifier avec ProConnect</a>
      ${again ? html`<p class="office-facts">Attention : ce bouton quitte la page, et ce que vous avez écrit est perdu.</p>` : nothing}
      <p><a href=${ways.proconnect_about} target="_blank" rel="noopener">Qu’est-ce que ProConnect ? (nouvelle fenêtre)</a></p>
      <p class="office-or"><span>ou</span></p>
    </div>
  `;
}

/** @param {Form} form */
const address = ({ email }) => html`
  <div class="eva-field">
    <label for="email">Adresse électronique</label>
    <input id="email" name="email" type="email" autocomplete="username" required .value=${email} />
  </div>
`;

/** @param {string} label */
const password = (label) => html`
  <div class="eva-field">
    <label for="password">${label}</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required />
  </div>
`;

/** @param {string} label @param {string} hint @param {"numeric"|"text"} keyboard */
const code = (label, hint, keyboard) => html`
  <div class="eva-field">
    <label for="code">${label}</label>
    <small id="code-hint">${hint}</small>
    <input id="code" name="code" inputmode=${keyboard} autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required
      aria-describedby="code-hint" />
  </div>
`;

/** @param {string} label @param {() => void} action */
const link = (label, action) =>
  html`<p class="office-doors"><button class="office-link" type="button" @click=${action}>${label}</button></p>`;
