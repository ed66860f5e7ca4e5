import { html, nothing } from "../../vendor/lit-html.js";
import { longDate } from "../format.js";
import { steps } from "../labels.js";
import { firstQuestion, secondQuestion, told } from "./answers.js";

/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("../followup.js").FollowUp} FollowUp */

/** The first question of a step. @param {FollowUp} host @param {string} step @param {Answer} [answer] */
export function ask(host, step, answer) {
  const { field, text, choices } = firstQuestion(step);
  return html`
    <fieldset class="eva-field office-follow-up" data-step=${step}>
      <legend>${text}</legend>
      <div class="office-answers">
        ${Object.entries(choices).map(([code, label]) =>
          choice(host, label, answer?.[field] === code, () => host.save(step, { [field]: code })),
        )}
      </div>
      ${
        answer
          ? html`<p class="eva-actions"><button type="button" class="office-link" @click=${() => host.close()}>
              Garder la réponse
            </button></p>`
          : host.mode === "all"
            ? help(step)
            : nothing
      }
    </fieldset>
  `;
}

const meanings = {
  now: "« Oui » veut dire qu’une suite est décidée avec la personne, même si elle n’a pas commencé.",
  later: "Répondez avec ce que vous savez. « Plus de nouvelles » est une réponse comme une autre.",
};

/** Why this is asked, beside the question. @param {string} [step] none: for all of them */
export function help(step) {
  return html`
    <details class="office-help">
      <summary>Pourquoi cette question ?</summary>
      <p>
        ${step === undefined || step === "now" ? meanings.now : nothing} ${step === "now" ? nothing : meanings.later} Les réponses servent à compter combien de diagnostics sont suivis
        d’une action. Aucun nom n’est publié.
      </p>
    </details>
  `;
}

/** What was recorded, and the second question as long as nobody answered it. @param {FollowUp} host @param {Answer} answer */
export function recorded(host, answer) {
  const { step } = answer;
  const { first, rest } = told(answer);
  const by = answer.expand?.counsellor ? ` par ${answer.expand.counsellor.name}` : "";
  return html`
    <div class="office-recorded" data-step=${step}>
      <div class="office-row">
        <div>
          <p><strong>${steps[step]} : ${first}.</strong>${rest ? ` ${rest}.` : ""}</p>
          <p class="office-facts">Enregistré le ${longDate(answer.answered_at)}${by}.</p>
        </div>
        ${button("Modifier", `la réponse « ${steps[step]} »`, host.busy, () => host.reopen(step))}
        ${host.canUndo(step) ? button("Annuler", `la réponse « ${steps[step]} »`, host.busy, () => host.undo(step)) : nothing}
      </div>
      ${host.following === step ? askSecond(host, answer) : nothing}
    </div>
  `;
}

/** @param {FollowUp} host @param {Answer} answer */
function askSecond(host, answer) {
  const second = secondQuestion(answer);
  if (!second) return nothing;
  const id = `second-${host.evaluation.id}-${answer.step}`;
  return html`
    <p class="office-question" id=${id}>${second.text} <small>(facultatif)</small></p>
    <div class="office-answers" role="group" tabindex="-1" aria-labelledby=${id}>
      ${Object.entries(second.choices)
        .filter(([code]) => code !== "unspecified")
        .map(([code, label]) =>
          choice(host, label, answer[second.field] === code, () => host.save(answer.step, { [second.field]: code })),
        )}
    </div>
  `;
}

/** @param {FollowUp} host @param {string} label @param {boolean} pressed @param {() => void} choose */
function choice(host, label, pressed, choose) {
  return html`<button type="button" class="eva-choice" aria-pressed=${pressed} ?disabled=${host.busy} @click=${choose}>
    ${label}
  </button>`;
}

/** @param {string} label @param {string} rest for those who do not see where it stands @param {boolean} busy @param {() => void} act */
function button(label, rest, busy, act) {
  return html`<button type="button" class="eva-button eva-button--quiet" ?disabled=${busy} @click=${act}>
    ${label}<span class="eva-hidden"> ${rest}</span>
  </button>`;
}
