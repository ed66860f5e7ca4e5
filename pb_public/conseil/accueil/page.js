import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { awaited, calendar } from "../due.js";
import { table } from "../evaluations/table.js";
import { firstName, shortDate } from "../format.js";
import { open } from "../frame.js";
import { call } from "../gate.js";
import { needs, steps } from "../labels.js";

/** @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel */

const few = 6;

open(async (root, me) => {
  const [campaigns, recent, ...waiting] = await call(() => {
    const evaluations = pb.collection("evaluations");
    const expand = "beneficiary,campaign,follow_ups_via_evaluation";
    const now = new Date();
    return Promise.all([
      pb.collection("campaigns").getList(1, few, { filter: 'state = "open"', sort: "-created", skipTotal: true }),
      evaluations.getList(1, few, { sort: "-started_at", expand, skipTotal: true }),
      ...calendar.map((_, index) => {
        const { expression, values } = awaited(index, now);
        return evaluations.getList(1, few, {
          filter: pb.filter(expression, values),
          sort: "-finished_at",
          expand,
          skipTotal: true,
        });
      }),
    ]);
  });
  const todo = waiting.flatMap((list, index) =>
    list.items.map((evaluation) => ({ evaluation, step: calendar[index].step })),
  );
  render(
    html`
      <h1>Bonjour ${firstName(me.name)}</h1>
      ${todoSection(todo)} ${recentSection(recent.items)} ${campaignsSection(campaigns.items)}
    `,
    root,
  );
});

/** @param {{evaluation: RecordModel, step: string}[]} todo */
function todoSection(todo) {
  return html`
    <section class="eva-card" aria-labelledby="todo">
      <h2 id="todo">Suites à renseigner</h2>
      ${
        todo.length > 0
          ? html`<ul class="office-list">${todo.slice(0, few).map(waitingRow)}</ul>`
          : html`<p>Rien à faire : toutes les suites sont connues.</p>`
      }
    </section>
  `;
}

/** @param {{evaluation: RecordModel, step: string}} waiting */
function waitingRow({ evaluation, step }) {
  const name = evaluation.expand?.beneficiary?.name ?? "";
  const need = evaluation.synthesis ? `Compétences de base : ${needs[evaluation.synthesis].toLowerCase()}. ` : "";
  return html`
    <li class="office-row">
      <div>
        <span class="office-title">${name}</span>
        <p class="office-facts">${need}Évaluation terminée le ${shortDate(evaluation.finished_at)}. ${steps[step]}.</p>
      </div>
      <a class="eva-button eva-button--quiet" href="/conseil/evaluation?id=${evaluation.id}#suite">
        Répondre<span class="eva-hidden"> pour ${name}</span>
      </a>
    </li>
  `;
}

/** @param {RecordModel[]} evaluations */
function recentSection(evaluations) {
  if (evaluations.length === 0) return nothing;
  return html`
    <section aria-labelledby="recent">
      <h2 id="recent">Évaluations récentes</h2>
      ${table(evaluations)}
      <p><a href="/conseil/evaluations">Toutes les évaluations</a></p>
    </section>
  `;
}

/** @param {RecordModel[]} campaigns */
function campaignsSection(campaigns) {
  return html`
    <section aria-labelledby="campaigns">
      <h2 id="campaigns">Campagnes ouvertes</h2>
      ${
        campaigns.length > 0
          ? html`<ul class="office-list">
            ${campaigns.map(
              ({ id, label, code }) => html`
                <li class="office-row">
                  <div><a class="office-title" href="/conseil/campagne?id=${id}">${label}</a></div>
                  <span class="office-code">${code}</span>
                </li>
              `,
            )}
          </ul>`
          : html`<p class="eva-note">
            Aucune campagne n’est ouverte. Une campagne donne un code à remettre aux personnes que vous accompagnez.
          </p>`
      }
      <p class="eva-actions"><a class="eva-button" href="/conseil/campagnes#nouvelle">Créer une campagne</a></p>
    </section>
  `;
}
