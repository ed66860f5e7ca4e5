import { html, nothing } from "../../vendor/lit-html.js";
import { dateAndHour, duration } from "../format.js";
import { playStates } from "../labels.js";
import { mistakesTables } from "./about.js";
import { criteriaTable } from "./clea.js";
import { radar } from "./radar.js";

/** @typedef {import("./report.js").Report} Report */

/** @param {Report} report */
export function orientation({ synthesis, orientation: proposed }) {
  return html`
    <section class="eva-card office-synthesis" aria-labelledby="synthesis">
      <div>
        <h2 id="synthesis">${synthesis.title}</h2>
        <p>${synthesis.sentence}</p>
      </div>
      <div>
        <h3>Ce qu’on propose</h3>
        <p><strong>${proposed.title}</strong></p>
        ${list(proposed.reasons)}
        <p class="office-facts">C’est une proposition, à décider avec la personne.</p>
      </div>
    </section>
  `;
}

/** @param {Report} report */
export function observed({ observations }) {
  return html`
    <section class="eva-card" aria-labelledby="observed">
      <h2 id="observed">Ce qui a été observé</h2>
      ${
        observations.length > 0
          ? html`<ul>
            ${observations.map(({ situation, sentence }) => html`<li><strong>${situation}</strong> : ${sentence}</li>`)}
          </ul>`
          : html`<p>Ni pause, ni aide, ni reprise.</p>`
      }
      <p class="office-facts">Ces observations éclairent les résultats. Elles ne les changent pas.</p>
    </section>
  `;
}

/** @param {Report} report */
export function advice({ to_say: say, to_ask: ask }) {
  return html`
    <section class="eva-card office-columns" aria-label="L’entretien">
      <div>
        <h2>À dire à la personne</h2>
        ${list(say)}
      </div>
      <div>
        <h2>À lui demander</h2>
        ${list(ask)}
      </div>
    </section>
  `;
}

/** @param {Report} report */
export function writings({ writings: texts }) {
  if (texts.length === 0) return nothing;
  return html`
    <section class="eva-card" aria-labelledby="writings">
      <h2 id="writings">Ce que la personne a écrit</h2>
      ${texts.map(
        ({ situation, text }) => html`
          <figure>
            <blockquote class="office-writing">${text}</blockquote>
            <figcaption class="office-facts">${situation}. Texte tel quel, jamais noté.</figcaption>
          </figure>
        `,
      )}
    </section>
  `;
}

/** @param {Report} report */
export function course({ evaluation }) {
  return html`
    <section class="eva-card office-screen" aria-labelledby="course">
      <h2 id="course">Déroulement</h2>
      <ul class="office-plain">
        ${evaluation.plays.map(
          ({ title, state, started_at: started, active_ms: active }) => html`
            <li>
              <strong>${title}</strong> : ${playStates[state].toLowerCase()}${started ? `, le ${dateAndHour(started)}` : ""}${
                duration(active) ? `, ${duration(active)} de temps actif` : ""
              }.
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}

/**
 * On paper only, on a page of its own: how to read the first one, and what found no room there.
 * @param {Report} report @param {unknown} spare
 */
export function annex({ basic, transversal, clea, mistakes }, spare) {
  const scales = [
    { title: "Compétences de base", skills: basic },
    { title: "Compétences transversales", skills: transversal },
  ].filter(({ skills }) => skills.length > 0);
  return html`
    <section class="office-annex">
      ${spare}
      <h2>Comment lire cette restitution</h2>
      ${scales.map(({ title, skills }) => html`<p><strong>${title}</strong> : ${skills[0].steps.join(", puis ")}.</p>`)}
      ${radar(transversal, "radar-paper")}
      <p>
        La barre pleine montre ce qui est acquis. La partie hachurée montre ce qui reste à confirmer : les réponses ne
        suffisent pas pour choisir entre deux niveaux.
      </p>
      <ul>
        <li>Presque certain : plus de 95 chances sur 100 que ce niveau soit le bon.</li>
        <li>Probable : de 80 à 95 chances sur 100.</li>
        <li>À confirmer : aucun niveau n’atteint 80 chances sur 100.</li>
        <li>Observé : un repère, dont la marge d’erreur n’est pas connue.</li>
      </ul>
      ${
        basic.some(({ degrees }) => degrees.length > 0)
          ? html`<p>
            Les degrés de l’ANLCI vont de 1 à 4 ; les degrés 1 et 2 demandent une formation de base. Le niveau CECRL est un
            repère voisin. Leurs limites sont des hypothèses des auteurs, tant que les questions ne sont pas calibrées.
          </p>`
          : nothing
      }
      ${mistakes.length > 0 ? html`<h3>Les erreurs, par sorte</h3>${mistakesTables(mistakes)}` : nothing}
      ${clea.filter(({ criteria }) => criteria.some(({ tasks }) => tasks > 0)).map((sub) => html`<h3>CléA ${sub.code} : ${sub.title}</h3>${criteriaTable(sub)}`)}
      <p>
        La vitesse n’entre jamais dans le niveau d’une compétence de base. Les pauses, l’aide et les aménagements non plus.
        Ces résultats éclairent un échange : ils ne certifient rien et se croisent avec ce que vous voyez par ailleurs.
      </p>
    </section>
  `;
}

/** What the results rest on, so that they can be computed again. @param {Report} report */
export function versions({ versions: rows }) {
  if (rows.length === 0) return nothing;
  return html`
    <details class="office-screen office-versions">
      <summary>Versions utilisées pour le calcul</summary>
      <ul class="office-plain">
        ${rows.map(
          (row) => html`
            <li>
              <strong>${row.situation}</strong> : calculé le ${dateAndHour(row.computed_at)}, règles
              ${row.algorithm} (${row.engines.join(", ")}), contenu ${row.bank || "sans version"}, étalonnage
              ${row.norm || "aucun"}, empreinte <code>${row.inputs_hash.slice(0, 12)}</code>.
            </li>
          `,
        )}
      </ul>
    </details>
  `;
}

/** @param {string[]} sentences */
function list(sentences) {
  return html`<ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}
