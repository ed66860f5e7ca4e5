import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { longDate, plural } from "../format.js";
import { entitle, open, say } from "../frame.js";
import { call } from "../gate.js";
import { campaignStates, programmes } from "../labels.js";
import { qrImage } from "./qr.js";
import { sheet } from "./sheet.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

open(async (root) => {
  const id = new URLSearchParams(location.search).get("id") ?? "";
  const [campaign, situations] = await Promise.all([
    call(() => pb.collection("campaigns").getOne(id, { expand: "structure,owner" })),
    call(() => pb.collection("situations").getFullList()),
  ]);
  entitle(campaign.label);
  new CampaignPage(root, campaign, situations).draw();
});

/** What a change of state is called, and what it does. @type {Record<string, {to: string, label: string, done: string}[]>} */
const moves = {
  open: [{ to: "closed", label: "Fermer la campagne", done: "La campagne est fermée." }],
  closed: [
    { to: "open", label: "Rouvrir la campagne", done: "La campagne est ouverte." },
    { to: "archived", label: "Archiver", done: "La campagne est archivée." },
  ],
  archived: [{ to: "closed", label: "Sortir des archives", done: "La campagne est sortie des archives." }],
};

/** @type {Record<string, string>} */
const meanings = {
  open: "Le code fonctionne.",
  closed: "Le code ne permet plus de commencer. Les résultats restent là.",
  archived: "Le code ne fonctionne plus et la campagne n’est plus dans la liste. Les résultats restent là.",
};

class CampaignPage {
  /** @param {HTMLElement} root @param {RecordModel} campaign @param {RecordModel[]} situations */
  constructor(root, campaign, situations) {
    this.root = root;
    this.campaign = campaign;
    this.situations = situations;
    this.problem = "";
    this.copied = false;
    this.link = `${location.origin}/c/${campaign.code}`;
  }

  draw() {
    const structure = this.campaign.expand?.structure?.name ?? "";
    render(html`${this.screen(structure)} ${sheet(this.campaign, structure, this.link)}`, this.root);
  }

  /** @param {string} structure */
  screen(structure) {
    const { campaign } = this;
    return html`
      <div class="office-screen">
        <p class="office-crumb"><a href="/conseil/campagnes">Campagnes</a></p>
        <h1>${campaign.label}</h1>
        <p class="office-facts">
          <span class="eva-badge office-state" data-state=${campaign.state}>${campaignStates[campaign.state]}</span>
          ${meanings[campaign.state]} ${structure}, créée le ${longDate(campaign.created)} par
          ${campaign.expand?.owner?.name ?? "un collègue"}.
        </p>
        ${problemNote(this.problem)}
        <div class="office-columns">${this.access()} ${this.content()}</div>
      </div>
    `;
  }

  access() {
    const copy = () => this.copy();
    return html`
      <section class="eva-card" aria-labelledby="access">
        <h2 id="access">Pour entrer</h2>
        <p class="office-big-code">${this.campaign.code}</p>
        <div class="eva-field">
          <label for="link">Lien à envoyer</label>
          <input id="link" readonly .value=${this.link} @focus=${selectAll} />
        </div>
        ${qrImage(this.link)}
        <div class="eva-actions">
          <button type="button" class="eva-button" @click=${copy}>${this.copied ? "Lien copié" : "Copier le lien"}</button>
          <button type="button" class="eva-button eva-button--quiet" @click=${() => window.print()}>
            Imprimer la feuille à distribuer
          </button>
        </div>
      </section>
    `;
  }

  content() {
    const { campaign } = this;
    const byName = new Map(this.situations.map((situation) => [situation.name, situation]));
    /** @type {RecordModel[]} */
    const chosen = campaign.situations.flatMap((/** @type {string} */ name) => byName.get(name) ?? []);
    const total = chosen.reduce((sum, situation) => sum + situation.minutes, 0);
    const yes = (/** @type {boolean} */ on) => (on ? "oui" : "non");
    return html`
      <section class="eva-card" aria-labelledby="content">
        <h2 id="content">Contenu</h2>
        <p>${programmes[campaign.programme]}, ${plural(total, "minute")} en tout.</p>
        <ol>
          ${chosen.map(({ title, minutes }) => html`<li>${title} <small>(${minutes} min)</small></li>`)}
        </ol>
        <ul class="office-plain">
          <li>Points forts montrés à la personne : ${yes(campaign.show_strengths)}</li>
          <li>Texte libre proposé : ${yes(campaign.free_text)}</li>
          ${campaign.private ? html`<li>Campagne privée</li>` : nothing}
        </ul>
        <p><a href="/conseil/evaluations?campagne=${campaign.id}">Voir les évaluations de cette campagne</a></p>
        <div class="eva-actions">
          ${moves[campaign.state].map(
            (move) => html`
              <button type="button" class="eva-button eva-button--quiet" @click=${() => this.change(move)}>${move.label}</button>
            `,
          )}
        </div>
      </section>
    `;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.link);
    } catch {
      const field = /** @type {HTMLInputElement} */ (this.root.querySelector("#link"));
      field.select();
      document.execCommand("copy"); // the clipboard is refused on plain http
    }
    this.copied = true;
    this.draw();
    say("Lien copié.");
  }

  /** @param {{to: string, done: string}} move */
  async change({ to, done }) {
    try {
      const { expand } = this.campaign;
      this.campaign = await call(() => pb.collection("campaigns").update(this.campaign.id, { state: to }));
      this.campaign.expand = expand;
      this.problem = "";
      say(done);
    } catch (error) {
      this.problem = explain(error).message;
    }
    this.draw();
  }
}

/** @param {FocusEvent} event */
function selectAll(event) {
  /** @type {HTMLInputElement} */ (event.target).select();
}
