import { html, nothing } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { call } from "../gate.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").Fact} Fact */

/** What kinds of mistakes came, and how often. @param {Report} report */
export function mistakesSection({ mistakes }) {
  if (mistakes.length === 0) return nothing;
  return html`
    <section class="eva-card office-screen" aria-labelledby="mistakes">
      <h2 id="mistakes">Les erreurs, par sorte</h2>
      ${mistakesTables(mistakes)}
    </section>
  `;
}

/** @param {Report["mistakes"]} mistakes */
export function mistakesTables(mistakes) {
  return html`
      <div class="office-columns">
        ${mistakes.map(
          ({ title, kinds }) => html`
            <table class="office-figures office-mistakes">
              <caption>${title}</caption>
              <thead class="eva-hidden"><tr><th scope="col">Sorte d’erreur</th><th scope="col">Nombre</th></tr></thead>
              <tbody>
                ${kinds.map(({ label, count }) => html`<tr><th scope="row">${label}</th><td>${count}</td></tr>`)}
              </tbody>
            </table>
          `,
        )}
      </div>
  `;
}

/** What the person said of themselves: no result. @param {Report} report */
export function profileSection({ profile, self_view: own, health, evaluation }) {
  if (profile.length + own.length + health.length === 0) return nothing;
  return html`
    <section class="eva-card office-screen" aria-labelledby="profile">
      <h2 id="profile">Ce que la personne dit d’elle</h2>
      ${profile.length + own.length > 0 ? nothing : html`<p>La personne n’a pas répondu à ces questions. Elles sont facultatives.</p>`}
      ${facts(profile)} ${own.length > 0 ? html`<h3>Comment elle se voit</h3>` : nothing} ${facts(own)}
      ${health.length > 0 ? healthPart(evaluation.id, health) : nothing}
    </section>
  `;
}

/** @param {Fact[]} list */
function facts(list) {
  if (list.length === 0) return nothing;
  return html`
    <dl class="office-declared">
      ${list.map(({ question, answer }) => html`<div><dt>${question}</dt><dd>${answer}</dd></div>`)}
    </dl>
  `;
}

/** Health is kept apart, and read only when somebody opens it. @param {string} id @param {Report["health"]} questions */
function healthPart(id, questions) {
  const open = async (/** @type {Event} */ event) => {
    const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
    const place = /** @type {HTMLElement} */ (details.querySelector("[data-health]"));
    if (!details.open || place.hasChildNodes()) return;
    place.append(...(await healthAnswers(id, questions)));
  };
  return html`
    <details class="office-health" @toggle=${open}>
      <summary>Vue, audition, écrans : ce que la personne a dit</summary>
      <p class="office-facts">Données de santé, facultatives. Ne les utilisez que pour adapter l’accompagnement.</p>
      <ul data-health aria-live="polite"></ul>
    </details>
  `;
}

/** @param {string} id @param {Report["health"]} questions @returns {Promise<HTMLElement[]>} */
async function healthAnswers(id, questions) {
  /** @type {Record<string, string>} */
  let said = {};
  try {
    said = (await call(() => pb.collection("health_declarations").getOne(id))).data ?? {};
  } catch (error) {
    if (/** @type {{status?: number}} */ (error).status !== 404) throw error;
  }
  const lines = questions
    .filter(({ id: question }) => said[question])
    .map(({ id: question, question: text, options }) => `${text} ${options[said[question]] ?? said[question]}`);
  return (lines.length > 0 ? lines : ["Rien n’a été dit, ou vous n’avez pas accès à ces réponses."]).map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  });
}
