/** @import { App } from "../task.js" */
/** @import { Kit } from "./kit.js" */
import { drawAsked } from "./form.js";
import { plain } from "./plain.js";

/**
 * Screens that lead to one another: signing in, settings, warnings. start: `screens` {id, heading, text, phone (lines of
 * a message on the telephone beside it), fields (as in a form: text, digits, choice, list, box), buttons {id, text, to}}.
 *
 * answer: "at:b3 code=482913", the last button pressed that led somewhere and what was chosen. A box is yes or no.
 *
 * @type {App}
 */
export const screens = {
  name: "Écran d’exercice : un ordinateur",

  open: ({ screens: [first], values = {} }) => ({ at: first.id, by: "", values, touched: false }),
  place: ({ at }) => at,

  answer({ by, values, touched }, { screens: all }) {
    if (!touched) return "";
    const fields = all.flatMap((/** @type {any} */ screen) => screen.fields ?? []);
    const chosen = fields.map((/** @type {any} */ { id, kind }) => `${id}=${given(kind, values[id] ?? "")}`);
    return [`at:${by || "-"}`, ...chosen].join(" ");
  },

  slips: ({ screens: all }) => {
    const fields = all.flatMap((/** @type {any} */ screen) => screen.fields ?? []);
    const left = fields.map((/** @type {any} */ { id, kind }) => `${id}=${given(kind, "")}`);
    const buttons = all.flatMap((/** @type {any} */ screen) => screen.buttons ?? []);
    return buttons.map((/** @type {any} */ { id }) => [`at:${id}`, ...left].join(" "));
  },

  reduce(state, { do: deed, id = "", text = "" }, { screens: all }) {
    if (deed === "type" || deed === "choose")
      return { ...state, touched: true, values: { ...state.values, [id]: text } };
    const { buttons } = all.find((/** @type {any} */ screen) => screen.id === state.at);
    return { ...state, touched: true, at: buttons.find((/** @type {any} */ button) => button.id === id).to, by: id };
  },

  draw({ at, values }, { screens: all }, kit) {
    const {
      heading,
      text = [],
      phone,
      fields = [],
      buttons = [],
    } = all.find((/** @type {any} */ one) => one.id === at);
    const { html, nothing, button, title } = kit;
    return html`
      ${title(heading)}
      ${text.map((/** @type {string} */ line) => html`<p>${line}</p>`)}
      ${phone ? drawPhone(phone, kit) : nothing}
      ${fields.map((/** @type {any} */ field) => drawAsked(field, values[field.id] ?? "", "", kit))}
      <div class="task-bar">
        ${buttons.map((/** @type {any} */ { id, text: label, kind }) => button(label, { do: "press", id }, { kind: kind ?? "" }))}
      </div>`;
  },
};

/** @param {string} kind @param {string} value */
function given(kind, value) {
  if (kind === "box") return value ? "yes" : "no";
  if (kind === "digits") return value.replace(/\D/g, "");
  return plain(value).replace(/ /g, "-");
}

/** @param {string[]} lines @param {Kit} kit */
function drawPhone(lines, { html }) {
  return html`<div class="task-phone">
    <p class="task-strong">Votre téléphone</p>
    ${lines.map((line) => html`<p>${line}</p>`)}
  </div>`;
}
