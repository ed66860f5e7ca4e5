/** @import { Item, ItemType, Tools } from "../types.js" */
import { chosen, countOf, pick, readPicks, wrongPicks } from "../picks.js";

/**
 * Words to find in a text.
 *
 * stimulus: `text`, paragraphs in which [[id|some words]] can be chosen; `pick`, how many of them (1).
 *
 * @type {ItemType}
 */
export const clickWords = {
  counted: true,
  scored: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 26000,

  read: (item, draft) => readPicks(draft, ids(item), "Choisissez dans le texte, ou appuyez sur « Je ne sais pas »."),

  wrong: (item, right, random) => wrongPicks(right, ids(item), random),

  draw(item, tools) {
    const { html, draft, described } = tools;
    const most = item.stimulus.pick ?? 1;
    return html`
      <div class="q-words" role="group" aria-label="Texte : choisissez ${most > 1 ? `${most} passages` : "un passage"}"
        aria-describedby=${described}>
        ${lines(item).map((line) => html`<p>${pieces(line).map((piece) => drawPiece(item, piece, most, tools))}</p>`)}
      </div>
      <p class="q-picked">${countOf(draft, most)}</p>
    `;
  },
};

/** @typedef {{id: string, words: string}} Piece With an id, it can be chosen. */

/** @param {Item} item @returns {string[]} */
const lines = (item) => item.stimulus.text;

/** @param {Item} item */
const ids = (item) => lines(item).flatMap((line) => pieces(line).flatMap(({ id }) => (id ? [id] : [])));

/** @param {string} line @returns {Piece[]} */
export function pieces(line) {
  const parts = line.split(/\[\[([^|\]]+)\|([^\]]+)\]\]/);
  /** @type {Piece[]} */
  const found = [{ id: "", words: parts[0] }];
  for (let at = 1; at < parts.length; at += 3) {
    found.push({ id: parts[at], words: parts[at + 1] }, { id: "", words: parts[at + 2] });
  }
  return found.filter(({ words }) => words);
}

/** @param {Item} item @param {Piece} piece @param {number} most @param {Tools} tools */
function drawPiece(item, { id, words }, most, tools) {
  if (!id) return words;
  const on = chosen(tools.draft).includes(id);
  return tools.html`<button class="q-word" type="button" data-pick=${id} aria-pressed=${on ? "true" : "false"}
    ?disabled=${tools.locked} @click=${() => pick(tools, id, ids(item), most)}>${words}</button>`;
}
