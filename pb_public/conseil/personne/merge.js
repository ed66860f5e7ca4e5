import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { dateAndHour, plural } from "../format.js";
import { call } from "../gate.js";
import { spoken } from "../names.js";
import { preview } from "./plan.js";

/** @typedef {import("./plan.js").Plan} Plan */

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
    this.root.hidden = false;
    this.draw();
    if (this.other) this.root.focus();
  }

  draw() {
    render(
      html`
        <h2>${this.plan ? "Une seule personne ?" : "Fusion de fiches"}</h2>
        ${problemNote(this.problem)} ${this.plan ? preview(this.plan) : nothing}
        ${this.plan ? this.answers(this.plan) : nothing}
        ${this.person.merges.length > 0 ? html`<ul class="office-list">${this.person.merges.map((merged) => this.merged(merged))}</ul>` : nothing}
        ${this.plan ? nothing : this.form()}
      `,
      this.root,
    );
  }

  form() {
    return html`
      <details class="people-more" ?open=${this.problem !== ""}>
        <summary>Cette personne a une autre fiche ?</summary>
        <form @submit=${(/** @type {SubmitEvent} */ event) => this.look(event)}>
          <div class="eva-field">
            <label for="other">Code personnel de l’autre fiche</label>
            <input id="other" name="code" required autocomplete="off" inputmode="numeric" />
            <small class="eva-hint">Rien n’est fusionné avant que vous ayez vu les deux fiches.</small>
          </div>
          <button type="submit" class="eva-button eva-button--quiet" ?disabled=${this.busy}>Voir les deux fiches</button>
        </form>
      </details>
    `;
  }

  /** @param {Plan} plan */
  answers({ kept, merged }) {
    return html`
      <div class="eva-actions">
        <button type="button" class="eva-button" ?disabled=${this.busy} @click=${() => this.merge(kept.id, merged.id)}>Fusionner les deux fiches</button>
        <button type="button" class="eva-button eva-button--quiet" ?disabled=${this.busy} @click=${() => this.apart(kept.id, merged.id)}>Ce sont deux personnes</button>
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
      location.href = `/conseil/personne?id=${kept}&fait=fusion`;
    });
  }

  /** @param {string} id */
  undo(id) {
    return this.act(async () => {
      await pb.send(`/api/conseil/people/merges/${encodeURIComponent(id)}/undo`, { method: "POST" });
      location.href = `/conseil/personne?id=${this.person.id}&fait=separation`;
    });
  }

  /** @param {string} first @param {string} second */
  apart(first, second) {
    return this.act(async () => {
      await pb.send("/api/conseil/people/apart", { method: "POST", body: { first, second } });
      location.href = `/conseil/personne?id=${this.person.id}&fait=distinctes`;
    });
  }

  /** A record that was not proposed: somebody who changed name. @param {SubmitEvent} event */
  look(event) {
    event.preventDefault();
    const typed = String(new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).get("code") ?? "");
    return this.act(async () => {
      const code = typed.replace(/[\s-]/g, "");
      const found = await pb
        .collection("beneficiaries")
        .getList(1, 1, { filter: pb.filter("personal_code = {:code}", { code }), fields: "id", skipTotal: true });
      if (found.items.length > 0) location.href = `/conseil/personne?id=${this.person.id}&fusion=${found.items[0].id}`;
      else this.fail("Aucune fiche n’a ce code.");
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
      this.fail(explain(error).message);
    }
  }

  /** @param {string} problem */
  fail(problem) {
    this.busy = false;
    this.problem = problem;
    this.draw();
    /** @type {HTMLElement|null} */ (this.root.querySelector('[role="alert"]'))?.focus();
  }
}
