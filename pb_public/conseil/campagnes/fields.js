import { html, nothing } from "../../vendor/lit-html.js";
import { fieldError } from "../fields.js";
import { plural } from "../format.js";
import { byHand } from "../programmes.js";
import { choose, follow } from "./draft.js";
import { box, meaningful, optionsField } from "./options.js";
import { situationsField, situationsList, situationsSummary } from "./situations.js";

/**
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {import("../programmes.js").Programme} Programme
 *
 * @typedef {object} Context What a form of a campaign knows.
 * @property {Draft} draft
 * @property {Programme[]} programmes
 * @property {{id: string, name: string}[]} colleagues who may be invited
 * @property {Record<string, string>} errors by field
 * @property {boolean} frozen people have begun: the situations do not change any more
 * @property {boolean} mayShare may say who sees it
 * @property {(change: Partial<Draft>) => void} change keeps it, and draws the form again
 */

/** @param {Context} context */
export function nameField({ draft, errors, change }) {
  const input = (/** @type {Event} */ { target }) => change({ label: /** @type {HTMLInputElement} */ (target).value });
  return html`
    <div class="eva-field">
      <label for="label">Nom de la campagne</label>
      <small id="label-hint">Les personnes le verront. Par exemple : « Accueil de mars ».</small>
      <input id="label" name="label" maxlength="100" autocomplete="off" aria-describedby="label-hint label-error"
        aria-invalid=${errors.label ? "true" : nothing} .value=${draft.label} @input=${input} />
      ${fieldError("label", errors.label)}
    </div>
  `;
}

/** @param {Context} context */
export function programmeField({ draft, programmes, errors, change }) {
  const own = {
    name: byHand,
    title: "À la carte",
    description: "Vous choisissez les mises en situation et leur ordre.",
    minutes: 0,
  };
  return html`
    <fieldset class="eva-field office-choices office-programmes" aria-describedby="programme-error">
      <legend>Programme</legend>
      ${[...programmes, own].map(
        ({ name, title, description, minutes }) => html`
          <label>
            <input type="radio" name="programme" value=${name} .checked=${name === draft.programme}
              @change=${() =>
                change(
                  follow(
                    draft,
                    programmes.find((programme) => programme.name === name),
                  ),
                )} />
            <span>${title}${minutes ? `, ${plural(minutes, "minute")}` : ""} <small>${description}</small></span>
          </label>
        `,
      )}
      ${fieldError("programme", errors.programme)}
    </fieldset>
  `;
}

/**
 * What most people leave as it is, behind a line that says it.
 *
 * @param {Context} context
 * @param {boolean} [open] at first
 */
export function details(context, open = false) {
  const { draft, programmes, errors, frozen, mayShare, change } = context;
  const on = meaningful(draft).filter(({ name }) => draft.options[name]).length;
  return html`
    ${section(
      "Mises en situation et ordre",
      situationsSummary(draft.choices),
      open || draft.programme === byHand || Boolean(errors.situations),
      {
        content: frozen
          ? situationsList(draft.choices)
          : situationsField(draft.choices, (choices) => change(choose(draft, choices, programmes)), errors.situations),
      },
    )}
    ${section("Options", on ? plural(on, "option choisie", "options choisies") : "aucune", open, {
      content: optionsField(
        draft,
        (part) => change(part.choices ? choose(draft, part.choices, programmes) : part),
        frozen,
      ),
    })}
    ${section("Dates d’ouverture et de fermeture", datesSummary(draft), open || Boolean(errors.opens_at || errors.closes_at), { content: datesField(context) })}
    ${mayShare ? section("Qui voit cette campagne", draft.private ? "privée" : "toute la structure", open || Boolean(errors.guests), { content: sharingField(context) }) : nothing}
  `;
}

/** @param {string} title @param {string} summary @param {boolean} open @param {{content: unknown}} inside */
const section = (title, summary, open, { content }) => html`
  <details class="office-details" ?open=${open}>
    <summary><strong>${title}</strong> <small>${summary}</small></summary>
    ${content}
  </details>
`;

/** @param {Draft} draft */
function datesSummary({ opens, closes }) {
  const french = (/** @type {string} */ day) => day.split("-").reverse().join("/");
  if (!opens && !closes) return "ouverte tout de suite, sans fin";
  if (!closes) return `à partir du ${french(opens)}`;
  return opens ? `du ${french(opens)} au ${french(closes)}` : `jusqu’au ${french(closes)} compris`;
}

/** @param {Context} context */
function datesField({ draft, errors, change }) {
  const field = (
    /** @type {"opens"|"closes"} */ name,
    /** @type {string} */ label,
    /** @type {string} */ error,
  ) => html`
    <div class="eva-field">
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} type="date" aria-describedby="dates-hint ${name}_at-error" .value=${draft[name]}
        aria-invalid=${error ? "true" : nothing}
        @change=${(/** @type {Event} */ { target }) => change({ [name]: /** @type {HTMLInputElement} */ (target).value })} />
      ${fieldError(`${name}_at`, error)}
    </div>
  `;
  return html`
    <p id="dates-hint">
      Avant l’ouverture et après la fermeture, le code dit quand revenir ou à qui demander. Une évaluation commencée peut
      être reprise pendant 30 jours après la fermeture.
    </p>
    <div class="office-pair">
      ${field("opens", "Premier jour (vide : tout de suite)", errors.opens_at)}
      ${field("closes", "Dernier jour compris (vide : sans fin)", errors.closes_at)}
    </div>
  `;
}

/** @param {Context} context */
function sharingField(context) {
  const { draft, change } = context;
  const set = () => change({ private: !draft.private });
  return html`
    <div class="office-choices">
      ${box({ name: "private", label: "Campagne privée", help: "Vous seul, vos invités et les administrateurs la voyez, avec ses évaluations.", checked: draft.private, change: set })}
    </div>
    ${draft.private ? guestsField(context) : nothing}
  `;
}

/** É after e, which the database does not know. @param {{name: string}} a @param {{name: string}} b */
export const byName = (a, b) => a.name.localeCompare(b.name, "fr");

/** More names than this are looked for by typing. */
const many = 10;

/** @param {Context} context */
function guestsField({ draft, colleagues, errors, change }) {
  const invite = (/** @type {string} */ id) => () =>
    change({
      guests: draft.guests.includes(id) ? draft.guests.filter((guest) => guest !== id) : [...draft.guests, id],
    });
  return html`
    <fieldset class="eva-field office-choices" aria-describedby="guests-error">
      <legend>Collègues invités</legend>
      ${
        colleagues.length > many
          ? html`<label class="eva-hidden" for="guest-search">Chercher un nom</label>
          <input id="guest-search" type="search" placeholder="Chercher un nom" autocomplete="off" @input=${narrow} />`
          : nothing
      }
      <div class="office-guests">
        ${[...colleagues].sort(byName).map(({ id, name }) => box({ name: `guest-${id}`, label: name, checked: draft.guests.includes(id), change: invite(id) }))}
      </div>
      ${colleagues.length === 0 ? html`<p>Aucun autre compte actif dans votre structure.</p>` : nothing}
      ${fieldError("guests", errors.guests)}
    </fieldset>
  `;
}

/** Leaves the names in sight that hold what is typed, whatever its accents. @param {Event} event */
function narrow({ target }) {
  const input = /** @type {HTMLInputElement} */ (target);
  const plain = (/** @type {string} */ text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase();
  const labels = input.closest("fieldset")?.querySelectorAll(".office-guests label") ?? [];
  for (const label of /** @type {Iterable<HTMLElement>} */ (labels)) {
    label.hidden = !plain(label.textContent ?? "").includes(plain(input.value.trim()));
  }
}
