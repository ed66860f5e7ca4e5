import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { open } from "../frame.js";
import { call } from "../gate.js";
import { listPage } from "../listing.js";
import { CampaignForm } from "./form.js";
import { row, searchForm } from "./list.js";
import { readSearch, toQuery, writeSearch } from "./search.js";

/**
 * @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel
 * @typedef {import("./search.js").Search} Search
 */

const size = 30;

open(async (root, me) => {
  const search = readSearch(location.search);
  const { expression, values, sort } = toQuery(search, new Date());
  const list = await listPage("campaigns", search.page, size, {
    filter: pb.filter(expression, values),
    sort,
    expand: "structure",
  });
  const counts = await countsOf(list.items);
  const searching = search.text !== "" || search.state !== "";
  render(view(list, { search, searching, counts, own: me.structure }), root);
  const desk = new Desk(root, me);
  if (location.hash === "#nouvelle" || (!searching && search.page === 1 && list.items.length === 0)) await desk.open();
});

/** @param {RecordModel[]} campaigns @returns {Promise<Map<string, RecordModel>>} */
async function countsOf(campaigns) {
  if (campaigns.length === 0) return new Map();
  const filter = campaigns.map(({ id }) => pb.filter("id = {:id}", { id })).join(" || ");
  const { items } = await call(() => pb.collection("campaign_counts").getList(1, size, { filter, skipTotal: true }));
  return new Map(items.map((count) => [count.id, count]));
}

/**
 * @param {{items: RecordModel[], more: boolean}} list
 * @param {{search: Search, searching: boolean, counts: Map<string, RecordModel>, own: string}} place
 */
function view({ items, more }, { search, searching, counts, own }) {
  return html`
    <h1>Campagnes</h1>
    <div class="office-new"></div>
    <div class="office-browse">
      <p><button class="eva-button office-create" type="button">Créer une campagne</button></p>
      ${searchForm(search)}
      ${
        items.length > 0
          ? html`<ul class="office-list">${items.map((campaign) => row(campaign, counts.get(campaign.id), own))}</ul>`
          : empty(searching)
      }
      ${pages(search, more)}
    </div>
  `;
}

/** @param {boolean} searching */
const empty = (searching) =>
  searching
    ? html`<p class="eva-note">Aucune campagne ne correspond. <a href="/conseil/campagnes">Voir toutes les campagnes</a></p>`
    : html`<p class="eva-note">
        Vous n’avez pas encore de campagne. La première donne un code à remettre aux personnes que vous accompagnez.
      </p>`;

/** @param {Search} search @param {boolean} more */
function pages(search, more) {
  const { page } = search;
  if (page === 1 && !more) return nothing;
  const to = (/** @type {number} */ n) => `/conseil/campagnes${writeSearch({ ...search, page: n })}`;
  return html`
    <nav class="eva-actions" aria-label="Pages">
      ${page > 1 ? html`<a class="eva-button eva-button--quiet" href=${to(page - 1)}>Page précédente</a>` : nothing}
      ${more ? html`<a class="eva-button eva-button--quiet" href=${to(page + 1)}>Page suivante</a>` : nothing}
    </nav>
  `;
}

/** The place of the form: the list steps aside while a campaign is written. */
class Desk {
  /** @param {HTMLElement} root @param {import("../client.js").Me} me */
  constructor(root, me) {
    this.me = me;
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`.office-${name}`));
    this.place = part("new");
    this.list = part("browse");
    this.button = part("create");
    this.button.addEventListener("click", () => this.open());
  }

  async open() {
    const known = await read(this.me);
    this.list.hidden = true;
    new CampaignForm(this.place, this.me, known, () => this.close()).open();
  }

  close() {
    render(nothing, this.place);
    this.list.hidden = false;
    this.button.focus();
  }
}

/** What the form needs to know. @param {import("../client.js").Me} me */
async function read(me) {
  const [situations, programmes, colleagues] = await call(() =>
    Promise.all([
      pb.collection("situations").getFullList({ filter: "active = true", sort: "position,name" }),
      pb.collection("programmes").getFullList({ sort: "position,name" }),
      pb.collection("counsellors").getFullList({
        filter: pb.filter('structure = {:structure} && state = "active" && id != {:id}', me),
        sort: "name",
        fields: "id,name",
      }),
    ]),
  );
  return {
    situations: situations.map(({ name, title, minutes }) => ({ name, title, minutes, chosen: false })),
    programmes: /** @type {any[]} */ (programmes),
    colleagues: /** @type {any[]} */ (colleagues),
  };
}
