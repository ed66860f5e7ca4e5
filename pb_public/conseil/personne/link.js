import { html, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { say } from "../frame.js";
import { call } from "../gate.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

/** The link by which the person comes back as themselves. What stands after # is never sent to the server, nor logged. */
export class Link {
  /** @param {HTMLElement} root @param {import("./page.js").Person} person */
  constructor(root, person) {
    this.root = root;
    this.person = person;
    /** @type {RecordModel[]} */
    this.campaigns = [];
    this.chosen = "";
    this.copied = false;
  }

  async load() {
    const list = await call(() =>
      pb
        .collection("campaigns")
        .getList(1, 50, { filter: 'state = "open"', sort: "-created", fields: "id,label,code", skipTotal: true }),
    );
    this.campaigns = list.items;
    this.chosen = this.campaigns[0]?.code ?? "";
    this.draw();
  }

  get address() {
    return `${location.origin}/c/${this.chosen}#${this.person.personal_code}`;
  }

  draw() {
    const choose = (/** @type {Event} */ event) => {
      this.chosen = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
      this.copied = false;
      this.draw();
    };
    render(
      html`
        <h2>Lien personnel</h2>
        <p>Par ce lien, la personne reprend sous le même nom, sans taper de code. Ne le donnez qu’à elle.</p>
        ${
          this.campaigns.length > 0
            ? html`
              <div class="eva-field">
                <label for="campaign">Campagne</label>
                <select id="campaign" @change=${choose}>
                  ${this.campaigns.map(({ code, label }) => html`<option value=${code} ?selected=${code === this.chosen}>${label}</option>`)}
                </select>
              </div>
              <div class="eva-field">
                <label for="link">Lien à lui envoyer</label>
                <input id="link" readonly .value=${this.address} />
              </div>
              <button type="button" class="eva-button eva-button--quiet" @click=${() => this.copy()}>
                ${this.copied ? "Lien copié" : "Copier le lien"}
              </button>
            `
            : html`<p class="eva-note">Aucune campagne n’est ouverte : il n’y a rien à rejoindre.</p>`
        }
      `,
      this.root,
    );
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.address);
    } catch {
      const field = /** @type {HTMLInputElement} */ (this.root.querySelector("#link"));
      field.select();
      document.execCommand("copy"); // the clipboard is refused on plain http
    }
    this.copied = true;
    this.draw();
    say("Lien copié.");
  }
}
