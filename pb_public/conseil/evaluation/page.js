import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { dateAndHour, longDate } from "../format.js";
import { entitle, open } from "../frame.js";
import { call } from "../gate.js";
import { company, completeness, evaluationStates } from "../labels.js";
import { mistakesSection, profileSection } from "./about.js";
import { cleaSection } from "./clea.js";
import { FollowUps } from "./followups.js";
import { formerInAnnex, formerSection } from "./former.js";
import { skillsSection } from "./levels.js";
import { personPage } from "./person.js";
import { radarSection } from "./radar.js";
import { advice, annex, course, observed, orientation, versions, writings } from "./sections.js";
import { tradesInAnnex, tradesSection } from "./trades.js";

/** @typedef {import("./report.js").Report} Report */

open(async (root) => {
  const id = new URLSearchParams(location.search).get("id") ?? "";
  /** @type {[Report, import("../../vendor/pocketbase.js").RecordModel[]]} */
  const [report, followUps] = await Promise.all([
    call(() => pb.send(`/api/reports/${encodeURIComponent(id)}`, {})),
    call(() =>
      pb.collection("follow_ups").getFullList({
        filter: pb.filter("evaluation = {:id}", { id }),
        expand: "counsellor",
      }),
    ),
  ]);
  entitle(report.evaluation.name);
  const page = new EvaluationPage(root, report);
  window.addEventListener("popstate", () => page.draw());
  page.draw();
  new FollowUps(/** @type {HTMLElement} */ (root.querySelector("#suite")), report.evaluation, followUps).draw();
});

const views = { conseiller: "Pour vous", personne: "Pour la personne" };

class EvaluationPage {
  /** @param {HTMLElement} root @param {Report} report */
  constructor(root, report) {
    this.root = root;
    this.report = report;
  }

  draw() {
    const forPerson = new URLSearchParams(location.search).get("vue") === "personne";
    const { report } = this;
    const dense = isDense(report);
    render(
      html`
        ${this.toolbar(forPerson ? "personne" : "conseiller")}
        <div class=${dense ? "office-report office-dense" : "office-report"} ?hidden=${forPerson}>
          ${identity(report)} ${orientation(report)}
          <section class="eva-card office-screen" id="suite" aria-labelledby="follow-up" tabindex="-1"></section>
          ${formerSection(report)} ${skillsSection("Compétences de base", report.basic)}
          ${cleaSection(report)} ${mistakesSection(report)}
          ${radarSection(report.transversal)} ${skillsSection("Compétences transversales", report.transversal)}
          ${profileSection(report)} ${observed(report)} ${advice(report)} ${tradesSection(report)} ${writings(report)} ${course(report)} ${versions(report)} ${annex(report, dense ? [formerInAnnex(report), tradesInAnnex(report)] : nothing)}
        </div>
        ${forPerson ? personPage(report) : nothing}
      `,
      this.root,
    );
  }

  /** @param {string} current */
  toolbar(current) {
    const { id } = this.report.evaluation;
    const go = (/** @type {MouseEvent} */ event) => {
      event.preventDefault();
      history.pushState(null, "", /** @type {HTMLAnchorElement} */ (event.currentTarget).href);
      this.draw();
    };
    return html`
      <div class="office-toolbar office-screen">
        <p class="office-crumb"><a href="/conseil/evaluations">Évaluations</a></p>
        <nav aria-label="Version de la restitution">
          ${Object.entries(views).map(
            ([view, label]) => html`
              <a href="/conseil/evaluation?id=${id}${view === "personne" ? "&vue=personne" : ""}" @click=${go}
                aria-current=${view === current ? "page" : nothing}>${label}</a>
            `,
          )}
        </nav>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => window.print()}>Imprimer cette version</button>
      </div>
    `;
  }
}

/** Whether there is so much to print that it goes side by side. @param {Report} report */
function isDense({ basic, transversal, clea }) {
  return basic.length + transversal.length + clea.length > 8;
}

/** @param {Report} report */
function identity({ evaluation }) {
  const when = evaluation.finished_at
    ? `terminée le ${longDate(evaluation.finished_at)}`
    : `commencée le ${dateAndHour(evaluation.started_at)}`;
  const partly = evaluation.completeness !== "complete" ? completeness[evaluation.completeness] : "";
  return html`
    <div>
      <h1>${evaluation.name}</h1>
      <p class="office-facts">
        Code personnel ${evaluation.personal_code} · ${evaluation.campaign.label} · ${evaluation.structure}<br />
        Évaluation ${when}${company[evaluation.accompanied] ? ` · ${company[evaluation.accompanied]}` : ""}
        ${evaluation.state === "finished" ? nothing : html` · <strong>${evaluationStates[evaluation.state]}</strong>`}
      </p>
      <p class="office-screen"><a href="/conseil/personne?id=${evaluation.person_id}">La fiche de ${evaluation.name} : ses autres évaluations, son code, ses données</a></p>
      ${evaluation.kind === "test" ? html`<p class="eva-note">C’est un essai : il ne compte dans aucune statistique.</p>` : nothing}
      ${partly ? html`<p class="eva-note">${partly} Ce qui n’a pas été vu n’est ni réussi ni raté.</p>` : nothing}
    </div>
  `;
}
