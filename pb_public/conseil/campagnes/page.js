import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { plural, shortDate } from "../format.js";
import { open } from "../frame.js";
import { call } from "../gate.js";
import { campaignStates, programmes } from "../labels.js";
import { listPage } from "../listing.js";
import { CampaignForm } from "./form.js";

const size = 30;

open(async (root, me) => {
  const asked = new URLSearchParams(location.search);
  const archived = asked.get("archives") === "1";
  const page = Math.max(1, Number.parseInt(asked.get("page") ?? "1", 10) || 1);
  const [situations, list] = await Promise.all([
    call(() => pb.collection("situations").getFullList({ filter: "active = true", sort: "position,name" })),
    listPage("campaigns", page, size, {
      filter: archived ? 'state = "archived"' : 'state != "archived"',
      sort: "-created",
      expand: "structure",
    }),
  ]);
  render(view(list, { archived, page, own: me.structure }), root);
  const form = new CampaignForm(
    /** @type {HTMLElement} */ (root.querySelector(".office-new")),
    me,
    situations.map(({ name, title, description, minutes }) => ({ name, title, description, minutes })),
  );
  if (location.hash === "#nouvelle" || (!archived && list.items.length === 0)) form.open();
});

/**
 * @param {{items: import("../../vendor/pocketbase.js").RecordModel[], more: boolean}} list
 * @param {{archived: boolean, page: number, own: string}} place
 */
function view({ items, more }, { archived, page, own }) {
  const switchTo = archived
    ? html`<a href="/conseil/campagnes">Voir les campagnes en cours</a>`
    : html`<a href="/conseil/campagnes?archives=1">Voir les campagnes archivées</a>`;
  return html`
    <h1>${archived ? "Campagnes archivées" : "Campagnes"}</h1>
    ${archived ? nothing : html`<div class="office-new"></div>`}
    ${items.length > 0 ? html`<ul class="office-list">${items.map((campaign) => row(campaign, own))}</ul>` : empty(archived)}
    ${pages(archived, page, more)}
    <p>${switchTo}</p>
    ${archived ? html`<div class="office-new" hidden></div>` : nothing}
  `;
}

/** @param {import("../../vendor/pocketbase.js").RecordModel} campaign @param {string} own structure */
function row(campaign, own) {
  const elsewhere = campaign.structure === own ? "" : campaign.expand?.structure?.name;
  return html`
    <li class="office-row">
      <div>
        <a class="office-title" href="/conseil/campagne?id=${campaign.id}">${campaign.label}</a>
        <p class="office-facts">
          ${programmes[campaign.programme]} · ${plural(campaign.situations.length, "mise en situation", "mises en situation")} · créée le
          ${shortDate(campaign.created)}${elsewhere ? ` · ${elsewhere}` : ""}${campaign.private ? " · privée" : ""}
        </p>
      </div>
      <span class="office-code">${campaign.code}</span>
      <span class="eva-badge office-state" data-state=${campaign.state}>${campaignStates[campaign.state]}</span>
      <a class="office-side" href="/conseil/evaluations?campagne=${campaign.id}">Évaluations<span class="eva-hidden"> de ${campaign.label}</span></a>
    </li>
  `;
}

/** @param {boolean} archived */
function empty(archived) {
  return archived
    ? html`<p class="eva-note">Aucune campagne n’est archivée.</p>`
    : html`<p class="eva-note">
        Vous n’avez pas encore de campagne. Créez la première ci-dessus : elle donne un code à remettre aux personnes que
        vous accompagnez.
      </p>`;
}

/** @param {boolean} archived @param {number} page @param {boolean} more */
function pages(archived, page, more) {
  if (page === 1 && !more) return nothing;
  const to = (/** @type {number} */ n) => `/conseil/campagnes?page=${n}${archived ? "&archives=1" : ""}`;
  return html`
    <nav class="eva-actions" aria-label="Pages">
      ${page > 1 ? html`<a class="eva-button eva-button--quiet" href=${to(page - 1)}>Page précédente</a>` : nothing}
      ${more ? html`<a class="eva-button eva-button--quiet" href=${to(page + 1)}>Page suivante</a>` : nothing}
    </nav>
  `;
}
