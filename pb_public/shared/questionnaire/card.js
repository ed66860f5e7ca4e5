/** @import { Earlier, Item } from "./types.js" */
/** @import { Document } from "./document.js" */
/** @import { Pictures } from "./view.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { drawDocument } from "./document.js";
import { drawHearButton } from "./hear.js";
import { sign } from "./signs.js";
import { toolsOf } from "./tools.js";
import { types } from "./types.js";

/**
 * @typedef {object} State What a card shows.
 * @property {Item} item
 * @property {{number: number, total: number}} place
 * @property {string} draft
 * @property {string} held
 * @property {Earlier[]} earlier
 * @property {string[]} past Drafts to go back to.
 * @property {boolean} locked
 * @property {string} problem
 * @property {boolean} helped Whether the help shows.
 * @property {{understood: boolean, text: string}|undefined} feedback
 * @property {string} speaking
 * @property {Pictures} pictures
 * @property {Record<string, string>} audio Recorded voice, by key of host.say.
 *
 * @typedef {object} Acts What a card may ask.
 * @property {(draft: string) => void} change
 * @property {(id: string) => void} hold
 * @property {() => void} undo
 * @property {(text: string) => void} announce
 * @property {(selector: string) => void} focus
 * @property {(step: string, target: string) => void} step
 * @property {(key: string) => void} hear
 * @property {() => void} help
 * @property {() => void} validate
 * @property {() => void} skip
 * @property {() => void} proceed
 */

/** @param {State} state @param {Acts} acts */
export function drawCard(state, acts) {
  const { stimulus } = state.item;
  const type = types[state.item.type];
  const submit = state.feedback ? acts.proceed : acts.validate;
  const beside = stimulus.picture || stimulus.document;
  return html`
    <form class="q-card ${beside ? "" : type.wide ? "q-card--wide" : "q-card--plain"}" data-item=${state.item.id} data-type=${state.item.type} novalidate @submit=${(
      /** @type {Event} */ event,
    ) => {
      event.preventDefault();
      submit();
    }}>
      <div class="q-ask">
        ${drawHeading(state)}
        ${stimulus.voice && !stimulus.no_voice ? drawHearButton(state, acts, `item:${state.item.id}`, types[state.item.type].counted ? "Écouter la question" : "Écouter", true) : nothing}
      </div>
      ${beside ? html`<div class="q-scene">${drawScene(state)}</div>` : nothing}
      <div class="q-answer">
        ${stimulus.hint ? html`<p class="q-hint" id="q-hint">${unbroken(stimulus.hint)}</p>` : nothing}
        ${drawSound(state, acts)}
        ${type.draw(state.item, toolsOf(state, acts))}
        ${state.problem ? html`<p class="eva-error" id="q-problem">${state.problem}</p>` : nothing}
        ${state.feedback ? drawFeedback(state.feedback) : drawActions(state, acts)}
      </div>
    </form>
  `;
}

/** Where nothing is left until the server answers. */
export const drawWaiting = () => html`<p class="q-waiting" role="status">Un instant…</p>`;

/** @param {State} state */
function drawHeading({ item, place: { number, total } }) {
  const count = total ? `Question ${number} sur ${total}` : `Question ${number}`;
  return html`
    <h2 class="q-heading" tabindex="-1">
      ${number ? html`<span class="q-count">${count}</span> ` : nothing}
      <span class="q-question">${unbroken(item.stimulus.question)}</span>
    </h2>
  `;
}

/** « y a-t-il » is hard to read over two lines. @param {string} text */
const unbroken = (text) =>
  text.split(/(\S{1,8}-\S{1,8})/).map((part, place) => (place % 2 ? html`<span class="q-tied">${part}</span>` : part));

/** @param {State} state */
function drawScene({ item, pictures }) {
  const { picture, alt = "", document } = item.stimulus;
  return html`
    ${picture && pictures[picture] ? html`<div class="q-picture">${pictures[picture](alt)}</div>` : nothing}
    ${document ? drawDocument(/** @type {Document} */ (document)) : nothing}
  `;
}

/** A dictated word, as often as wished; and a word to who has no voice for what must be heard. @param {State} state @param {Acts} acts */
function drawSound(state, acts) {
  const { dictated, spoken, options = [] } = state.item.stimulus;
  if (!dictated && !spoken) return nothing;
  const key = `item:${state.item.id}:dictated`;
  const keys = dictated ? [key] : options.map((/** @type {{id: string}} */ { id }) => `item:${state.item.id}:${id}`);
  const recorded = keys.every((/** @type {string} */ one) => state.audio[one]);
  return html`
    ${dictated ? html`<p class="q-dictated">${drawHearButton(state, acts, key, "Écouter le mot", true, "eva-button--big")}</p>` : nothing}
    ${recorded ? nothing : html`<p class="eva-note eva-note--warn q-voiceless">Cet appareil n’a pas de voix en français. Demandez à la personne qui vous accompagne de vous lire les mots, ou appuyez sur « Je ne sais pas ».</p>`}
  `;
}

/** @param {State} state @param {Acts} acts */
function drawActions({ item, helped }, acts) {
  const { submit, skip } = types[item.type];
  const { help } = item.stimulus;
  return html`
    ${help && helped ? html`<p class="eva-note q-help" id="q-help" tabindex="-1">${unbroken(help)}</p>` : nothing}
    <div class="eva-actions">
      <button class="eva-button" type="submit">${submit}</button>
      ${
        skip
          ? html`<button class="eva-button eva-button--quiet" type="button" @click=${acts.skip}>${skip}</button>`
          : nothing
      }
      ${
        help && !helped
          ? html`<button class="eva-button eva-button--quiet q-help-button" type="button" @click=${acts.help}>${sign("help")}Un coup de pouce</button>`
          : nothing
      }
    </div>
  `;
}

/** @param {{understood: boolean, text: string}} feedback */
function drawFeedback({ understood, text }) {
  return html`
    <p class="eva-note q-feedback ${understood ? "eva-note--good" : ""}" tabindex="-1">${text}</p>
    <div class="eva-actions"><button class="eva-button" type="submit">Continuer</button></div>
  `;
}
