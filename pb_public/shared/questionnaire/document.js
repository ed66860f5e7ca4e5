import { html, nothing } from "../../vendor/lit-html.js";

/**
 * The document of a question: real text in a card that looks like the thing, so that it scales, wraps and is read by
 * screen readers.
 *
 * @typedef {object} Document
 * @property {keyof typeof names} kind
 * @property {string} [title]
 * @property {[string, string][]} [head] Name and value: sender, street…
 * @property {string[]} [text] Paragraphs; "{gap}" is the missing word.
 * @property {string[]} [list]
 * @property {{caption: string, columns: string[], rows: string[][]}} [table] The first column names the row.
 * @property {string} [foot] Signature or last line.
 */

/** What it is, for who does not see it. */
const names = {
  label: "Étiquette",
  note: "Mot écrit",
  sign: "Panneau",
  phone: "Message sur le téléphone",
  email: "Message électronique",
  schedule: "Horaires",
  form: "Fiche",
  notice: "Affiche",
  speech: "Ce que l’on vous dit",
};

/** @param {Document} document */
export function drawDocument({ kind, title, head, text, list, table, foot }) {
  return html`
    <figure class="q-document q-document--${kind}">
      <figcaption class="eva-hidden">${names[kind]}</figcaption>
      ${title ? html`<p class="q-document-title">${title}</p>` : nothing}
      ${head ? drawHead(head) : nothing}
      ${(text ?? []).map((line) => html`<p>${withGap(line)}</p>`)}
      ${list ? html`<ul>${list.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
      ${table ? drawTable(table) : nothing}
      ${foot ? html`<p class="q-document-foot">${foot}</p>` : nothing}
    </figure>
  `;
}

/** @param {[string, string][]} head */
function drawHead(head) {
  return html`<dl>${head.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** It scrolls where large letters do not fit. @param {{caption: string, columns: string[], rows: string[][]}} table */
function drawTable({ caption, columns, rows }) {
  return html`
    <div class="eva-scroll" role="region" aria-label=${caption} tabindex="0"><table>
      <caption>${caption}</caption>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
      </tbody>
    </table></div>
  `;
}

/** @param {string} line */
function withGap(line) {
  const [before, after] = line.split("{gap}");
  if (after === undefined) return line;
  return html`${before}<span class="q-gap"><span class="eva-hidden">(mot manquant)</span></span>${after}`;
}
