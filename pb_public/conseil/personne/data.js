import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { dateAndHour, longDate } from "../format.js";
import { call } from "../gate.js";
import { evaluationStates, playStates } from "../labels.js";
import { spoken } from "../names.js";
import { heading, said, told } from "./fields.js";

/**
 * What GET /api/conseil/people/{id}/data answers: hooks/privacy/data.go says what each part is.
 *
 * @typedef {Record<string, any>} Row
 * @typedef {{play: Row, title: string, events: Row[]|null}} PlayData
 * @typedef {{evaluation: Row, campaign: string, plays: PlayData[], records: Record<string, Row[]>}} EvaluationData
 * @typedef {{exported_at: string, person: Row, structure: string, former_codes: string[], records: Record<string, Row[]>, evaluations: EvaluationData[], apart: string}} Data
 */

/** All that is held on a person, in words, to be printed and handed over. */
export class DataPage {
  /** @param {HTMLElement} root @param {import("./page.js").Person} person */
  constructor(root, person) {
    this.root = root;
    this.person = person;
  }

  async load() {
    /** @type {Data} */
    const data = await call(() => pb.send(`/api/conseil/people/${encodeURIComponent(this.person.id)}/data`, {}));
    render(this.page(data), this.root);
  }

  /** @param {Data} data */
  page({ exported_at: at, person, structure, former_codes: codes, records, evaluations, apart }) {
    return html`
      <div class="office-toolbar office-screen">
        <p class="office-crumb"><a href="/conseil/personne?id=${person.id}">${person.name}</a></p>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => window.print()}>Imprimer</button>
        <a class="eva-button eva-button--quiet" href="/api/conseil/people/${person.id}/data" download="donnees-personnelles.json">Télécharger le fichier (JSON)</a>
      </div>
      <h1>Les données gardées sur ${person.name}</h1>
      <p>Réunies le ${longDate(at)} à la demande de la personne. Elle peut les faire corriger ou effacer, et s’opposer à leur usage.</p>
      <dl class="people-data">
        <dt>Nom</dt><dd>${person.name}</dd>
        <dt>Code personnel</dt><dd>${this.person.erased ? "effacé" : spoken(person.personal_code)}${codes.length > 0 ? ` (aussi : ${codes.map(spoken).join(", ")})` : ""}</dd>
        <dt>Structure</dt><dd>${structure}</dd>
        <dt>Connue depuis le</dt><dd>${longDate(person.created)}</dd>
      </dl>
      ${apart ? html`<p class="eva-note">${apart}</p>` : nothing} ${tables(records)} ${evaluations.map(evaluation)}
    `;
  }
}

/** @param {EvaluationData} held */
function evaluation({ evaluation: row, campaign, plays, records }) {
  return html`
    <section class="eva-card">
      <h2>${campaign}, le ${longDate(row.started_at)}</h2>
      <p>${evaluationStates[row.state]}. Dernier signe de vie le ${dateAndHour(row.last_seen_at)}.</p>
      ${listed(row)} ${tables(records)}
      <h3>Activités</h3>
      ${plays.map(play)}
    </section>
  `;
}

/** @param {PlayData} played */
function play({ play: row, title, events }) {
  const happened = events ?? [];
  return html`
    <details class="people-more">
      <summary>${title} : ${playStates[row.state].toLowerCase()}, le ${dateAndHour(row.started_at)}, ${happened.length} gestes et réponses</summary>
      <ol>${happened.map(({ name, at, data }) => html`<li>${name}, ${Math.round(at / 1000)} s : ${said(data)}</li>`)}</ol>
    </details>
  `;
}

/** @param {Record<string, Row[]>} records */
function tables(records) {
  return Object.entries(records).map(
    ([collection, rows]) => html`
      <h3>${heading(collection)}</h3>
      ${rows.map((row) => html`<div class="people-record">${listed(row)}</div>`)}
    `,
  );
}

/** @param {Row} row */
function listed(row) {
  const rows = told(row);
  return rows.length > 0
    ? html`<dl class="people-data">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
    : nothing;
}
