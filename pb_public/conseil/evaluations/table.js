import { html } from "../../vendor/lit-html.js";
import { columns } from "./columns.js";

/** @typedef {import("./columns.js").Line} Line */

/**
 * The list. On a small screen each row stands as a block: the roles keep it a table for those who hear it.
 *
 * @param {Line[]} lines @param {string[]} chosen names of columns
 * @param {{ticked: Set<string>, tick: (id: string, on: boolean) => void}} selection
 */
export function table(lines, chosen, { ticked, tick }) {
  const shown = columns.filter(({ name }) => chosen.includes(name));
  return html`
    <table class="office-table office-evaluations" role="table" tabindex="-1">
      <caption class="eva-hidden">Évaluations</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader"><span class="eva-hidden">Cocher</span></th>
          <th scope="col" role="columnheader">Personne</th>
          ${shown.map(({ label }) => html`<th scope="col" role="columnheader">${label}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${lines.map(
          (line) => html`
            <tr role="row">
              <td role="cell" class="office-tick">
                ${box(`Cocher ${line.name}`, ticked.has(line.id), (on) => tick(line.id, on))}
              </td>
              ${person(line)}
              ${shown.map(({ label, content }) => html`<td role="cell" data-label=${label}>${content(line)}</td>`)}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/** @param {Line} line */
function person(line) {
  return html`
    <th scope="row" role="rowheader">
      <a href="/conseil/evaluation?id=${line.id}">${line.name || "Personne effacée"}</a>
      <small>${line.code}${line.kind === "test" ? " · essai" : ""}</small>
    </th>
  `;
}

/** @param {string} label @param {boolean} checked @param {(on: boolean) => void} turn */
function box(label, checked, turn) {
  const change = (/** @type {Event} */ event) => turn(/** @type {HTMLInputElement} */ (event.currentTarget).checked);
  return html`<label class="office-box"><input type="checkbox" .checked=${checked} @change=${change} /><span class="eva-hidden">${label}</span></label>`;
}
