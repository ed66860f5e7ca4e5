import { html, nothing, svg } from "../../vendor/lit-html.js";
import { margin, place, width } from "./scale.js";

/** @typedef {import("./compare.js").SkillChange} SkillChange */
/** @typedef {import("./compare.js").Measure} Measure */
/** @typedef {import("./compare.js").Moment} Moment */

/**
 * One picture of what was measured twice: each time a mark and its margin of error. The table beside says the same.
 * @param {SkillChange[]} skills @param {Moment} before @param {Moment} after
 */
export function picture(skills, before, after) {
  const drawn = skills.filter((skill) => skill.before.ci90 && skill.after.ci90);
  if (drawn.length === 0) return nothing;
  return html`
    <figure class="people-change">
      <figcaption>
        <span><svg viewBox="0 0 20 20" aria-hidden="true">${round(10, 10)}</svg> ${before.date}</span>
        <span><svg viewBox="0 0 20 20" aria-hidden="true">${square(10, 10)}</svg> ${after.date}</span>
        <span>Le trait est la marge d’erreur ; les pointillés séparent les niveaux, de « à construire », à gauche, à « solide », à droite.</span>
      </figcaption>
      ${drawn.map(
        (skill) => html`
          <div class="people-line">
            <span>${skill.title}<br /><small>${skill.label}</small></span>
            <svg viewBox="0 0 ${width} 44" aria-hidden="true">${line(skill)}</svg>
          </div>
        `,
      )}
    </figure>
  `;
}

/** @param {SkillChange} skill */
function line({ cuts, before, after }) {
  return svg`
    <line class="people-axis" x1=${margin} y1="40" x2=${width - margin} y2="40"></line>
    ${cuts.map((cut) => svg`<line class="people-cut" x1=${place(cut)} y1="2" x2=${place(cut)} y2="40"></line>`)}
    ${error(before, 12)} ${round(place(before.ability ?? 0), 12)} ${error(after, 28)} ${square(place(after.ability ?? 0), 28)}
  `;
}

/** @param {Measure} measure @param {number} y */
function error({ ci90 }, y) {
  if (!ci90) return nothing;
  return svg`<line class="people-error" x1=${place(ci90[0])} y1=${y} x2=${place(ci90[1])} y2=${y}></line>`;
}

/** @param {number} x @param {number} y */
const round = (x, y) => svg`<circle class="people-before" cx=${x} cy=${y} r="6"></circle>`;

/** @param {number} x @param {number} y */
const square = (x, y) => svg`<rect class="people-after" x=${x - 6} y=${y - 6} width="12" height="12"></rect>`;
