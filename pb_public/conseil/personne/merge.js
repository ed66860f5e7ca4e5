import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { dateAndHour, plural, shortDate } from "../format.js";
import { call } from "../gate.js";
import { evaluationStates } from "../labels.js";
import { spoken } from "../names.js";

/**
 * @typedef {{id: string, campaign: string, state: string, started_at: string}} Seat
 * @typedef {{id: string, name: string, personal_code: string, created: string, evaluations: Seat[]}} Side
 * @typedef {{kept: Side, merged: Side}} Plan
 */

/** The merges of a record: those in force, which can be undone, and the one that is being looked at. */
export class Merges {
  /** @param {HTMLElement} root @param {import("./page.js").Person} person @param {string} other id of the record to merge with */
  constructor(root, person, other) {
    this.root = root;
    this.person = person;
    this.other = other;
    /** @type {Plan|null} */
    this.plan = null;
    this.problem = "";
    this.busy = false;
  }

  async load() {
    if (this.other) {
      try {
        const query = { first: this.person.id, second: this.other };
        this.plan = await call(() => pb.send("/api/conseil/people/merge", { query }));
      } catch (error) {
        this.problem = explain(error).message;
      }
    }
    this.root.hidden = !this.other && this.person.merges.length === 0;
    this.draw();
    if (this.other) this.root.focus();
  }

  draw() {
    render(
      html`
        <h2>${this.plan ? "Une seule personne ?" : "Fusion de fiches"}</h2>
        ${problemNote(this.problem)} ${this.plan ? this.preview(this.plan) : nothing}
        ${this.person.merges.length > 0 ? html`<ul class="office-list">${this.person.merges.map((merged) => this.merged(merged))}</ul>` : nothing}
      `,
      this.root,
    );
  }

  /** What goes where. @param {Plan} plan */
  preview({ kept, merged }) {
    return html`
      <div class="office-columns">${side("Fiche gardée, la plus ancienne", kept)} ${side("Fiche qui la rejoint", merged)}</div>
      <ul>
        <li>
          ${
            merged.evaluations.length > 0
              ? html`${plural(merged.evaluations.length, "évaluation passe", "évaluations passent")} à la fiche «\u00a0${kept.name}\u00a0», qui en aura ${kept.evaluations.length + merged.evaluations.length}.`
              : html`La fiche «\u00a0${merged.name}\u00a0» n’a pas d’évaluation.`
          }
        </li>
        <li>Le nom «\u00a0${kept.name}\u00a0» reste. Vous pouvez le corriger ensuite.</li>
        <li>Le code ${spoken(merged.personal_code)} continue de fonctionner : il mène à la fiche gardée.</li>
        <li>La fusion est notée avec votre nom, et peut être défaite.</li>
      </ul>
      <div class="eva-actions">
        <button type="button" class="eva-button" ?disabled=${this.busy} @click=${() => this.merge(kept.id, merged.id)}>Fusionner les deux fiches</button>
        <a class="eva-button eva-button--quiet" href="/conseil/personne?id=${this.person.id}">Ce sont deux personnes</a>
      </div>
    `;
  }

  /** @param {import("./page.js").Merged} merged */
  merged({ id, name, personal_code: code, at, by, evaluations, since }) {
    return html`
      <li class="office-row">
        <div>
          <p><strong>Réunie avec «\u00a0${name}\u00a0»</strong>, code ${spoken(code)}, qui fonctionne toujours.</p>
          <p class="office-facts">
            Le ${dateAndHour(at)}, par ${by || "l’équipe nationale"} : ${plural(evaluations, "évaluation")} venue de cette
            fiche.${since > 0 ? ` Depuis, ${plural(since, "évaluation")} de plus, qui resterait ici.` : ""}
          </p>
        </div>
        <button type="button" class="eva-button eva-button--quiet" ?disabled=${this.busy} @click=${() => this.undo(id)}>
          Défaire la fusion<span class="eva-hidden"> avec ${name}</span>
        </button>
      </li>
    `;
  }

  /** @param {string} first @param {string} second */
  merge(first, second) {
    return this.act(async () => {
      const { kept } = await pb.send("/api/conseil/people/merge", { method: "POST", body: { first, second } });
      location.href = `/conseil/personne?id=${kept}`;
    });
  }

  /** @param {string} id */
  undo(id) {
    return this.act(async () => {
      await pb.send(`/api/conseil/people/merges/${encodeURIComponent(id)}/undo`, { method: "POST" });
      location.reload();
    });
  }

  /** @param {() => Promise<void>} action */
  async act(action) {
    if (this.busy) return;
    this.busy = true;
    this.draw();
    try {
      await call(action);
    } catch (error) {
      this.busy = false;
      this.problem = explain(error).message;
      this.draw();
      /** @type {HTMLElement|null} */ (this.root.querySelector('[role="alert"]'))?.focus();
    }
  }
}

/** @param {string} title @param {Side} side */
function side(title, { name, personal_code: code, created, evaluations }) {
  return html`
    <div>
      <h3>${title}</h3>
      <p><strong>${name}</strong><br />Code ${spoken(code)}, connue depuis le ${shortDate(created)}</p>
      <ul>
        ${evaluations.map(
          ({ campaign, state, started_at: at }) =>
            html`<li>${shortDate(at)} : ${campaign} (${evaluationStates[state].toLowerCase()})</li>`,
        )}
      </ul>
    </div>
  `;
}
