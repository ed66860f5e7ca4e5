import { html, nothing, svg } from "../../vendor/lit-html.js";
import { axesOf, HEIGHT, isDrawn, point, shape, WIDTH } from "./axes.js";

/** @typedef {import("./report.js").Skill} Skill */
/** @typedef {import("./axes.js").Axis} Axis */

const LABEL = 1.14; // of the radius

/**
 * The transversal skills at a glance: what is sure is filled, what may be is hatched by its outline; the table says the same.
 *
 * @param {Skill[]} skills
 * @param {string} name of this picture among those of the page
 */
export function radar(skills, name) {
  const axes = axesOf(skills);
  if (!isDrawn(axes)) return nothing;
  const steps = skills[0].steps.length;
  const rings = Array.from({ length: steps }, (_, index) => (index + 1) / steps);
  return html`
    <figure class="radar">
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${name}-title">
        <title id="${name}-title">${spoken(axes)}</title>
        ${rings.map((ring) => svg`<polygon class="radar-ring" points=${axes.map((_, index) => point(index, axes.length, ring).join(",")).join(" ")}></polygon>`)}
        ${axes.map((axis, index) => spoke(axis, index, axes.length))}
        <polygon class="radar-perhaps" points=${shape(axes, "perhaps")}></polygon>
        <polygon class="radar-sure" points=${shape(axes, "sure")}></polygon>
        ${axes.map((axis, index) => mark(axis, index, axes.length))}
      </svg>
    </figure>
  `;
}

/** @param {Axis} axis @param {number} index @param {number} count */
function spoke(axis, index, count) {
  const [x1, y1] = point(index, count, 0);
  const [x2, y2] = point(index, count, 1);
  const [x, y] = point(index, count, LABEL);
  const anchor = Math.abs(x - WIDTH / 2) < 10 ? "middle" : x > WIDTH / 2 ? "start" : "end";
  const lines = axis.title.split(/ (?=et |d’)/);
  const first = y < HEIGHT / 2 - 10 ? y - (lines.length - 1) * 9 : y + 5;
  return svg`
    <line class="radar-spoke" x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>
    <text class="radar-label" text-anchor=${anchor} x=${x} y=${first}>
      ${lines.map((line, at) => svg`<tspan x=${x} dy=${at === 0 ? 0 : 17}>${line}</tspan>`)}
    </text>`;
}

/** A full dot where it is sure, a hollow one where it is to be confirmed. @param {Axis} axis @param {number} index @param {number} count */
function mark(axis, index, count) {
  if (axis.sure === null) return nothing;
  const [cx, cy] = point(index, count, axis.perhaps ?? 0);
  return svg`<circle class=${axis.perhaps === axis.sure ? "radar-dot" : "radar-dot radar-dot--open"} cx=${cx} cy=${cy} r="5"></circle>`;
}

/** @param {Axis[]} axes */
const spoken = (axes) => axes.map(({ title, label }) => `${title} : ${label.toLowerCase()}`).join(". ");

/** The picture and its table. @param {Skill[]} skills */
export function radarSection(skills) {
  const axes = axesOf(skills);
  if (!isDrawn(axes)) return nothing;
  return html`
    <section class="eva-card office-screen radar-card" aria-labelledby="glance">
      <h2 id="glance">Les compétences transversales d’un coup d’œil</h2>
      ${radar(skills, "radar-screen")}
      <p class="office-facts">
        Plus le point est loin du centre, plus la compétence est solide. Un point vide est à confirmer ; une branche sans
        point n’a pas été mesurée.
      </p>
      <details>
        <summary>Les mêmes niveaux en tableau</summary>
        <table class="office-figures">
          <thead><tr><th scope="col">Compétence</th><th scope="col">Niveau</th><th scope="col">Certitude</th></tr></thead>
          <tbody>
            ${axes.map(({ title, label, certainty }) => html`<tr><th scope="row">${title}</th><td>${label}</td><td>${certainty}</td></tr>`)}
          </tbody>
        </table>
      </details>
    </section>
  `;
}
