/** @import { Item, ItemType, Tools } from "../types.js" */
import { misspellings } from "./text_input.js";

/**
 * A word missing from a text, to write. What was written in the other gaps of the text stays in sight.
 *
 * stimulus: `before` and `after` the gap, or `text`, paragraphs in which "{gap}" is this gap and "{id}" that of another
 * item; `group`, the name that the gaps of one text share; `dictated`, what the voice says of the word; `label`;
 * `longest` answer in characters.
 *
 * @type {ItemType}
 */
export const gapText = {
  counted: true,
  scored: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 17000,

  read(_item, draft) {
    const typed = draft.trim();
    return typed ? { answer: typed } : { problem: "Écrivez le mot, ou appuyez sur « Je ne sais pas »." };
  },

  canonical: (answer) => answer.trim().toLowerCase(),

  wrong(_item, right, random) {
    const slips = misspellings(right);
    return slips[Math.floor(random() * slips.length)];
  },

  draw(item, tools) {
    const { html } = tools;
    return html`
      <div class="q-gaps">${drawText(item, tools)}</div>
      ${tools.field({
        label: item.stimulus.label ?? "Le mot qui manque",
        mode: "text",
        longest: item.stimulus.longest ?? 40,
      })}
    `;
  },
};

/** More lines than this may not fit above the field. */
const FEW = 3;

/** @param {Item} item @param {Tools} tools */
function drawText(item, tools) {
  const { html } = tools;
  const written = new Map(tools.earlier.map(({ item: other, answer }) => [other.id, answer]));
  if (item.stimulus.text) {
    return item.stimulus.text.map((/** @type {string} */ line) => html`<p>${drawLine(line, written, tools)}</p>`);
  }
  const above = tools.earlier.filter(({ item: other }) => !other.stimulus.text);
  // A long list shows its end: what is written now stays in sight.
  return html`
    <div class="q-gaps-list" tabindex=${above.length > FEW ? 0 : tools.nothing} role="group" aria-label="Texte à compléter">
      <div>
        ${above.map(({ item: other }) => html`<p>${drawLine(lineOf(other, other.id), written, tools)}</p>`)}
        <p>${drawLine(lineOf(item, "gap"), written, tools)}</p>
      </div>
    </div>
  `;
}

/** @param {Item} item @param {string} gap */
function lineOf({ stimulus: { before = "", after = "" } }, gap) {
  return `${before}${/[’'-]$/.test(before) ? "" : " "}{${gap}}${/^[,.]/.test(after) ? "" : " "}${after}`;
}

/** What touches a gap, such as « l’ » or a full stop, stays on its line. @param {string} line @param {Map<string, string>} written @param {Tools} tools */
function drawLine(line, written, tools) {
  const { html } = tools;
  return line.split(/(\S*\{[\w-]+\}\S*)/).map((part, place) => {
    if (place % 2 === 0) return part;
    const [before, gap, after] = part.split(/\{([\w-]+)\}/);
    const hole = gap === "gap" ? drawActive(tools) : drawFilled(written.get(gap) ?? "", tools);
    return html`<span class="q-tied">${before}${hole}${after}</span>`;
  });
}

/** What is being written shows in its place. @param {Tools} tools */
function drawActive({ html, draft }) {
  return html`<mark class="q-hole q-hole--active"><span class="eva-hidden">(mot à écrire)</span> ${draft}</mark>`;
}

/** @param {string} answer "" where nothing was written @param {Tools} tools */
function drawFilled(answer, { html }) {
  if (answer) return html`<span class="q-hole q-hole--filled">${answer}</span>`;
  return html`<span class="q-hole"><span class="eva-hidden">(mot manquant)</span></span>`;
}
