import { html, nothing } from "../../vendor/lit-html.js";
import { stateOf } from "../campagnes/dates.js";
import { countsText } from "../campagnes/list.js";
import { meaningful } from "../campagnes/options.js";
import { dateAndHour, longDate, plural } from "../format.js";
import { campaignStates } from "../labels.js";
import { minutes, names, propose } from "../programmes.js";
import { qrImage } from "./qr.js";

/**
 * @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel
 * @typedef {import("./read.js").Known} Known
 */

/** @type {Record<string, (campaign: RecordModel) => string>} */
const meanings = {
  planned: ({ opens_at: opens }) => `Le code fonctionnera à partir du ${longDate(opens)}.`,
  open: ({ closes_at: closes }) =>
    closes ? `Le code fonctionne jusqu’au ${longDate(closes)} compris.` : "Le code fonctionne.",
  closed: () =>
    "Le code ne permet plus de commencer ; on peut encore reprendre pendant 30 jours. Les résultats restent là.",
  archived: () => "Le code ne fonctionne plus et la campagne n’est plus dans la liste. Les résultats restent là.",
};

/** @param {RecordModel} campaign @param {string} structure */
export function facts(campaign, structure) {
  const now = stateOf(/** @type {any} */ (campaign), new Date());
  const { owner, editor } = campaign.expand ?? {};
  return html`
    <p class="office-facts">
      <span class="eva-badge office-state" data-state=${now}>${campaignStates[now]}</span>
      ${meanings[now](campaign)} ${structure}, créée le ${longDate(campaign.created)} par ${owner?.name ?? "un collègue"}.
      ${campaign.version > 1 ? html`Modifiée le ${dateAndHour(campaign.updated)}${editor ? ` par ${editor.name}` : ""}.` : nothing}
      ${campaign.private ? privateTo(campaign) : nothing}
    </p>
  `;
}

/** @param {RecordModel} campaign */
function privateTo({ expand }) {
  const guests = (expand?.guests ?? []).map((/** @type {RecordModel} */ { name }) => name);
  return guests.length > 0 ? `Campagne privée, partagée avec ${guests.join(", ")}.` : "Campagne privée.";
}

/**
 * What can be done with the state of a campaign.
 *
 * @param {RecordModel} campaign
 * @returns {{label: string, fields: Record<string, string>, done: string}[]}
 */
export function moves(campaign) {
  const now = stateOf(/** @type {any} */ (campaign), new Date());
  const close = { label: "Fermer", fields: { state: "closed" }, done: "La campagne est fermée." };
  // A campaign whose last day is over is still open to whoever gives it another one.
  const reopen = { label: "Rouvrir", fields: { state: "open", closes_at: "" }, done: "La campagne est ouverte." };
  const archive = { label: "Archiver", fields: { state: "archived" }, done: "La campagne est archivée." };
  const unarchive = {
    label: "Sortir des archives",
    fields: { state: "closed" },
    done: "La campagne est sortie des archives.",
  };
  return { planned: [close], open: [close], closed: [reopen, archive], archived: [unarchive] }[now];
}

/** @param {string} code @param {string} link @param {boolean} copied @param {{copy: () => void, print: () => void}} act */
export function access(code, link, copied, { copy, print }) {
  return html`
    <section class="eva-card" aria-labelledby="access">
      <h2 id="access">Pour entrer</h2>
      <p class="office-big-code">${code}</p>
      <div class="eva-field">
        <label for="link">Lien à envoyer</label>
        <input id="link" readonly .value=${link} @focus=${selectAll} />
      </div>
      ${qrImage(link)}
      <div class="eva-actions">
        <button type="button" class="eva-button" @click=${copy}>${copied ? "Lien copié" : "Copier le lien"}</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${print}>Imprimer la feuille à distribuer</button>
      </div>
    </section>
  `;
}

/** @param {FocusEvent} event */
function selectAll(event) {
  /** @type {HTMLInputElement} */ (event.target).select();
}

/** @param {RecordModel} campaign @param {Known} known */
export function content(campaign, { situations, counts }) {
  const choices = propose(situations, /** @type {any} */ ({ situations: campaign.situations }));
  const chosen = choices.filter(({ name }) => names(choices).includes(name));
  const yes = (/** @type {boolean} */ on) => (on ? "oui" : "non");
  return html`
    <section class="eva-card" aria-labelledby="content">
      <h2 id="content">Contenu</h2>
      <p>${campaign.programme_title}, ${plural(minutes(choices), "minute")} en tout.</p>
      <ol>
        ${chosen.map(({ title, minutes: time }) => html`<li>${title} <small>(${time} min)</small></li>`)}
      </ol>
      <ul class="office-plain">
        ${meaningful(/** @type {any} */ ({ choices })).map(({ name, label }) => html`<li>${label} : ${yes(campaign[name])}</li>`)}
      </ul>
      <h3>Où en est-on</h3>
      <p>${counts ? countsText(counts) : nothing}</p>
      <p><a href="/conseil/evaluations?campagne=${campaign.id}">Voir les évaluations de cette campagne</a></p>
      <p><a href="/conseil/direct?campagne=${campaign.id}">Suivre le groupe en direct</a></p>
    </section>
  `;
}
