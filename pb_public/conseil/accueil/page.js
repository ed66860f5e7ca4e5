import { html, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { firstName } from "../format.js";
import { open } from "../frame.js";
import { call } from "../gate.js";
import { recentSection } from "./recent.js";
import { pageOf, readToday, TodayList } from "./today.js";
import { Tour } from "./tour.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

const few = 6;

open(async (root, me) => {
  const page = pageOf(location.search);
  const [today, recent, campaigns] = await Promise.all([
    readToday(page),
    newest("evaluations", "", me.structure, {
      sort: "-started_at",
      expand: "beneficiary,campaign,follow_ups_via_evaluation.counsellor",
    }),
    newest("campaigns", 'state = "open"', me.structure, { sort: "-created" }),
  ]);
  render(
    html`
      <h1>Bonjour ${firstName(me.name)}</h1>
      <div data-part="tour"></div>
      <section class="eva-card" id="aujourdhui" aria-labelledby="today" data-part="today"></section>
      ${recentSection(recent)} ${campaignsSection(campaigns)}
      <div data-part="recall"></div>
    `,
    root,
  );
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
  new Tour(part("tour"), part("recall"), today.tour).draw();
  new TodayList(part("today"), today, page).draw();
});

/**
 * The newest rows of one's own structure, which an index gives at once; for who has none there, of those below it.
 *
 * @param {string} collection @param {string} filter @param {string} structure
 * @param {import("../../vendor/pocketbase.js").RecordListOptions} options
 */
async function newest(collection, filter, structure, options) {
  const list = (/** @type {string[]} */ ...conditions) =>
    call(() =>
      pb.collection(collection).getList(1, few, {
        ...options,
        filter: [filter, ...conditions].filter(Boolean).join(" && "),
        skipTotal: true,
      }),
    );
  const { items: own } = await list(pb.filter("structure = {:structure}", { structure }));
  return own.length > 0 ? own : (await list()).items;
}

/** @param {RecordModel[]} campaigns */
function campaignsSection(campaigns) {
  return html`
    <section aria-labelledby="campaigns">
      <h2 id="campaigns">Campagnes ouvertes</h2>
      ${
        campaigns.length > 0
          ? html`<ul class="office-list">${campaigns.map(campaignRow)}</ul>`
          : html`<p class="eva-note">
            Aucune campagne n’est ouverte. Une campagne donne un code à remettre aux personnes que vous accompagnez.
          </p>`
      }
      <p class="eva-actions"><a class="eva-button" href="/conseil/campagnes#nouvelle">Créer une campagne</a></p>
    </section>
  `;
}

/** @param {RecordModel} campaign */
function campaignRow({ id, label, code }) {
  return html`
    <li class="office-row">
      <div><a class="office-title" href="/conseil/campagne?id=${id}">${label}</a></div>
      <span class="office-code">${code}</span>
    </li>
  `;
}
