/** @import { App } from "../app.js" */
/** @import { TemplateResult } from "../../vendor/lit-html.js" */
import { postersOf } from "../../shared/posters.js";
import { html, nothing } from "../../vendor/lit-html.js";
import { inWords } from "../duration.js";
import { icon } from "../icons.js";
import { listen } from "../listen.js";
import { building, walker } from "../pictures.js";
import { isOver, nextOf } from "../steps.js";

/** @import { Step } from "../steps.js" */

/** @type {Record<string, {text: string, icon: Parameters<typeof icon>[0]}>} */
const states = {
  todo: { text: "À faire", icon: "go" },
  started: { text: "À reprendre", icon: "again" },
  paused: { text: "À reprendre", icon: "again" },
  finished: { text: "Fait", icon: "done" },
  abandoned: { text: "Arrêtée", icon: "stop" },
  sending: { text: "Fait, pas encore envoyé", icon: "wait" },
};

/**
 * @param {App} app
 * @param {{name: string, steps: Step[], rest: boolean, note?: string}} stand
 * @returns {Promise<{go: string}|"end"|"leave">}
 */
export async function showPath(app, { name, steps, rest, note }) {
  const posters = await postersOf(
    steps.map((step) => step.name),
    building,
  );
  const next = nextOf(steps);
  const done = steps.filter(isOver).length;
  const left = steps.filter((step) => !isOver(step)).reduce((sum, step) => sum + step.minutes, 0);
  const progress = `${done} ${done > 1 ? "activités faites" : "activité faite"} sur ${steps.length}`;
  const aloud = [
    `Bonjour ${name}.`,
    `${progress}.`,
    next ? `La suite : ${next.title}, environ ${inWords(next.minutes)}.` : "Vous avez tout fait.",
  ];
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>${done ? "Votre parcours" : `Bonjour ${name}`}</h1>
      ${listen(app.voice, aloud)}
      ${note ? html`<div class="eva-note eva-note--warn" role="alert"><p>${note}</p></div>` : nothing}
      <p class="progress"><span id="progress">${progress}</span>${next ? html` · encore environ ${inWords(left)}` : nothing}</p>
      <progress class="eva-bar" max=${steps.length} value=${done} aria-labelledby="progress"></progress>
      ${rest && next ? html`<div class="eva-note"><p>Vous avez bien avancé. Vous pouvez vous reposer un moment : rien ne presse.</p></div>` : nothing}
      <ol class="path">${steps.map((step, index) => stepView(step, posters[index], step === next, (go) => resolve({ go })))}</ol>
      <div class="eva-actions">
        ${next ? nothing : html`<button type="button" class="eva-button eva-button--big" @click=${() => resolve("end")}>Terminer</button>`}
        <button type="button" class="eva-button eva-button--quiet" @click=${() => resolve("leave")}>${icon("leave")} Je m’arrête là pour aujourd’hui</button>
      </div>
    </div>`);
  });
}

/** A stop on the street. @param {Step} step @param {TemplateResult} poster @param {boolean} isNext @param {(name: string) => void} go */
function stepView(step, poster, isNext, go) {
  const state = states[step.state] ?? states.todo;
  const over = isOver(step);
  const verb = step.state === "todo" ? "Commencer" : "Reprendre";
  return html`<li class="step ${isNext ? "step--next" : ""} ${over ? "step--over" : ""}" aria-current=${isNext ? "step" : nothing}>
    <div class="step-place">${poster}${isNext ? walker() : nothing}${over ? html`<span class="step-flag">${icon(state.icon)}</span>` : nothing}</div>
    <div class="step-words">
      <h2 class="step-title">${step.title}</h2>
      <p class="step-facts"><span class="eva-badge">${icon(state.icon)} ${state.text}</span> environ ${inWords(step.minutes)}</p>
    </div>
    ${
      over
        ? nothing
        : html`<button type="button" class="eva-button ${isNext ? "eva-button--big" : "eva-button--quiet"}"
      @click=${() => go(step.name)}>${verb}<span class="eva-hidden"> ${step.title}</span></button>`
    }
  </li>`;
}
