import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { isNarrowed, pageSize, readFilters, toQuery, writeFilters } from "../filters.js";
import { plural } from "../format.js";
import { open, say } from "../frame.js";
import { call } from "../gate.js";
import { listPage } from "../listing.js";
import { filterForm } from "./form.js";
import { table } from "./table.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

open(async (root) => {
  const campaigns = await call(() =>
    pb.collection("campaigns").getFullList({ sort: "state,-created", fields: "id,label,state" }),
  );
  const page = new EvaluationsPage(root, campaigns);
  window.addEventListener("popstate", () => page.go(readFilters(location.search)));
  await page.go(readFilters(location.search));
});

class EvaluationsPage {
  /** @param {HTMLElement} root @param {RecordModel[]} campaigns */
  constructor(root, campaigns) {
    this.root = root;
    this.campaigns = campaigns;
    this.filters = readFilters("");
    /** @type {{items: RecordModel[], more: boolean}} */
    this.list = { items: [], more: false };
    this.failed = false;
  }

  /** @param {import("../filters.js").Filters} filters */
  async go(filters) {
    this.filters = filters;
    const { expression, values, sort } = toQuery(filters);
    try {
      this.list = await listPage("evaluations", filters.page, pageSize, {
        filter: pb.filter(expression, values),
        sort,
        expand: "beneficiary,campaign,follow_ups_via_evaluation",
      });
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.draw();
    say(
      this.failed ? "La liste n’a pas pu être lue." : `${plural(this.list.items.length, "évaluation")} sur cette page.`,
    );
  }

  draw() {
    /** @param {import("../filters.js").Filters} filters */
    const change = (filters) => {
      history.pushState(null, "", `${location.pathname}${writeFilters(filters)}`);
      return this.go(filters);
    };
    render(
      html`
        <h1>Évaluations</h1>
        ${filterForm(this.filters, this.campaigns, change)} ${this.result()} ${this.pages(change)}
      `,
      this.root,
    );
  }

  result() {
    if (this.failed) {
      return html`<div class="eva-note eva-note--warn" role="alert">
        <p>La liste n’a pas pu être lue. Vérifiez votre connexion, puis réessayez.</p>
        <button class="eva-button eva-button--quiet" type="button" @click=${() => this.go(this.filters)}>Réessayer</button>
      </div>`;
    }
    if (this.list.items.length > 0) return table(this.list.items);
    if (isNarrowed(this.filters) || this.filters.page > 1) {
      return html`<p class="eva-note">
        Aucune évaluation ne correspond. <a href="/conseil/evaluations">Voir toutes les évaluations</a>
      </p>`;
    }
    return html`<p class="eva-note">
      Il n’y a pas encore d’évaluation. Donnez le code d’une <a href="/conseil/campagnes">campagne</a> aux personnes que vous
      accompagnez : leurs évaluations apparaîtront ici.
    </p>`;
  }

  /** @param {(filters: import("../filters.js").Filters) => Promise<void>} change */
  pages(change) {
    const { page } = this.filters;
    if (page === 1 && !this.list.more) return nothing;
    const link = (/** @type {number} */ to, /** @type {string} */ label) => {
      const filters = { ...this.filters, page: to };
      const go = async (/** @type {MouseEvent} */ event) => {
        event.preventDefault();
        await change(filters);
        this.root.querySelector("table")?.focus();
        this.root.scrollIntoView();
      };
      const href = `/conseil/evaluations${writeFilters(filters)}`;
      return html`<a class="eva-button eva-button--quiet" href=${href} @click=${go}>${label}</a>`;
    };
    return html`
      <nav class="eva-actions" aria-label="Pages">
        ${page > 1 ? link(page - 1, "Page précédente") : nothing}
        <span>Page ${page}</span>
        ${this.list.more ? link(page + 1, "Page suivante") : nothing}
      </nav>
    `;
  }
}
