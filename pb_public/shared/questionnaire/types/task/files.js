/** @import { App } from "../task.js" */
/** @import { Kit } from "./kit.js" */
import { plain } from "./plain.js";

/** What each kind of entry is called. */
const kinds = { folder: "Dossier", text: "Texte", sheet: "Tableau", picture: "Photo", pdf: "PDF" };

/**
 * A file manager. start: `entries` {id, name, kind, in (a folder, "" at the top), date}; `search` offers the search.
 *
 * answer: "gone:f1", "moved:f1>d2" and "name:f1=facture mars", sorted and joined by spaces; "read:f1" or "at:d1" when
 * nothing was changed.
 *
 * @type {App}
 */
export const files = {
  name: "Écran d’exercice : des dossiers et des fichiers",
  open: () => ({
    at: "",
    chosen: "",
    held: "",
    naming: false,
    text: "",
    words: "",
    found: "",
    moved: {},
    names: {},
    gone: [],
    read: "",
    said: "",
  }),
  place: ({ at, read, naming, found }) => `${at}-${read}-${naming}-${found}`,

  answer({ at, read, moved, names, gone }) {
    const deeds = [
      ...gone.map((/** @type {string} */ id) => `gone:${id}`),
      ...Object.keys(moved).map((id) => `moved:${id}>${moved[id]}`),
      ...Object.keys(names).map((id) => `name:${id}=${plain(names[id]).replace(/\.[a-z]{3,4}$/, "")}`),
    ];
    return deeds.sort().join(" ") || (read && `read:${read}`) || (at && `at:${at}`);
  },

  slips: ({ entries }) =>
    entries.map((/** @type {any} */ { id, kind }) => (kind === "folder" ? `at:${id}` : `read:${id}`)),

  reduce(state, { do: deed, id = "", text = "" }, { entries }) {
    const quiet = { ...state, said: "" };
    return moves[deed]?.(quiet, id, text, current(state, entries)) ?? quiet;
  },

  draw: (state, start, kit) => (state.read ? drawFile : state.naming ? drawNaming : drawFolder)(state, start, kit),
};

/** Where everything is and what it is called now. @param {any} state @param {any[]} entries */
function current({ moved, names, gone }, entries) {
  return entries
    .filter(({ id }) => !gone.includes(id))
    .map((entry) => ({
      ...entry,
      in: moved[entry.id] ?? entry.in,
      name: names[entry.id] ?? entry.name,
      was: entry.in,
    }));
}

/** @type {Record<string, (state: any, id: string, text: string, entries: any[]) => any>} */
const moves = {
  open(state, id, _text, entries) {
    const folder = entries.find((entry) => entry.id === id).kind === "folder";
    return folder ? { ...state, at: id, chosen: "", found: "" } : { ...state, read: id, chosen: id };
  },
  back(state, _id, _text, entries) {
    if (state.read) return { ...state, read: "" };
    if (state.naming) return { ...state, naming: false };
    if (state.found) return { ...state, found: "" };
    return { ...state, at: entries.find((entry) => entry.id === state.at)?.in ?? "", chosen: "" };
  },
  select: (state, id) => ({ ...state, chosen: state.chosen === id ? "" : id }),
  move: (state, id, _text, entries) => ({
    ...state,
    held: id,
    chosen: "",
    said: `« ${entries.find((entry) => entry.id === id).name} » est prêt à être déplacé. Ouvrez le dossier où le ranger.`,
  }),
  drop(state, _id, _text, entries) {
    const { name, was } = entries.find((entry) => entry.id === state.held);
    const { [state.held]: _back, ...others } = state.moved;
    const moved = was === state.at ? others : { ...others, [state.held]: state.at };
    return { ...state, moved, held: "", said: `« ${name} » est maintenant dans ce dossier.` };
  },
  rename: (state, id, _text, entries) => ({
    ...state,
    naming: true,
    text: entries.find((entry) => entry.id === id).name,
  }),
  type: (state, id, text) => ({ ...state, [id]: text }),
  keep: (state) =>
    state.text.trim()
      ? {
          ...state,
          naming: false,
          names: { ...state.names, [state.chosen]: state.text },
          said: "Le nouveau nom est enregistré.",
        }
      : state,
  delete: (state, id, _text, entries) => ({
    ...state,
    chosen: "",
    held: state.held === id ? "" : state.held,
    gone: [...state.gone, id],
    said: `« ${entries.find((entry) => entry.id === id).name} » est dans la corbeille.`,
  }),
  search: (state) => ({ ...state, found: state.words.trim(), chosen: "" }),
};

/** @param {any} state @param {any} start @param {Kit} kit */
function drawFolder(state, { entries, search, top = "Mes documents" }, kit) {
  const { html, nothing, button, field, title, said } = kit;
  const now = current(state, entries);
  const words = plain(state.found);
  const shown = now.filter((entry) =>
    words ? entry.kind !== "folder" && plain(entry.name).includes(words) : entry.in === state.at,
  );
  const here = now.find((entry) => entry.id === state.at)?.name ?? top;
  return html`
    ${state.at || state.found ? html`<div class="task-bar">${button("Retour", { do: "back" }, { kind: "back" })}</div>` : nothing}
    ${title(state.found ? "Résultats de la recherche" : `Dossier : ${here}`)}
    ${said(state.said)}
    ${
      search
        ? html`<div class="task-ask">${field({ id: "words", label: "Rechercher un fichier", value: state.words, enter: { do: "search" } })}
      ${button("Rechercher", { do: "search" })}</div>`
        : nothing
    }
    ${state.held ? html`<div class="task-bar">${button("Ranger ici", { do: "drop" }, { kind: "main" })}</div>` : nothing}
    ${shown.length ? nothing : html`<p class="task-soft">Il n’y a rien ici.</p>`}
    <ul class="task-rows">${shown.map((entry) => drawEntry(entry, state, kit))}</ul>`;
}

/** @param {any} entry @param {any} state @param {Kit} kit */
function drawEntry({ id, name, kind, date }, { chosen }, { html, nothing, button }) {
  const what = /** @type {Record<string, string>} */ (kinds)[kind];
  return html`
    <li class="task-entry">
      <div class="task-pair">
        ${button(/** @type {any} */ (html`<span class="task-strong">${name}</span> <span class="task-soft">${what}${date ? `, ${date}` : ""}</span>`), { do: "open", id }, { kind: `row task-icon task-icon--${kind}` })}
        ${kind === "folder" ? nothing : button(/** @type {any} */ (html`Actions<span class="eva-hidden"> pour ${name}</span>`), { do: "select", id }, { pressed: chosen === id })}
      </div>
      ${
        chosen === id
          ? html`<div class="task-bar" role="group" aria-label="Actions pour ${name}">
        ${button("Déplacer", { do: "move", id })} ${button("Renommer", { do: "rename", id })} ${button("Supprimer", { do: "delete", id })}
      </div>`
          : nothing
      }
    </li>`;
}

/** @param {any} state @param {any} _start @param {Kit} kit */
function drawNaming({ text }, _start, { html, button, field, title }) {
  return html`
    ${title("Changer le nom")}
    ${field({ id: "text", label: "Nouveau nom", value: text, enter: { do: "keep" } })}
    <div class="task-bar">${button("Enregistrer le nom", { do: "keep" }, { kind: "main" })} ${button("Annuler", { do: "back" })}</div>`;
}

/** @param {any} state @param {any} start @param {Kit} kit */
function drawFile(state, { entries }, { html, button, title }) {
  const { name, text = [] } = current(state, entries).find((entry) => entry.id === state.read);
  return html`
    <div class="task-bar">${button("Fermer le fichier", { do: "back" }, { kind: "back" })}</div>
    ${title(name)}
    ${text.map((/** @type {string} */ line) => html`<p>${line}</p>`)}`;
}
