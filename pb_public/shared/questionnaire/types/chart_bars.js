/** @import { Item, ItemType, Tools } from "../types.js" */
import { chosen, countOf, pick, readPicks, wrongPicks } from "../picks.js";

/** @typedef {{id: string, name: string, value: number}} Bar */

/**
 * Bars of a chart to choose. Each is a box to tick that says its name and value; the same figures stand in a table.
 *
 * stimulus: `bars`; `unit`; `line`, {name, value} of a reference; `max`, the end of the scale; `title`.
 *
 * @type {ItemType}
 */
export const chartBars = {
  counted: true,
  scored: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 30000,

  read: (item, draft) =>
    readPicks(draft, ids(item), "Choisissez une barre ou plusieurs, ou appuyez sur « Je ne sais pas »."),

  wrong: (item, right, random) => wrongPicks(right, ids(item), random),

  draw(item, tools) {
    const { html, nothing, draft, described } = tools;
    const { line, title } = item.stimulus;
    return html`
      <fieldset class="q-chart" aria-describedby=${described}>
        <legend>${title ?? "Choisissez une barre ou plusieurs"}</legend>
        ${line ? html`<p class="q-line-name">${line.name} : ${figure(item, line.value)}</p>` : nothing}
        ${bars(item).map((bar) => drawBar(item, bar, tools))}
      </fieldset>
      <p class="q-picked">${countOf(draft, 0)}</p>
      ${drawTable(item, tools)}
    `;
  },
};

/** @param {Item} item @returns {Bar[]} */
const bars = (item) => item.stimulus.bars;

/** @param {Item} item */
const ids = (item) => bars(item).map(({ id }) => id);

/** @param {Item} item @param {number} value */
function figure({ stimulus: { unit } }, value) {
  const digits = String(value).replace(".", ",");
  return unit ? `${digits}\u00a0${unit}` : digits;
}

/** @param {Item} item @param {number} value @returns {number} % of the scale */
function share(item, value) {
  const { max, line } = item.stimulus;
  const end = max ?? Math.max(...bars(item).map((bar) => bar.value), line?.value ?? 0);
  return Math.min(100, (value / end) * 100);
}

/** @param {Item} item @param {Bar} bar @param {Tools} tools */
function drawBar(item, bar, tools) {
  const { html, nothing, draft, locked } = tools;
  const { line } = item.stimulus;
  const on = chosen(draft).includes(bar.id);
  const reference = line ? `;--line:${share(item, line.value)}%` : "";
  return html`
    <label class="q-bar ${on ? "q-bar--chosen" : ""}">
      <input type="checkbox" name="q-${item.id}" value=${bar.id} .checked=${on} ?disabled=${locked}
        @change=${() => pick(tools, bar.id, ids(item), 0)}>
      <span class="q-bar-name">${bar.name}</span>
      <span class="q-bar-value">${figure(item, bar.value)}</span>
      <span class="q-bar-track" aria-hidden="true" data-vars="--share:${share(item, bar.value)}%${reference}">
        <span class="q-bar-fill"></span>${line ? html`<span class="q-bar-line"></span>` : nothing}
      </span>
    </label>
  `;
}

/** @param {Item} item @param {Tools} tools */
function drawTable(item, { html }) {
  const { line, title } = item.stimulus;
  const rows = [...bars(item), ...(line ? [line] : [])];
  return html`
    <details class="q-figures">
      <summary>Voir les chiffres dans un tableau</summary>
      <table>
        <caption class="eva-hidden">${title ?? "Les chiffres du graphique"}</caption>
        <tbody>
          ${rows.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td>${figure(item, value)}</td></tr>`)}
        </tbody>
      </table>
    </details>
  `;
}
