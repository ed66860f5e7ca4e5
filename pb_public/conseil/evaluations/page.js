import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { fromStart, isNarrowed, readFilters, writeFilters } from "../filters.js";
import { plural } from "../format.js";
import { open, say } from "../frame.js";
import { call } from "../gate.js";
import { actions } from "./actions.js";
import { chosenColumns, keepColumns } from "./columns.js";
import { filterForm } from "./form.js";
import { table } from "./table.js";
import { Together } from "./together.js";

/** @typedef {import("../filters.js").Filters} Filters */

/**
 * @typedef {object} List a page of the list, as the server gives it
 * @property {import("./columns.js").Line[]} items
 * @property {string} previous
 * @property {string} next
 * @property {{count: number, more: boolean}} [total] on the first page
 * @property {boolean} tree
 */

const mostCampaigns = 200;

open(async (root) => {
  const page = new EvaluationsPage(root);
  window.addEventListener("popstate", () => page.go(readFilters(location.search)));
  const { items } = await call(() =>
    pb.collection("campaigns").getList(1, mostCampaigns, { sort: "-created", fields: "id,label", skipTotal: true }),
  );
  page.campaigns = items;
  await page.go(readFilters(location.search));
});

class EvaluationsPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {import("../../vendor/pocketbase.js").RecordModel[]} */
    this.campaigns = [];
    this.filters = readFilters("");
    /** @type {List} */
    this.list = { items: [], previous: "", next: "", tree: false };
    this.problem = "";
    this.chosen = chosenColumns();
    /** Ids; they stay ticked from page to page. @type {Set<string>} */
    this.ticked = new Set();
    /** Ids of the rows seen so far whose follow-up can be told. @type {Set<string>} */
    this.finished = new Set();
    this.together = new Together(
      () => this.draw(),
      () => this.go(this.filters),
    );
  }

  /** @param {Filters} filters */
  async go(filters) {
    this.filters = filters;
    try {
      this.list = await call(() => pb.send(`/api/conseil/evaluations${writeFilters(filters)}`, {}));
      for (const { id, state } of this.list.items) if (state === "finished") this.finished.add(id);
      this.problem = "";
    } catch (error) {
      this.problem = explain(error).message;
    }
    this.draw();
    say(this.problem || `${this.count() || plural(this.list.items.length, "évaluation")} sur cette page.`);
  }

  /** @param {Filters} filters */
  change(filters) {
    history.pushState(null, "", `${location.pathname}${writeFilters(filters)}`);
    return this.go(filters);
  }

  draw() {
    const { filters, ticked, chosen, campaigns } = this;
    const untick = () => this.tick([...ticked], false);
    const tickAll = () =>
      this.tick(
        this.list.items.map(({ id }) => id),
        true,
      );
    const choose = (/** @type {string[]} */ names) => {
      this.chosen = names;
      keepColumns(names);
      this.draw();
    };
    render(
      html`
        <h1>Évaluations</h1>
        ${filterForm(filters, { campaigns, tree: this.list.tree }, (asked) => this.change(asked))}
        ${
          this.list.items.length > 0
            ? html`<p class="office-facts">${this.count()}</p>
                ${actions({ filters, ticked, chosen, untick, tickAll, choose, more: this.together.template([...ticked].filter((id) => this.finished.has(id))) })}`
            : nothing
        }
        ${this.result()} ${this.pages()}
      `,
      this.root,
    );
  }

  /** « plus de 1 000 évaluations », on the first page: counting further would cost more than it says. */
  count() {
    const { total } = this.list;
    if (!total) return "";
    const number = total.count.toLocaleString("fr-FR");
    return total.more ? `Plus de ${number} évaluations` : plural(total.count, "évaluation");
  }

  /** @param {string[]} ids @param {boolean} on */
  tick(ids, on) {
    for (const id of ids) {
      if (on) this.ticked.add(id);
      else this.ticked.delete(id);
    }
    this.draw();
  }

  result() {
    if (this.problem) {
      return html`<div class="eva-note eva-note--warn" role="alert">
        <p>${this.problem}</p>
        <button class="eva-button eva-button--quiet" type="button" @click=${() => this.go(this.filters)}>Réessayer</button>
      </div>`;
    }
    if (this.list.items.length > 0) {
      return table(this.list.items, this.chosen, { ticked: this.ticked, tick: (id, on) => this.tick([id], on) });
    }
    if (isNarrowed(this.filters)) {
      return html`<p class="eva-note">
        Aucune évaluation ne correspond. <a href="/conseil/evaluations">Voir toutes les évaluations</a>
      </p>`;
    }
    return html`<p class="eva-note">
      Il n’y a pas encore d’évaluation. Donnez le code d’une <a href="/conseil/campagnes">campagne</a> aux personnes que vous
      accompagnez : leurs évaluations apparaîtront ici.
    </p>`;
  }

  pages() {
    const { previous, next } = this.list;
    if (this.problem || (!previous && !next)) return nothing;
    const link = (/** @type {Filters} */ place, /** @type {string} */ label) => {
      const filters = { ...fromStart(this.filters), ...place };
      const follow = async (/** @type {MouseEvent} */ event) => {
        event.preventDefault();
        await this.change(filters);
        this.root.querySelector("table")?.focus();
        this.root.scrollIntoView();
      };
      return html`<a class="eva-button eva-button--quiet" href="/conseil/evaluations${writeFilters(filters)}" @click=${follow}>${label}</a>`;
    };
    return html`
      <nav class="eva-actions" aria-label="Pages">
        ${previous ? link({}, "Début") : nothing} ${previous ? link({ avant: previous }, "Page précédente") : nothing}
        ${next ? link({ apres: next }, "Page suivante") : nothing}
      </nav>
    `;
  }
}
