/** @import { App } from "../task.js" */
/** @import { Kit } from "./kit.js" */
import { plain } from "./plain.js";

/**
 * An on-line form. start: `heading`, `fields` {id, kind (text, date, mail, digits, list, choice, box, file), label, hint,
 * options, required, value, digits}, `problems` shown at first, by field; `send`, the button's label.
 *
 * answer: "sent a=durand|b=2026-06-12|c=full" once it is sent; "draft" before.
 *
 * @type {App}
 */
export const form = {
  name: "Écran d’exercice : un formulaire sur internet",

  open: ({ fields, problems = {} }) => ({
    values: Object.fromEntries(fields.map((/** @type {any} */ { id, value = "" }) => [id, value])),
    problems,
    sent: false,
    touched: false,
  }),

  place: ({ sent }) => (sent ? "sent" : "form"),

  answer({ values, sent, touched }, { fields }) {
    if (!sent) return touched ? "draft" : "";
    return `sent ${fields.map((/** @type {any} */ { id, kind }) => `${id}=${clean[kind]?.(values[id]) ?? values[id]}`).join("|")}`;
  },

  slips: ({ fields }) => [
    "draft",
    `sent ${fields.map((/** @type {any} */ { id, options }) => `${id}=${options ? options[0].id : ""}`).join("|")}`,
  ],

  reduce(state, { do: deed, id = "", text = "" }, { fields }) {
    if (deed === "back") return { ...state, sent: false };
    if (deed === "send") {
      const problems = problemsOf(fields, state.values);
      return { ...state, problems, touched: true, sent: Object.keys(problems).length === 0 };
    }
    const { [id]: _mended, ...problems } = state.problems;
    return { ...state, values: { ...state.values, [id]: text }, problems, touched: true };
  },

  draw: (state, start, kit) => (state.sent ? drawSent : drawForm)(state, start, kit),
};

const DATE = /^\s*(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})\s*$/;

/** A date as ISO writes it, "" when it is none. @param {string} typed */
export function dateOf(typed) {
  const [, day, month, year] = typed.match(DATE) ?? [];
  if (!day || Number(day) > 31 || Number(day) < 1 || Number(month) > 12 || Number(month) < 1) return "";
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** @type {Record<string, (value: string) => string>} */
const clean = {
  text: plain,
  mail: plain,
  date: dateOf,
  digits: (value) => value.replace(/\D/g, ""),
  box: (value) => (value ? "yes" : "no"),
};

/** What is said of a value that a form of its kind does not take. @type {Record<string, (value: string, field: any) => string>} */
const checks = {
  date: (value) => (dateOf(value) ? "" : "Écrivez la date ainsi : jour/mois/année. Par exemple : 05/09/2026."),
  mail: (value) =>
    /^\S+@\S+\.\S+$/.test(value.trim())
      ? ""
      : "Cette adresse n’est pas complète. Une adresse contient « @ » et un point.",
  digits: (value, { digits }) => (value.replace(/\D/g, "").length === digits ? "" : `Il faut ${digits} chiffres.`),
};

/** @param {any[]} fields @param {Record<string, string>} values @returns {Record<string, string>} */
function problemsOf(fields, values) {
  const found = fields.map((field) => {
    const value = values[field.id].trim();
    if (!value) return [field.id, field.required ? "Cette réponse est obligatoire." : ""];
    return [field.id, checks[field.kind]?.(value, field) ?? ""];
  });
  return Object.fromEntries(found.filter(([, problem]) => problem));
}

/** @param {any} state @param {any} start @param {Kit} kit */
function drawForm({ values, problems }, { heading, fields, send = "Envoyer" }, kit) {
  const { html, nothing, button, title, said } = kit;
  const count = Object.keys(problems).length;
  return html`
    ${title(heading)}
    <p class="task-soft">Les réponses marquées « * » sont obligatoires.</p>
    ${said(count ? `Le formulaire n’est pas envoyé. ${count > 1 ? `${count} réponses sont` : "1 réponse est"} à corriger.` : "")}
    ${fields.map((/** @type {any} */ field) => drawAsked(field, values[field.id], problems[field.id], kit) ?? nothing)}
    <div class="task-bar">${button(send, { do: "send" }, { kind: "main" })}</div>`;
}

/** @param {any} field @param {string} value @param {string} problem @param {Kit} kit */
export function drawAsked({ id, kind, label, required, hint, options }, value, problem, kit) {
  const own = { id, label: required ? `${label} *` : label, value, hint, problem };
  if (kind === "list" || kind === "file") return kit.list({ ...own, options });
  if (kind === "choice") return kit.radios({ ...own, options });
  if (kind === "box") return kit.box({ ...own, on: value !== "" });
  /** @type {Record<string, "numeric"|"email"|"text">} */
  const modes = { digits: "numeric", mail: "email" };
  return kit.field({ ...own, mode: modes[kind] ?? "text" });
}

/** @param {any} _state @param {any} start @param {Kit} kit */
function drawSent(_state, { done = "Votre demande est envoyée." }, { html, button, title }) {
  return html`
    ${title("Merci !")}
    <p>${done}</p>
    <div class="task-bar">${button("Modifier mes réponses", { do: "back" }, { kind: "back" })}</div>`;
}
