import { drawHearButton } from "../../shared/questionnaire/hear.js";
import { html } from "../../vendor/lit-html.js";
import { pictures } from "./art/pictures.js";

/**
 * What a screen may ask and knows.
 *
 * @typedef {object} Kit
 * @property {string} owner
 * @property {string} speaking The key of host.say being spoken.
 * @property {Record<string, string>} audio
 * @property {Record<string, string[]>} texts
 * @property {ReadonlySet<string>} read Messages to be heard that are shown in writing.
 * @property {(key: string, item: string) => void} hear
 * @property {(key: string) => void} reveal
 */

/** The screens of apps, by their `kind`. @type {Record<string, (screen: any, kit: Kit) => unknown>} */
const kinds = { photo: drawPhoto, voicemail: drawVoicemail, notes: drawNotes, days: drawDays, thread: drawThread };

/** @param {any} screen @param {Kit} kit */
export const drawScreen = (screen, kit) => kinds[screen.kind](screen, kit);

/** @param {{picture: string, alt: string, title: string, lines: string[], caption: string}} photo */
function drawPhoto({ picture, alt, title, lines, caption }) {
  return html`
    <figure class="phone-photo">
      ${pictures[picture](alt)}
      <div class="phone-poster">
        <p class="phone-strong">${title}</p>
        ${lines.map((line) => html`<p>${line}</p>`)}
      </div>
      <figcaption>${caption}</figcaption>
    </figure>
  `;
}

/** @param {{messages: {item: string, from: string, time: string, text: string, listen: boolean}[]}} screen @param {Kit} kit */
function drawVoicemail({ messages }, kit) {
  return html`
    <ul class="phone-list">
      ${messages.map(
        (message) => html`
          <li class="phone-entry">
            <p class="phone-strong">${message.from}</p>
            <p class="phone-soft">${message.time}</p>
            <p>${drawHearButton(kit, { hear: (key) => kit.hear(key, message.item) }, message.text, `Écouter ${message.from}`, true)}</p>
            ${drawTranscript(message, kit)}
          </li>
        `,
      )}
    </ul>
  `;
}

/** Where listening is looked at, the words show only when they are asked for. @param {{text: string, listen: boolean, from: string}} message @param {Kit} kit */
function drawTranscript({ text, listen, from }, { read, reveal, texts }) {
  if (listen && !read.has(text)) {
    return html`
      <p class="phone-voiceless">Cet appareil n’a pas de voix en français : vous pouvez lire.</p>
      <button class="phone-link" type="button" @click=${() => reveal(text)}>
        Lire le message à la place<span class="eva-hidden"> : ${from}</span>
      </button>
    `;
  }
  return html`<blockquote class="phone-transcript" tabindex="-1" data-transcript=${text}>${texts[text].map((line) => html`<p>${line}</p>`)}</blockquote>`;
}

/** @param {{notes: {title: string, lines: string[]}[]}} screen */
function drawNotes({ notes }) {
  return html`
    <ul class="phone-list">
      ${notes.map(
        ({ title, lines }) => html`<li class="phone-note">
          <p class="phone-strong">${title}</p>
          ${lines.map((line) => html`<p>${line}</p>`)}
        </li>`,
      )}
    </ul>
  `;
}

/** @param {{days: {name: string, entries: [string, string][]}[]}} screen */
function drawDays({ days }) {
  return days.map(
    ({ name, entries }) => html`
      <h4 class="phone-day">${name}</h4>
      <dl class="phone-entries">
        ${entries.map(([time, what]) => html`<div><dt>${time}</dt><dd>${what}</dd></div>`)}
      </dl>
    `,
  );
}

/** @param {{messages: {from: "me"|"them", time: string, text: string}[], name: string}} screen @param {Kit} kit */
function drawThread({ messages, name }, { owner }) {
  return html`
    <ol class="phone-thread" aria-label="Messages avec ${name}">
      ${messages.map(
        ({ from, time, text }) => html`
          <li class="phone-bubble phone-bubble--${from}">
            <p class="phone-soft">${from === "me" ? owner : name}, <time>${time}</time></p>
            <p>${text}</p>
          </li>
        `,
      )}
    </ol>
  `;
}
