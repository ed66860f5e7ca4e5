import { html, nothing } from "../../vendor/lit-html.js";
import { plural, shortDate } from "../format.js";
import { campaignStates } from "../labels.js";
import { stateOf } from "./dates.js";
import { sorts, states } from "./search.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

/** A form that only writes the address: the list can be kept, shared and gone back to. @param {import("./search.js").Search} search */
export function searchForm({ text, state, sort }) {
  const choice = (
    /** @type {string} */ id,
    /** @type {string} */ label,
    /** @type {Record<string, {label: string}>} */ all,
    /** @type {string} */ value,
  ) => html`
    <div class="eva-field">
      <label for=${id}>${label}</label>
      <select id=${id} name=${id}>
        ${Object.entries(all).map(([code, { label: words }]) => html`<option value=${code} ?selected=${code === value}>${words}</option>`)}
      </select>
    </div>
  `;
  return html`
    <form class="office-filters" aria-label="Chercher une campagne" action="/conseil/campagnes">
      <div class="eva-field office-search">
        <label for="q">Nom ou code</label>
        <input id="q" name="q" type="search" autocomplete="off" .value=${text} />
      </div>
      ${choice("etat", "État", states, state)} ${choice("tri", "Ordre", sorts, sort)}
      <button class="eva-button eva-button--quiet" type="submit">Chercher</button>
    </form>
  `;
}

/** @param {RecordModel} campaign @param {RecordModel|undefined} count @param {string} own structure */
export function row(campaign, count, own) {
  const elsewhere = campaign.structure === own ? "" : campaign.expand?.structure?.name;
  const now = stateOf(/** @type {any} */ (campaign), new Date());
  const facts = [
    campaign.programme_title,
    plural(campaign.situations.length, "mise en situation", "mises en situation"),
    `créée le ${shortDate(campaign.created)}`,
    elsewhere,
    campaign.private ? "privée" : "",
  ].filter(Boolean);
  return html`
    <li class="office-row">
      <div>
        <a class="office-title" href="/conseil/campagne?id=${campaign.id}">${campaign.label}</a>
        <p class="office-facts">${facts.join(" · ")}</p>
        ${count ? html`<p class="office-facts">${countsText(count)}</p>` : nothing}
      </div>
      <span class="office-code">${campaign.code}</span>
      <span class="eva-badge office-state" data-state=${now}>${campaignStates[now]}</span>
      <a class="office-side" href="/conseil/evaluations?campagne=${campaign.id}">Évaluations<span class="eva-hidden"> de ${campaign.label}</span></a>
    </li>
  `;
}

/** @param {RecordModel} count @returns {string} what became of a campaign */
export function countsText({ started, finished, last_at: last }) {
  if (!started) return "Personne n’a encore commencé.";
  const done = `${plural(finished, "terminée")} sur ${plural(started, "évaluation commencée", "évaluations commencées")}`;
  return `${done}, la dernière le ${shortDate(last)}.`;
}
