/** @import { Item, Tools } from "./types.js" */
/** @import { Document } from "./document.js" */
/** @import { Pictures } from "./view.js" */
import { html, nothing, svg } from "../../vendor/lit-html.js";
import { drawDocument } from "./document.js";
import { drawField } from "./field.js";
import { types } from "./types.js";

/**
 * @typedef {object} State What a card shows.
 * @property {Item} item
 * @property {{number: number, total: number}} place
 * @property {string} draft
 * @property {boolean} locked
 * @property {string} problem
 * @property {{understood: boolean, text: string}|undefined} feedback
 * @property {string} speaking
 * @property {Pictures} pictures
 * @property {Record<string, string>} audio Recorded voice, by key of host.say.
 *
 * @typedef {object} Acts What a card may ask.
 * @property {(draft: string) => void} change
 * @property {(key: string) => void} hear
 * @property {() => void} validate
 * @property {() => void} skip
 * @property {() => void} proceed
 */

/** @param {State} state @param {Acts} acts */
export function drawCard(state, acts) {
  const { stimulus } = state.item;
  const submit = state.feedback ? acts.proceed : acts.validate;
  return html`
    <form class="q-card" novalidate @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      submit();
    }}>
      <div class="q-ask">
        ${drawHeading(state)}
        ${stimulus.voice ? drawHearButton(state, acts, `item:${state.item.id}`, "Écouter la question", true) : nothing}
      </div>
      ${stimulus.picture || stimulus.document ? html`<div class="q-scene">${drawScene(state)}</div>` : nothing}
      <div class="q-answer">
        ${stimulus.hint ? html`<p class="q-hint" id="q-hint">${stimulus.hint}</p>` : nothing}
        ${types[state.item.type].draw(state.item, toolsOf(state, acts))}
        ${state.problem ? html`<p class="eva-error" id="q-problem">${state.problem}</p>` : nothing}
        ${state.feedback ? drawFeedback(state.feedback) : drawActions(state, acts)}
      </div>
    </form>
  `;
}

/** @param {State} state */
function drawHeading({ item, place }) {
  return html`
    <h2 class="q-heading" tabindex="-1">
      ${place.number ? html`<span class="q-count">Question ${place.number} sur ${place.total}</span> ` : nothing}
      <span class="q-question">${item.stimulus.question}</span>
    </h2>
  `;
}

/** @param {State} state */
function drawScene({ item, pictures }) {
  const { picture, alt = "", document } = item.stimulus;
  return html`
    ${picture ? html`<div class="q-picture">${pictures[picture](alt)}</div>` : nothing}
    ${document ? drawDocument(/** @type {Document} */ (document)) : nothing}
  `;
}

/** @param {State} state @param {Acts} acts @returns {Tools} */
function toolsOf(state, acts) {
  const { item, draft, locked, problem, pictures } = state;
  const described = [item.stimulus.hint && "q-hint", problem && "q-problem"].filter(Boolean).join(" ");
  const answer = { draft, locked, problem, described, change: acts.change };
  return {
    html,
    nothing,
    ...answer,
    field: (shape) => drawField(item, answer, shape),
    picture: (name, alt) => pictures[name](alt),
    hearButton: (key, label) => drawHearButton(state, acts, key, label, false),
  };
}

/** @param {State} state @param {Acts} acts */
function drawActions({ item }, acts) {
  const { submit, skip } = types[item.type];
  return html`
    <div class="eva-actions">
      <button class="eva-button" type="submit">${submit}</button>
      ${
        skip
          ? html`<button class="eva-button eva-button--quiet" type="button" @click=${acts.skip}>${skip}</button>`
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

/**
 * @param {State} state
 * @param {Acts} acts
 * @param {string} key of host.say
 * @param {string} label
 * @param {boolean} written whether the label shows beside the sign
 */
function drawHearButton({ speaking, audio }, acts, key, label, written) {
  const playing = speaking === key;
  const name = playing ? "Arrêter la lecture" : label;
  const recorded = audio[key] ? "q-hear--recorded" : "";
  return html`
    <button class="eva-button eva-button--quiet q-hear ${recorded}" type="button" @click=${() => acts.hear(key)}>
      ${playing ? stopSign : soundSign}<span class=${written ? "" : "eva-hidden"}>${name}</span>
    </button>
  `;
}

const soundSign = html`<svg class="q-sign" viewBox="0 0 24 24" aria-hidden="true">${svg`
  <path d="M4 9v6h4l5 4V5L8 9z"/><path d="M16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11"/>`}</svg>`;
const stopSign = html`<svg class="q-sign" viewBox="0 0 24 24" aria-hidden="true">${svg`
  <rect x="6" y="6" width="12" height="12" rx="2"/>`}</svg>`;
