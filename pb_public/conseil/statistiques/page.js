import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { open, say } from "../frame.js";
import { call } from "../gate.js";

/**
 * @typedef {object} Choice
 * @property {string} id
 * @property {string} name
 *
 * @typedef {object} Table An indicator: figures come written, so that they are those of the public page.
 * @property {string} id
 * @property {string} title
 * @property {string} principle
 * @property {string} summary
 * @property {string} period
 * @property {string} definition
 * @property {string} formula
 * @property {string} denominator
 * @property {string} source
 * @property {string} head
 * @property {string[]} columns
 * @property {{label: string, part: boolean, cells: string[]}[]} rows
 *
 * @typedef {object} Statistics
 * @property {Choice} structure
 * @property {boolean} tree
 * @property {Choice[]} [structures]
 * @property {string} month
 * @property {string} until
 * @property {boolean} running
 * @property {Choice[]} months
 * @property {boolean} sampled
 * @property {Table[]} tables
 */

/** What a counsellor asks, in order, and the principles of the matrice d’impact that answer. */
const questions = [
  { id: "effets", title: "À quoi mènent les évaluations", principles: ["Impact"] },
  { id: "usage", title: "Combien d’évaluations", principles: ["Utilisé"] },
  {
    id: "besoins",
    title: "Ce qu’elles montrent, et ce que les personnes en disent",
    principles: ["Utile", "Utilisable"],
  },
];

/** The structure of the account: where the list of an administrator comes from, whatever is looked at. */
let own = /** @type {Statistics|null} */ (null);

open(async (root, me) => {
  const query = new URLSearchParams(location.search);
  const asked = { structure: query.get("structure") ?? "", mois: query.get("mois") ?? "" };
  const [statistics, home] = await Promise.all([
    read(asked),
    me.role === "admin" && asked.structure ? read({ structure: "", mois: asked.mois }) : null,
  ]);
  own = home ?? statistics;
  draw(root, statistics);
  if (query.size === 0) return;
  say(`Statistiques de ${statistics.structure.name}, jusqu’à ${statistics.until}.`);
});

/** @param {{structure: string, mois: string}} asked @returns {Promise<Statistics>} */
function read(asked) {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
  return call(() => pb.send(`/api/conseil/statistics?${query}`, { method: "GET" }));
}

/** @param {HTMLElement} root @param {Statistics} statistics */
function draw(root, statistics) {
  render(
    html`
      <h1>Statistiques</h1>
      <p class="office-facts">
        <strong>${statistics.structure.name}</strong>${statistics.tree && statistics.structures?.length ? " et les structures qui en dépendent" : ""},
        jusqu’à ${statistics.until}${statistics.running ? " (mois en cours)" : ""}.
      </p>
      ${choices(statistics)} ${statistics.sampled ? sampled : nothing}
      <p>
        Ces chiffres comptent les dossiers que vous pouvez lire : ils sont exacts, même petits, et ne sont pas publiés.
        Les définitions sont celles des <a href="/stats">statistiques publiques</a>. Sous 30 personnes, un pourcentage
        change beaucoup pour une seule personne : regardez l’effectif (n).
      </p>
      ${questions.map((question) => part(question, statistics.tables))}
    `,
    root,
  );
}

const sampled = html`
  <div class="eva-note" role="note">
    <p>
      <strong>Votre structure a été tirée au sort.</strong> Elle compte dans l’échantillon des chiffres nationaux
      à 3 et à 6 mois : merci de renseigner la suite de chaque personne.
    </p>
  </div>
`;

/** A form without a script of its own: the address holds what was chosen. @param {Statistics} statistics */
function choices(statistics) {
  const structures = own?.structures ?? [];
  return html`
    <form class="office-filters local-choices" method="get" action="/conseil/statistiques">
      ${
        structures.length > 0
          ? select(
              "structure",
              "Structure",
              [own?.structure ?? statistics.structure, ...structures],
              statistics.structure.id,
            )
          : nothing
      }
      ${select("mois", "Jusqu’à", statistics.months, statistics.month)}
      <div class="eva-field"><button class="eva-button" type="submit">Afficher</button></div>
    </form>
  `;
}

/** @param {string} name @param {string} label @param {Choice[]} list @param {string} current */
function select(name, label, list, current) {
  return html`
    <div class="eva-field">
      <label for="choix-${name}">${label}</label>
      <select id="choix-${name}" name=${name}>
        ${list.map(({ id, name: text }) => html`<option value=${id} ?selected=${id === current}>${text}</option>`)}
      </select>
    </div>
  `;
}

/** @param {{id: string, title: string, principles: string[]}} question @param {Table[]} tables */
function part({ id, title, principles }, tables) {
  const answers = tables.filter((table) => principles.includes(table.principle));
  return html`
    <section aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      ${answers.map(card)}
    </section>
  `;
}

/** @param {Table} table */
function card(table) {
  return html`
    <article class="eva-card local-card" aria-labelledby=${table.id}>
      <h3 id=${table.id}>${table.title}</h3>
      <p>${table.summary}</p>
      <details>
        <summary>Tableau et définition<span class="eva-hidden"> : ${table.title}</span></summary>
        ${table.rows.length > 0 ? grid(table) : nothing}
        <dl class="local-facts">
          <dt>Définition</dt>
          <dd>${table.definition}</dd>
          <dt>Formule</dt>
          <dd>${table.formula}</dd>
          <dt>Effectif (n)</dt>
          <dd>${table.denominator}</dd>
          <dt>Période</dt>
          <dd>${table.period}</dd>
          <dt>Source</dt>
          <dd>${table.source}</dd>
        </dl>
      </details>
    </article>
  `;
}

/** @param {Table} table */
function grid({ id, title, period, head, columns, rows }) {
  return html`
    <section class="eva-scroll" aria-labelledby="${id}-tableau" tabindex="0">
      <table class="local-table">
        <caption id="${id}-tableau" class="eva-hidden">${title}, ${period}</caption>
        <thead>
          <tr><th scope="col">${head}</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`
              <tr>
                <th scope="row" class=${row.part ? "local-part" : nothing}>${row.label}</th>
                ${row.cells.map((cell) => html`<td>${cell}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </section>
  `;
}
