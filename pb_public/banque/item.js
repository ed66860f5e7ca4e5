// What an author reads beside a question: its key, its points, its voices, what is wrong with it.

import { spokenText } from "../passation/voice.js";
import { types } from "../shared/questionnaire/types.js";
import { html, nothing } from "../vendor/lit-html.js";

/** @typedef {import("./server.js").DraftItem} DraftItem */
/** @typedef {import("./server.js").DraftContent} DraftContent */
/** @typedef {import("./server.js").Problem} Problem */

const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });

/** Whether the questionnaire draws it. @param {DraftItem} item */
export const drawn = (item) => Boolean(types[item.type]);

/** @param {DraftItem} item @returns {string} */
export const title = ({ stimulus, type }) =>
  stimulus?.question || (typeof stimulus?.text === "string" && stimulus.text) || type;

/** @param {DraftItem} item @param {string} id @returns {string} an answer in words */
function named({ stimulus }, id) {
  const offered = ["options", "steps", "items", "zones", "bars"].flatMap((list) => stimulus?.[list] ?? []);
  const found = offered.find((one) => one?.id === id);
  const words = found?.text ?? found?.name ?? found?.alt;
  return words ? `${id} : ${words}` : id;
}

/** @param {DraftItem} item */
function right(item) {
  const { key } = item;
  if (key?.grades)
    return html`<ul>${key.grades.map((/** @type {{text: string, points: number}} */ grade) => html`<li>« ${grade.text} » : ${number.format(grade.points)}</li>`)}</ul>`;
  if (key?.any)
    return html`<ul>${key.any.map((/** @type {string} */ state) => html`<li><code>${state}</code></li>`)}</ul>`;
  if (!key?.right) return "aucune : la question n’est pas notée";
  const ids = item.stimulus?.options || item.type !== "number_input" ? key.right.split(" ") : [key.right];
  return ids.length > 1
    ? html`<ol>${ids.map((/** @type {string} */ id) => html`<li>${named(item, id)}</li>`)}</ol>`
    : named(item, key.right);
}

/** @param {DraftItem} item @param {boolean} training @returns {[string, unknown][]} */
function facts(item, training) {
  const { points, difficulty, skill, module, form, family, catch_up, criterion, optional } = item;
  /** @type {[string, unknown][]} */
  const lines = training
    ? []
    : [
        ["Bonne réponse", right(item)],
        ["Points", number.format(points ?? 0)],
      ];
  if (difficulty)
    lines.push(["Difficulté", `${number.format(difficulty.b)}${difficulty.provisional ? " (provisoire)" : ""}`]);
  const texts = { Compétence: skill, Module: module, Forme: form, Famille: family, Critère: criterion };
  for (const [name, value] of Object.entries(texts)) if (value) lines.push([name, value]);
  if (catch_up) lines.push(["Rattrapage", "oui"]);
  if (optional) lines.push(["Facultative", "oui"]);
  return lines;
}

/** The keys of the voice that an item speaks. @param {DraftContent} content @param {DraftItem} item @returns {string[]} */
export function voices(content, { id, stimulus }) {
  const options = Array.isArray(stimulus?.options) ? stimulus.options : [];
  const keys = ["", ":dictated", ...options.map((/** @type {{id: string}} */ option) => `:${option.id}`)];
  return keys.map((key) => `item:${id}${key}`).filter((key) => spokenText(content, key).length > 0);
}

/** @param {string[]} keys @param {Record<string, string>} recordings */
export const voiceList = (keys, recordings) =>
  html`<ul class="bank-voices">${keys.map(
    (key) =>
      html`<li><code>${key}</code> : ${
        recordings[key]
          ? html`<strong>enregistrée</strong> <audio controls preload="none" src=${recordings[key]} aria-label="Enregistrement de ${key}"></audio>`
          : "voix de l’appareil"
      }</li>`,
  )}</ul>`;

/** @param {Problem[]} problems */
export const problemList = (problems) =>
  problems.length
    ? html`<div class="eva-note eva-note--warn"><p><strong>À corriger avant de publier</strong></p>
        <ul>${problems.map(({ field, message }) => html`<li>${field ? html`<code>${field}</code> : ` : nothing}${message}</li>`)}</ul>
      </div>`
    : nothing;

/**
 * @param {{item: DraftItem, training: boolean, problems: Problem[], recordings: Record<string, string>, answer: string|undefined, content: DraftContent}} state
 */
export function beside({ item, training, problems, recordings, answer, content }) {
  const keys = voices(content, item);
  return html`${problemList(problems)}
    <dl class="stats-facts">${facts(item, training).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    ${answer === undefined ? nothing : html`<p role="status">Réponse donnée ici : ${answer === "" ? "« Je ne sais pas »" : html`<code>${answer}</code>`}</p>`}
    ${keys.length ? html`<p>Voix</p>${voiceList(keys, recordings)}` : nothing}
    ${training ? nothing : html`<p><a href="/qualite?situation=${content.situation}">Statistiques de la question</a></p>`}`;
}

/** Items that no questionnaire draws: pieces, words. @param {DraftItem[]} items @param {string} caption */
export const itemTable = (items, caption) =>
  items.length
    ? html`<section class="eva-scroll" aria-label=${caption} tabindex="0"><table class="stats-table">
        <caption>${caption}</caption>
        <thead><tr>${["Code", "Type", "Contenu", "Bonne réponse", "Compétence", "Points"].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${items.map(
          (item) => html`<tr><th scope="row">${item.id}</th><td>${item.type}</td><td>${contents(item.stimulus)}</td>
            <td>${item.key?.right ?? "—"}</td><td>${item.skill ?? "—"}</td><td>${number.format(item.points ?? 0)}</td></tr>`,
        )}</tbody>
      </table></section>`
    : nothing;

/** @param {any} stimulus */
const contents = (stimulus) =>
  Object.entries(stimulus ?? {})
    .map(([name, value]) =>
      name === "text" ? value : `${name} : ${typeof value === "object" ? JSON.stringify(value) : value}`,
    )
    .join(", ");
