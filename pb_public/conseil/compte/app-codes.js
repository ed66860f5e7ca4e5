import { html, nothing } from "../../vendor/lit-html.js";
import encodeQR from "../../vendor/qr.js";
import { squares } from "../campagne/squares.js";
import { Change, passwordField } from "./change.js";

const border = 4; // squares of white that the standard asks for

/** Registers an application of codes in three steps: the password, the QR code, the recovery codes to keep. */
export class AppCodes {
  /** @param {() => void} draw @param {(done: string) => unknown} after */
  constructor(draw, after) {
    this.draw = draw;
    this.after = after;
    /** @type {{secret: string, address: string}|null} */
    this.started = null;
    /** @type {string[]} */
    this.codes = [];
    this.copied = false;
    const show = (/** @type {string} */ _done, /** @type {{recovery_codes: string[]}} */ answer) =>
      this.show(answer.recovery_codes);
    this.start = new Change("app", draw, (_done, answer) => this.turn(answer));
    this.confirm = new Change("app/confirm", draw, show);
    this.renewal = new Change("recovery-codes", draw, show);
  }

  /** @param {import("./security.js").State} state */
  template({ by_app: byApp }) {
    if (this.codes.length > 0) return this.recovery();
    if (this.started) return this.scan(this.started);
    return html`
      ${this.start.template({
        title: byApp ? "Changer de téléphone ou d’application de codes" : "Ajouter une application de codes",
        intro:
          "Une application sur votre téléphone montre un code qui change toutes les 30 secondes. Il sera demandé à chaque connexion. Elle marche sans réseau : FreeOTP, Aegis, Google Authenticator, Microsoft Authenticator…",
        send: "Continuer",
        done: "",
      })}
      ${
        byApp
          ? this.renewal.template({
              title: "Faire d’autres codes de secours",
              intro: "Ceux d’avant ne servent plus.",
              send: "Faire d’autres codes",
              done: "",
            })
          : nothing
      }
    `;
  }

  /** @param {{secret: string, address: string}} started */
  scan({ secret, address }) {
    return html`
      <form class="eva-card office-enrol" novalidate
        @submit=${(/** @type {SubmitEvent} */ event) => this.confirm.submit(event, { title: "", send: "", done: "" })}>
        <h3 tabindex="-1">Enregistrer l’application</h3>
        <ol>
          <li>Dans l’application, choisissez d’ajouter un compte.</li>
          <li>
            Visez cette image :
            ${image(address)}
            <details>
              <summary>Je ne peux pas viser l’image</summary>
              <p>Donnez cette clé à l’application :</p>
              <p><code>${secret.match(/.{1,4}/g)?.join(" ")}</code></p>
              <p><a href=${address}>Ouvrir l’application par un lien, sur ce téléphone</a></p>
            </details>
          </li>
          <li>Recopiez le code de 6 chiffres qu’elle montre.</li>
        </ol>
        ${this.confirm.problem.message ? html`<p class="eva-note eva-note--warn" role="alert">${this.confirm.problem.message}</p>` : nothing}
        ${passwordField("app-code", "code", "Code de 6 chiffres", "", "one-time-code", this.confirm)}
        <div class="eva-actions">
          <button class="eva-button" type="submit" ?disabled=${this.confirm.busy}>Confirmer</button>
          <button class="eva-button eva-button--quiet" type="button" @click=${() => this.turn(null)}>Annuler</button>
        </div>
      </form>
    `;
  }

  recovery() {
    return html`
      <div class="eva-card office-enrol">
        <h3 tabindex="-1">Vos codes de secours</h3>
        <p>
          Sans votre téléphone, un de ces codes remplace celui de l’application, une seule fois. Gardez-les loin de lui, par exemple sur
          papier. <strong>Ils ne seront plus montrés.</strong>
        </p>
        <ul class="office-recovery">
          ${this.codes.map((code) => html`<li><code>${code}</code></li>`)}
        </ul>
        <div class="eva-actions">
          ${
            "clipboard" in navigator
              ? html`<button class="eva-button eva-button--quiet" type="button" @click=${() => this.copy()}>${this.copied ? "Codes copiés" : "Copier"}</button>`
              : nothing
          }
          <button class="eva-button eva-button--quiet" type="button" @click=${() => print()}>Imprimer</button>
          <button class="eva-button" type="button" @click=${() => this.close()}>Je les ai gardés</button>
        </div>
      </div>
    `;
  }

  async copy() {
    await navigator.clipboard.writeText(this.codes.join("\n"));
    this.copied = true;
    this.draw();
  }

  /** @param {{secret: string, address: string}|null} started */
  turn(started) {
    this.started = started;
    this.draw();
    focusTitle();
  }

  /** @param {string[]} codes */
  show(codes) {
    this.started = null;
    this.codes = codes;
    this.copied = false;
    this.draw();
    focusTitle();
  }

  close() {
    this.codes = [];
    return this.after("L’application de codes est active : son code sera demandé à chaque connexion.");
  }
}

function focusTitle() {
  /** @type {HTMLElement|null} */ (document.querySelector(".office-enrol h3"))?.focus();
}

/** Always dark on white, whatever the theme: cameras read nothing else. @param {string} address */
function image(address) {
  const matrix = encodeQR(address, "raw", { border });
  return html`
    <svg class="office-qr" role="img" aria-label="QR code à viser avec l’application" viewBox="0 0 ${matrix.length} ${matrix.length}"
      shape-rendering="crispEdges">
      <rect width=${matrix.length} height=${matrix.length} fill="#fff"></rect>
      <path d=${squares(matrix)} fill="#000"></path>
    </svg>
  `;
}
