import { html, nothing } from "../../vendor/lit-html.js";
import { barText, figures, groups, segments, technicalFigures } from "./report.js";

/** @typedef {import("./report.js").Skill} Skill */

/** @param {string} title @param {Skill[]} skills */
export function skillsSection(title, skills) {
  if (skills.length === 0) return nothing;
  const id = `skills-${skills[0].scale}`;
  const grouped = groups(skills);
  return html`
    <section class="eva-card office-ranks" aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      ${grouped.map(
        ({ group, skills: inGroup }) => html`
          ${grouped.length > 1 ? html`<h3 class="office-group">${group}</h3>` : nothing}
          <div class="office-skills">${inGroup.map(skillRow)}</div>
        `,
      )}
    </section>
  `;
}

/** What the positioning in literacy says better, on paper where place is short. */
const coarser = ["word_recognition", "comprehension", "spelling"];

/** @param {Skill} skill @param {number} _ @param {Skill[]} among */
function skillRow(skill, _, among) {
  const measured = skill.certainty.code !== "none";
  const positioned = among.some(({ scale, chances }) => scale === "literacy" && chances.length > 0);
  return html`
    <div class=${positioned && coarser.includes(skill.scale) ? "office-skill office-screen" : "office-skill"}>
      <div class="office-skill-name">
        <strong>${skill.title}</strong>
        <small>${skill.about}</small>
      </div>
      <div class="office-skill-bar">
        ${bar(skill)}
        <p>
          <strong>${skill.label}</strong>
          ${measured ? html` <span class="eva-badge office-certainty" data-code=${skill.certainty.code}>${skill.certainty.label}</span>` : nothing}
        </p>
        ${skill.degrees.length > 0 ? html`<p class="office-degrees">${skill.degrees.map(degree)}</p>` : nothing}
      </div>
      <div class="office-skill-text">
        <p>${skill.sentence}</p>
        ${skill.degrees.map(({ sentence }) => (sentence ? html`<p class="office-facts">${sentence}</p>` : nothing))}
        ${skill.notes.map((note) => html`<p class="office-facts">${note}</p>`)}
        ${measured ? more(skill) : nothing}
      </div>
    </div>
  `;
}

/** @param {import("./report.js").Degree} placed */
function degree({ frame, label }) {
  return html`<span>${frame} : <strong>${label}</strong></span>`;
}

/** The picture: what is sure is filled, what may be is hatched. @param {Skill} skill */
function bar(skill) {
  return html`
    <div class="office-bar" role="img" aria-label=${barText(skill)}>
      ${segments(skill).map(
        ({ label, fill, current }) => html`
          <span data-fill=${fill} ?data-current=${current}><span>${label}</span></span>
        `,
      )}
    </div>
  `;
}

/** The same as a table, and how sure it is. @param {Skill} skill */
function more(skill) {
  return html`
    <details>
      <summary>Comment le sait-on ?<span class="eva-hidden"> (${skill.title})</span></summary>
      <p>${skill.certainty.sentence}</p>
      ${table(`${skill.title} : les chiffres`, figures(skill))}
      <p class="office-facts">Par rapport aux autres. ${skill.norm.sentence}</p>
      ${skill.technical ? details(skill.title, skill.technical) : nothing}
    </details>
  `;
}

/** θ and its error never stand without what they mean. @param {string} title @param {import("./report.js").Technical} technical */
function details(title, technical) {
  return html`
    <details>
      <summary>Détails techniques<span class="eva-hidden"> (${title})</span></summary>
      <p>
        L’habileté est estimée à partir des réponses et de la difficulté des questions, jamais du temps. Son échelle a pour
        moyenne 0 et pour écart type 1 : deux personnes sur trois sont entre −1 et 1.
        ${technical.provisional ? "Les difficultés sont celles qu’ont supposées les auteurs : elles restent provisoires jusqu’au premier calibrage." : nothing}
      </p>
      ${table(`${title} : détails techniques`, technicalFigures(technical))}
    </details>
  `;
}

/** @param {string} caption @param {[string, string][]} rows */
function table(caption, rows) {
  return html`
    <table class="office-figures">
      <caption class="eva-hidden">${caption}</caption>
      <tbody>
        ${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
      </tbody>
    </table>
  `;
}
