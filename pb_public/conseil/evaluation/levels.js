import { html, nothing } from "../../vendor/lit-html.js";
import { barText, figures, groups, segments } from "./report.js";

/** @typedef {import("./report.js").Skill} Skill */

/** @param {string} title @param {Skill[]} skills */
export function skillsSection(title, skills) {
  if (skills.length === 0) return nothing;
  const id = `skills-${skills[0].scale}`;
  const grouped = groups(skills);
  return html`
    <section class="eva-card" aria-labelledby=${id}>
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

/** @param {Skill} skill */
function skillRow(skill) {
  const measured = skill.certainty.code !== "none";
  return html`
    <div class="office-skill">
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
      </div>
      <div class="office-skill-text">
        <p>${skill.sentence}</p>
        ${skill.notes.map((note) => html`<p class="office-facts">${note}</p>`)}
        ${measured ? more(skill) : nothing}
      </div>
    </div>
  `;
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
      <table class="office-figures">
        <caption class="eva-hidden">${skill.title} : les chiffres</caption>
        <tbody>
          ${figures(skill).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
        </tbody>
      </table>
      <p class="office-facts">Par rapport aux autres. ${skill.norm.sentence}</p>
    </details>
  `;
}
