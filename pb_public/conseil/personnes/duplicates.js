import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { shortDate } from "../format.js";
import { spoken } from "../names.js";

/**
 * @typedef {{id: string, name: string, personal_code: string, created: string}} Face
 * @typedef {{reason: string, first: Face, second: Face}} Duplicate
 */

/** @type {Record<string, string>} */
const reasons = {
  same_name: "Même nom, aux accents, aux majuscules et à l’ordre près.",
  close_name: "Noms à une lettre près.",
  same_campaign: "Un nom contient l’autre, dans la même campagne et à des dates proches.",
};

/** The records that may be of one person: of somebody, or of the whole structure. */
export class Duplicates {
  /** @param {HTMLElement} root @param {string} [of] id of somebody */
  constructor(root, of = "") {
    this.root = root;
    this.of = of;
    /** @type {Duplicate[]} */
    this.found = [];
  }

  /** What is only a suggestion never stops a page: without an answer there is none. */
  async load() {
    const path = this.of ? `${encodeURIComponent(this.of)}/duplicates` : "duplicates";
    const answer = await pb.send(`/api/conseil/people/${path}`, {}).catch(() => null);
    this.found = answer?.items ?? [];
    this.root.hidden = this.found.length === 0;
    this.draw();
  }

  draw() {
    render(
      html`
        <h2 id="duplicates">Doublons possibles</h2>
        <p>Ces fiches sont peut-être celles d’une même personne. Rien n’est fusionné sans vous, et une fusion peut être défaite.</p>
        <ul class="office-list">${this.found.map((found) => this.row(found))}</ul>
      `,
      this.root,
    );
  }

  /** @param {Duplicate} found */
  row({ reason, first, second }) {
    const faces = this.of ? [first, second].filter(({ id }) => id !== this.of) : [first, second];
    return html`
      <li class="office-row">
        <div>
          ${faces.map(face)}
          <p class="office-facts">${reasons[reason] ?? nothing}</p>
        </div>
        <a class="eva-button eva-button--quiet" href="/conseil/personne?id=${first.id}&fusion=${second.id}">
          Comparer les fiches<span class="eva-hidden"> de ${first.name} et ${second.name}</span>
        </a>
      </li>
    `;
  }
}

/** @param {Face} face */
function face({ id, name, personal_code: code, created }) {
  return html`<p>
    <a class="office-title" href="/conseil/personne?id=${id}">${name}</a>
    <span class="office-facts">code ${spoken(code)}, connue depuis le ${shortDate(created)}</span>
  </p>`;
}
