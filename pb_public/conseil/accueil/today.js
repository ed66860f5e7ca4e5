import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { help } from "../followup/view.js";
import { followUp } from "../followup.js";
import { plural, shortDate } from "../format.js";
import { say } from "../frame.js";
import { call } from "../gate.js";
import { needs } from "../labels.js";

/**
 * @typedef {object} Due an evaluation whose answer is awaited
 * @property {string} id
 * @property {string} name
 * @property {string} campaign
 * @property {string} finished_at
 * @property {string} synthesis
 *
 * @typedef {object} Today what GET /api/conseil/today answers
 * @property {Due[]} due
 * @property {boolean} more
 * @property {{id: string, label: string, closes_at: string}[]} closing
 * @property {{members: number, invitations: number}} waiting
 * @property {{latest: string, campaign: boolean, test: boolean, shared: boolean, report: boolean}} tour
 */

/** @param {number} page from 1 @returns {Promise<Today>} */
export function readToday(page) {
  return call(() => pb.send("/api/conseil/today", { query: { page } }));
}

/** What waits for the counsellor, a page at a time; the page stands in the address. */
export class TodayList {
  /** @param {HTMLElement} root @param {Today} today @param {number} page */
  constructor(root, today, page) {
    this.root = root;
    this.today = today;
    this.page = page;
    this.problem = "";
    window.addEventListener("popstate", () => this.go(pageOf(location.search)));
  }

  draw() {
    const { due, closing, waiting } = this.today;
    const others = [
      ...(this.page === 1 ? [...people(waiting), ...closing.map(closes)] : []),
      ...due.map((evaluation) => question(evaluation)),
    ];
    render(
      html`
        <h2 id="today" tabindex="-1">À faire aujourd’hui</h2>
        ${problemNote(this.problem)}
        ${
          others.length > 0
            ? html`<ul class="office-list">${others}</ul>`
            : html`<p>Rien à faire : les suites des évaluations de votre structure sont connues.</p>`
        }
        ${due.length > 0 ? help() : nothing} ${this.pages()}
      `,
      this.root,
    );
  }

  pages() {
    if (this.page === 1 && !this.today.more) return nothing;
    const button = (/** @type {string} */ label, /** @type {number} */ page) =>
      html`<button type="button" class="eva-button eva-button--quiet" @click=${() => this.turn(page)}>${label}</button>`;
    return html`
      <p class="eva-actions">
        ${this.page > 1 ? button("Plus récentes", this.page - 1) : nothing}
        ${this.today.more ? button("Plus anciennes", this.page + 1) : nothing}
      </p>
    `;
  }

  /** @param {number} page */
  async turn(page) {
    history.pushState(null, "", page > 1 ? `?page=${page}` : location.pathname);
    await this.go(page);
  }

  /** @param {number} page */
  async go(page) {
    try {
      this.today = await readToday(page);
      this.page = page;
      this.problem = "";
      say(`${plural(this.today.due.length, "suite")} à renseigner sur cette page.`);
    } catch (error) {
      this.problem = explain(error).message;
    }
    this.draw();
    /** @type {HTMLElement|null} */ (this.root.querySelector("#today"))?.focus();
  }
}

/** @param {string} search as in location.search @returns {number} */
export function pageOf(search) {
  const page = Number.parseInt(new URLSearchParams(search).get("page") ?? "", 10);
  return page > 0 ? page : 1;
}

/** @param {Due} evaluation */
function question(evaluation) {
  return html`
    <li class="office-due">
      <p>
        <a class="office-title" href="/conseil/evaluation?id=${evaluation.id}">${evaluation.name}</a>
        <span class="office-facts">
          ${evaluation.campaign} · terminée le ${shortDate(evaluation.finished_at)} · compétences de base :
          ${needs[evaluation.synthesis].toLowerCase()}
        </span>
      </p>
      ${followUp(evaluation, [], { mode: "today" })}
    </li>
  `;
}

/** @param {Today["waiting"]} waiting */
function people({ members, invitations }) {
  const rows = [];
  if (members > 0) rows.push(task(`${plural(members, "compte")} à accepter`, "/conseil/equipe", "Voir l’équipe"));
  if (invitations > 0)
    rows.push(task(`${plural(invitations, "invitation")} sans réponse`, "/conseil/equipe", "Voir les invitations"));
  return rows;
}

/** @param {Today["closing"][number]} campaign */
function closes({ id, label, closes_at }) {
  return task(
    `La campagne « ${label} » se termine le ${shortDate(closes_at)}`,
    `/conseil/campagne?id=${id}`,
    "Voir la campagne",
  );
}

/** @param {string} text @param {string} href @param {string} label */
function task(text, href, label) {
  return html`<li class="office-row">
    <div>${text}</div>
    <a class="eva-button eva-button--quiet" href=${href}>${label}</a>
  </li>`;
}
