/** @import { App } from "../task.js" */
/** @import { Kit } from "./kit.js" */
import { plain } from "./plain.js";

/** Results on a page. */
const MOST = 5;

/**
 * A browser with a search engine. start: `pages` {id, title, address, summary, words (by which it is found), text,
 * paid}; `asked`, words already searched.
 *
 * answer: "open:r2", the page that is open; "search" when only results show.
 *
 * @type {App}
 */
export const search = {
  name: "Écran d’exercice : internet et un moteur de recherche",
  open: ({ asked = "" }) => ({ words: asked, asked, open: "", touched: false }),
  place: ({ asked, open }) => `${asked}-${open}`,
  answer: ({ open, touched }) => (open ? `open:${open}` : touched ? "search" : ""),
  slips: ({ pages }) => ["search", ...pages.map((/** @type {any} */ { id }) => `open:${id}`)],

  reduce(state, { do: deed, id = "", text = "" }, { pages }) {
    if (deed === "type") return { ...state, words: text };
    if (deed === "open") return { ...state, open: id, touched: true };
    if (deed === "back") return { ...state, open: "", asked: state.open ? state.asked : "" };
    const typed = pages.find((/** @type {any} */ page) => site(page.address) === site(state.words));
    return { ...state, asked: state.words.trim(), open: typed?.id ?? "", touched: true };
  },

  draw: (state, start, kit) => (state.open ? drawPage : drawEngine)(state, start, kit),
};

/** An address without what people leave out. @param {string} address */
const site = (address) =>
  plain(address)
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "");

/**
 * The pages that hold the words asked for, most words first.
 *
 * @param {any[]} pages @param {string} asked
 */
export function resultsOf(pages, asked) {
  const words = plain(asked)
    .split(" ")
    .filter((word) => word.length > 2)
    .map(stem);
  const ranked = pages.map((page, place) => ({
    page,
    place,
    hits: words.filter((word) => page.words.some((/** @type {string} */ own) => stem(plain(own)) === word)).length,
  }));
  return ranked
    .filter(({ hits }) => hits)
    .sort((a, b) => b.hits - a.hits || a.place - b.place)
    .slice(0, MOST)
    .map(({ page }) => page);
}

/** Without the mark of the plural. @param {string} word */
const stem = (word) => word.replace(/[sx]$/, "");

/** @param {any} state @param {any} start @param {Kit} kit */
function drawEngine({ words, asked }, { pages }, kit) {
  const { html, nothing, button, field, title } = kit;
  const found = resultsOf(pages, asked);
  return html`
    <div class="task-ask">
      ${field({ id: "words", label: "Rechercher, ou écrire une adresse", value: words, enter: { do: "search" } })}
      ${button("Rechercher", { do: "search" }, { kind: "main" })}
    </div>
    ${title(asked ? `Résultats pour « ${asked} »` : "Moteur de recherche")}
    ${asked && !found.length ? html`<p>Aucun résultat. Essayez avec d’autres mots.</p>` : nothing}
    <ol class="task-rows">${found.map((page) => drawResult(page, kit))}</ol>`;
}

/** @param {any} page @param {Kit} kit */
function drawResult({ id, title, address, summary, paid }, { html, nothing, button }) {
  return html`
    <li class="task-entry">
      ${button(
        /** @type {any} */ (html`<span class="task-link">${title}</span><span class="task-address">${address}</span>`),
        { do: "open", id },
        { kind: "row task-button--result" },
      )}
      <p class="task-soft">${paid ? html`<strong>Annonce.</strong> ` : nothing}${summary}</p>
    </li>`;
}

/** @param {any} state @param {any} start @param {Kit} kit */
function drawPage({ open }, { pages }, { html, button, title: head }) {
  const { title, address, text } = pages.find((/** @type {any} */ page) => page.id === open);
  return html`
    <div class="task-bar">${button("Page précédente", { do: "back" }, { kind: "back" })}</div>
    <p class="task-address task-address--bar">${address}</p>
    ${head(title)}
    ${text.map((/** @type {string} */ line) => html`<p>${line}</p>`)}`;
}
