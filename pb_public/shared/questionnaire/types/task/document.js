/** @import { App } from "../task.js" */
/** @import { Kit } from "./kit.js" */
import { drawAsked } from "./form.js";
import { plain } from "./plain.js";

/** The tools of the text. */
const styles = { bold: "Gras", heading: "Titre", list: "Liste", center: "Centrer" };

/**
 * A text shared by a team. start: `name`, `lines` {id, text}, `save` and `print`, the fields of these two panels (as in a
 * form); a panel without fields is not offered.
 *
 * answer: "save:name=planning juin;kind=pdf" or "print:copies=2;sides=two" once confirmed, then "l1:bold" and "gone:l2"
 * of the lines that changed, sorted, all joined by spaces.
 *
 * @type {App}
 */
export const document = {
  name: "Écran d’exercice : un document",
  open: () => ({ chosen: "", styles: {}, gone: [], panel: "", values: {}, done: {}, said: "" }),
  place: ({ panel, done }) => `${panel}-${Object.keys(done).length}`,

  answer({ styles: set, gone, done }) {
    const deeds = Object.keys(done)
      .sort()
      .map((panel) => done[panel]);
    const lines = [
      ...gone.map((/** @type {string} */ id) => `gone:${id}`),
      ...Object.keys(set).flatMap((id) => set[id].map((/** @type {string} */ style) => `${id}:${style}`)),
    ];
    return [...deeds, ...lines.sort()].join(" ");
  },

  slips: ({ lines }) => lines.flatMap((/** @type {any} */ { id }) => [`${id}:bold`, `${id}:center`, `gone:${id}`]),

  reduce(state, act, start) {
    const quiet = { ...state, said: "" };
    return moves[act.do]?.(quiet, act.id ?? "", act.text ?? "", start) ?? quiet;
  },

  draw: (state, start, kit) => (state.panel ? drawPanel : drawText)(state, start, kit),
};

/** @type {Record<string, (state: any, id: string, text: string, start: any) => any>} */
const moves = {
  select: (state, id) => ({ ...state, chosen: state.chosen === id ? "" : id }),
  style(state, id) {
    const had = state.styles[state.chosen] ?? [];
    const set = had.includes(id) ? had.filter((/** @type {string} */ style) => style !== id) : [...had, id].sort();
    return { ...state, styles: { ...state.styles, [state.chosen]: set } };
  },
  delete: (state) => ({ ...state, gone: [...state.gone, state.chosen], chosen: "", said: "La ligne est effacée." }),
  panel: (state, id) => ({ ...state, panel: id, values: {} }),
  back: (state) => ({ ...state, panel: "" }),
  choose: (state, id, text) => ({ ...state, values: { ...state.values, [id]: text } }),
  type: (state, id, text) => ({ ...state, values: { ...state.values, [id]: text } }),
  confirm(state, id, _text, start) {
    const given = start[id].map(
      (/** @type {any} */ field) =>
        `${field.id}=${plain(state.values[field.id] ?? field.value ?? "").replace(/\.[a-z]{3,4}$/, "")}`,
    );
    const said = id === "save" ? "Le document est enregistré." : "Le document part à l’imprimante.";
    return { ...state, panel: "", done: { ...state.done, [id]: `${id}:${given.join(";")}` }, said };
  },
};

/** @param {any} state @param {any} start @param {Kit} kit */
function drawText(
  { chosen, styles: set, gone, said },
  { name, lines, save, print },
  { html, nothing, button, title, said: tell },
) {
  const has = (/** @type {string} */ id, /** @type {string} */ style) => (set[id] ?? []).includes(style);
  return html`
    ${title(name)}
    ${tell(said)}
    <div class="task-bar">
      ${save ? button("Enregistrer sous…", { do: "panel", id: "save" }) : nothing}
      ${print ? button("Imprimer…", { do: "panel", id: "print" }) : nothing}
    </div>
    <div class="task-bar" role="group" aria-label="Outils du texte">
      ${Object.entries(styles).map(([style, label]) => button(label, { do: "style", id: style }, { disabled: !chosen, pressed: has(chosen, style) }))}
      ${button("Effacer la ligne", { do: "delete" }, { disabled: !chosen })}
    </div>
    <p class="task-soft">Choisissez une ligne du texte, puis un outil.</p>
    <ul class="task-rows task-page">
      ${lines
        .filter((/** @type {any} */ { id }) => !gone.includes(id))
        .map((/** @type {any} */ { id, text }) => {
          const worn = (set[id] ?? []).map((/** @type {string} */ style) => `task-line--${style}`).join(" ");
          return html`<li>${button(text, { do: "select", id }, { kind: `row task-line ${worn}`, pressed: chosen === id })}</li>`;
        })}
    </ul>`;
}

/** @param {any} state @param {any} start @param {Kit} kit */
function drawPanel({ panel, values }, start, kit) {
  const { html, button, title } = kit;
  const saving = panel === "save";
  return html`
    ${title(saving ? "Enregistrer sous" : "Imprimer")}
    ${start[panel].map((/** @type {any} */ field) => drawAsked(field, values[field.id] ?? field.value ?? "", "", kit))}
    <div class="task-bar">
      ${button(saving ? "Enregistrer" : "Imprimer", { do: "confirm", id: panel }, { kind: "main" })}
      ${button("Annuler", { do: "back" })}
    </div>`;
}
