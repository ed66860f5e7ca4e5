import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { plural, shortDate } from "../format.js";
import { open, say } from "../frame.js";
import { listPage } from "../listing.js";
import { spoken } from "../names.js";
import { Duplicates } from "./duplicates.js";
import { pageSize, readAsked, toQuery, writeAsked } from "./query.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

open(async (root) => {
  const page = new PeoplePage(root);
  window.addEventListener("popstate", () => page.go(readAsked(location.search)));
  await page.go(readAsked(location.search));
  new Duplicates(/** @type {HTMLElement} */ (root.querySelector("#doublons"))).load();
});

class PeoplePage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.asked = readAsked("");
    /** @type {{items: RecordModel[], more: boolean}} */
    this.list = { items: [], more: false };
    this.failed = false;
  }

  /** @param {import("./query.js").Asked} asked */
  async go(asked) {
    this.asked = asked;
    const { expression, values } = toQuery(asked.text);
    try {
      this.list = await listPage("beneficiaries", asked.page, pageSize, {
        filter: pb.filter(expression, values),
        sort: "name_key,id",
        expand: "evaluations_via_beneficiary",
        fields:
          "id,name,personal_code,expand.evaluations_via_beneficiary.id,expand.evaluations_via_beneficiary.started_at",
      });
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.draw();
    say(
      this.failed ? "La liste n’a pas pu être lue." : `${plural(this.list.items.length, "personne")} sur cette page.`,
    );
  }

  draw() {
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
      this.move({ text: String(form.get("text") ?? "").trim(), page: 1 });
    };
    render(
      html`
        <h1>Personnes</h1>
        <form class="office-filters" @submit=${submit}>
          <div class="eva-field office-search">
            <label for="text">Nom ou code personnel</label>
            <input id="text" name="text" type="search" .value=${this.asked.text} autocomplete="off" />
          </div>
          <button class="eva-button" type="submit">Chercher</button>
          ${this.asked.text ? html`<a class="office-side" href="/conseil/personnes">Tout afficher</a>` : nothing}
        </form>
        ${this.result()} ${this.pages()}
        <section id="doublons" class="eva-card" hidden></section>
      `,
      this.root,
    );
  }

  /** @param {import("./query.js").Asked} asked */
  move(asked) {
    history.pushState(null, "", `${location.pathname}${writeAsked(asked)}`);
    return this.go(asked);
  }

  result() {
    if (this.failed) {
      return html`<div class="eva-note eva-note--warn" role="alert">
        <p>La liste n’a pas pu être lue. Vérifiez votre connexion, puis réessayez.</p>
        <button class="eva-button eva-button--quiet" type="button" @click=${() => this.go(this.asked)}>Réessayer</button>
      </div>`;
    }
    if (this.list.items.length > 0) return html`<ul class="office-list" tabindex="-1">${this.list.items.map(row)}</ul>`;
    if (this.asked.text) {
      return html`<p class="eva-note">
        Personne ne correspond. Les accents et l’ordre des mots ne comptent pas : essayez un seul mot.
      </p>`;
    }
    return html`<p class="eva-note">
      Il n’y a encore personne ici. Donnez le code d’une <a href="/conseil/campagnes">campagne</a> : les personnes qui
      commencent une évaluation apparaîtront.
    </p>`;
  }

  pages() {
    const { page, text } = this.asked;
    if (page === 1 && !this.list.more) return nothing;
    const link = (/** @type {number} */ to, /** @type {string} */ label) => {
      const go = async (/** @type {MouseEvent} */ event) => {
        event.preventDefault();
        await this.move({ text, page: to });
        /** @type {HTMLElement|null} */ (this.root.querySelector(".office-list"))?.focus();
        this.root.scrollIntoView();
      };
      const href = `/conseil/personnes${writeAsked({ text, page: to })}`;
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

/** @param {RecordModel} person */
function row({ id, name, personal_code: code, expand }) {
  const dates = (expand?.evaluations_via_beneficiary ?? []).map((/** @type {RecordModel} */ e) => e.started_at).sort();
  const last = dates.length > 0 ? `, la dernière le ${shortDate(dates[dates.length - 1])}` : "";
  return html`
    <li class="office-row">
      <div>
        <a class="office-title" href="/conseil/personne?id=${id}">${name}</a>
        <p class="office-facts">${plural(dates.length, "évaluation")}${last}</p>
      </div>
      <span class="office-code">${code.startsWith("oublie-") ? "" : spoken(code)}</span>
    </li>
  `;
}
