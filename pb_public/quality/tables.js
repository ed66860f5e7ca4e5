// The tables of a scale. Each can be scrolled sideways by itself, so that the page never has to.
import { html, nothing } from "../vendor/lit-html.js";
import { marks } from "./curves.js";
import { day, decimal, points, seconds, share, untold } from "./format.js";

/** @typedef {import("./format.js").Scale} Scale */
/** @typedef {import("./format.js").Item} Item */
/** @typedef {import("./format.js").Bias} Bias */
/** @typedef {import("./format.js").Drift} Drift */
/** @typedef {unknown} Part what lit-html renders */

/** @param {string} id @param {Part} caption @param {string[]} heads @param {Part} rows */
const table = (id, caption, heads, rows) => html`<section class="eva-scroll" aria-labelledby=${id} tabindex="0">
  <table class="stats-table">
    <caption id=${id}>${caption}</caption>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table>
</section>`;

/** @param {Item} item @param {Part[]} cells */
const row = (item, cells) => html`<tr>
  <th scope="row">${item.name}</th>
  <td>${item.n}</td>
  ${
    item.p === null
      ? html`<td colspan=${cells.length}>trop peu de réponses</td>`
      : cells.map((cell) => html`<td>${cell}</td>`)
  }
</tr>`;

/** @param {Part} text */
const warning = (text) => html`<strong><span aria-hidden="true">⚠ </span>${text}</strong>`;

/** @param {Bias|null} bias */
function biasCell(bias) {
  if (!bias) return "trop peu de réponses";
  const text = `${bias.class} (Δ ${decimal(bias.delta)})${bias.varies ? `, régression ${bias.varies}` : ""}`;
  return bias.signal ? warning(`à relire : ${text}`) : text;
}

/** @param {Drift|null} drift */
function driftCell(drift) {
  if (!drift) return "trop peu de réponses";
  const { low, high, value } = drift.difference;
  const text = `${share(drift.before)} → ${share(drift.after)} : ${points(value)} pt [${points(low)} ; ${points(high)}]`;
  return drift.signal ? warning(`à relire : ${text}`) : text;
}

/** @param {Scale} scale @returns {string} */
function parameters({ parameters: { state, version, model, n } }) {
  if (state === "none") return "aucun calibrage : l’information n’est pas calculée (commande « eva calibrate »)";
  return `calibrage n° ${version} (${model}, ${n} personnes), ${state === "published" ? "publié" : "candidat, pas encore publié"}`;
}

/** @param {Scale} scale */
function reliability(scale) {
  const { alpha } = scale;
  const interval = alpha ? `${decimal(alpha.value)} [${decimal(alpha.low)} ; ${decimal(alpha.high)}]` : untold;
  const lines = [
    ["Personnes", scale.n],
    ["Parties laissées de côté : réponses données sans lire", scale.rapid],
    ["Personnes qui ont répondu à toutes les questions", scale.complete],
    ["Alpha de Cronbach [intervalle à 95 %]", interval],
    ["Oméga de McDonald", decimal(scale.omega)],
    ["Fidélité des mesures (EAP)", decimal(scale.eap_reliability)],
    ["Fidélité marginale", decimal(scale.marginal_reliability)],
    ["Aisance moyenne", decimal(scale.mean_ability)],
    ["Paramètres", parameters(scale)],
  ];
  return table(
    `${scale.name}-scale`,
    `${scale.title} : l’échelle`,
    ["Mesure", "Valeur"],
    lines.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`),
  );
}

/** @param {Scale} scale */
const items = (scale) =>
  table(
    `${scale.name}-items`,
    `${scale.title} : les questions`,
    ["Question", "Réponses", "Réussite", "Lien avec le reste", "Information", "Temps médian", "Temps, 9 sur 10"],
    scale.items.map((item) =>
      row(item, [
        share(item.p),
        decimal(item.item_total),
        decimal(item.information),
        seconds(item.time_median),
        seconds(item.time_p90),
      ]),
    ),
  );

/** @param {Scale} scale */
function fairness(scale) {
  const since = scale.split.by === "calibration" ? "depuis le calibrage publié" : "seconde moitié des parties";
  const from = scale.split.at ? `, à partir du ${day(scale.split.at)}` : "";
  return table(
    `${scale.name}-bias`,
    `${scale.title} : équité et dérive (${since}${from})`,
    ["Question", "Réponses", "Accompagné ou seul", "Écran tactile ou non", "Dérive de la réussite"],
    scale.items.map((item) => row(item, [biasCell(item.accompanied), biasCell(item.touch), driftCell(item.drift)])),
  );
}

/** @param {import("./format.js").Option} option */
function optionName({ answer, text, others }) {
  if (others) return "Autres réponses, rares";
  return answer === "" ? "« Je ne sais pas »" : text && text !== answer ? `${answer} : ${text}` : answer;
}

/** @param {Scale} scale @param {Item} item */
const options = (scale, item) => html`<details>
  <summary>${item.name} : ${item.label}</summary>
  ${
    item.options
      ? table(
          `${scale.name}-${item.name}-options`,
          `Réponses à ${item.name}`,
          ["Réponse", "Points", "Nombre", "Part", "Réussite aux autres questions"],
          item.options.map(
            (option) => html`<tr>
              <th scope="row">${optionName(option)}${option.credit === 1 ? html` <span class="eva-badge">juste</span>` : nothing}</th>
              <td>${share(option.credit)}</td><td>${option.n}</td><td>${share(option.share)}</td><td>${share(option.rest)}</td>
            </tr>`,
          ),
        )
      : html`<p>Trop peu de réponses.</p>`
  }
</details>`;

/** @param {Scale} scale @param {"test"|"items"} which @param {string} title @param {{name: string, values: number[]}[]} lines */
const curve = (scale, which, title, lines) => html`<div class="stats-body">
  ${table(
    `${scale.name}-${which}-curve`,
    title,
    ["Aisance", ...lines.map((line) => line.name)],
    scale.curves?.abilities.map(
      (ability, i) =>
        html`<tr><th scope="row">${decimal(ability)}</th>${lines.map(({ values }) => html`<td>${decimal(values[i])}</td>`)}</tr>`,
    ),
  )}
  <figure class="stats-figure" aria-label="Graphique : ${title}">
    <ul class="stats-legend">${lines.map((line, i) => html`<li><span aria-hidden="true">${marks[i].glyph}</span>${line.name}</li>`)}</ul>
    <div class="stats-chart" data-scale=${scale.name} data-curve=${which}></div>
    <figcaption>Les chiffres sont ceux du tableau.</figcaption>
  </figure>
</div>`;

/** @param {Scale} scale */
function curves(scale) {
  if (!scale.curves) return nothing;
  const { hidden, items, test } = scale.curves;
  const left = hidden ? ` (les ${items.length} qui informent le plus à l’aisance moyenne)` : "";
  return html`<h3>Information</h3>
    ${curve(scale, "test", `${scale.title} : information de l’échelle`, [{ name: "Échelle", values: test }])}
    ${curve(scale, "items", `${scale.title} : information des questions${left}`, items)}`;
}

/** @param {Scale} scale */
export const scaleView = (scale) => html`<section class="eva-card quality-scale" aria-labelledby="${scale.name}-title">
  <h2 id="${scale.name}-title">${scale.title}</h2>
  ${reliability(scale)} ${items(scale)} ${fairness(scale)}
  <h3>Réponses choisies</h3>
  ${scale.items.map((item) => options(scale, item))} ${curves(scale)}
</section>`;

/** What the figures mean, in plain words. */
export const guide = () => html`<details>
  <summary>Comment lire ces chiffres</summary>
  <dl class="stats-facts">
    <dt>Réussite</dt><dd>Part des points gagnés, en moyenne. 100 % : tout le monde a juste.</dd>
    <dt>Lien avec le reste</dt><dd>Corrélation entre la question et les autres questions de l’échelle. En dessous de 0,20, la question est à relire.</dd>
    <dt>Information</dt><dd>Ce que la question apprend sur une personne d’aisance moyenne. Elle vient du calibrage.</dd>
    <dt>Temps, 9 sur 10</dt><dd>Neuf réponses sur dix sont données dans ce temps.</dd>
    <dt>Équité</dt><dd>À réussite égale sur l’échelle, la question est-elle plus difficile pour un groupe ? A : non ou très peu, B : un peu, C : nettement (Mantel-Haenszel, classes de l’ETS). Un Δ négatif : plus difficile pour les personnes accompagnées, ou sur écran tactile. « Régression » : la même chose quand l’écart change avec l’aisance.</dd>
    <dt>Dérive</dt><dd>Changement de la réussite, avec son intervalle à 95 %. À relire à partir de 10 points, si l’intervalle ne contient pas 0.</dd>
    <dt>Réussite aux autres questions</dt><dd>De ceux qui ont donné cette réponse. La réponse juste doit avoir la plus haute.</dd>
  </dl>
</details>`;
