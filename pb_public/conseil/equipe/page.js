import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { open, say } from "../frame.js";
import { call } from "../gate.js";
import { InvitationForm, listInvitations, openInvitations } from "./invitations.js";
import { listMembers } from "./members.js";
import { listWaiting } from "./waiting.js";

/**
 * @typedef {object} Member
 * @property {string} id
 * @property {string} name
 * @property {string} email for administrators
 * @property {string} role
 * @property {string} state
 * @property {boolean} verified
 * @property {string} created
 * @property {string} structure
 * @property {string} structure_name
 */

/** @typedef {{structure: {id: string, name: string}, members: Member[], more: boolean}} Members */

open(async (root, me) => {
  const asked = new URLSearchParams(location.search);
  const page = Math.max(1, Number.parseInt(asked.get("page") ?? "1", 10) || 1);
  const team = new Team(root, me, asked.get("structure") ?? me.structure, page);
  await team.read();
  team.draw();
});

export class Team {
  /** @param {HTMLElement} root @param {import("../client.js").Me} me @param {string} structure @param {number} page */
  constructor(root, me, structure, page) {
    this.root = root;
    this.me = me;
    this.structure = structure;
    this.page = page;
    this.admin = me.role === "admin";
    this.problem = "";
    this.busy = false;
    /** @type {Members} */
    this.team = { structure: { id: structure, name: "" }, members: [], more: false };
    /** @type {Members|null} */
    this.waiting = null;
    /** @type {import("../listing.js").RecordModel[]} */
    this.invitations = [];
    this.form = new InvitationForm(this);
  }

  async read() {
    const get = (/** @type {Record<string, string>} */ query) => call(() => pb.send("/api/conseil/team", { query }));
    const own = { structure: this.structure };
    [this.team, this.waiting, this.invitations] = await Promise.all([
      get({ ...own, page: String(this.page) }),
      this.admin ? get({ ...own, waiting: "1" }) : null,
      openInvitations(this.structure),
    ]);
  }

  draw() {
    render(this.template(), this.root);
  }

  template() {
    const { structure, members, more } = this.team;
    return html`
      <h1 tabindex="-1">Équipe</h1>
      <p class="office-facts"><a href="/conseil/structure?id=${structure.id}">${structure.name}</a></p>
      ${problemNote(this.problem)}
      ${this.waiting && this.waiting.members.length > 0 ? listWaiting(this, this.waiting) : nothing}
      ${listMembers(this, members)} ${this.pages(more)}
      ${this.form.template()} ${listInvitations(this, this.invitations)}
      <p><a href="/aide/conseillers#droits">Qui peut faire quoi ?</a></p>
    `;
  }

  /** @param {boolean} more */
  pages(more) {
    if (this.page === 1 && !more) return nothing;
    const to = (/** @type {number} */ page) => `/conseil/equipe?structure=${this.structure}&page=${page}`;
    return html`
      <nav class="eva-actions" aria-label="Pages">
        ${this.page > 1 ? html`<a class="eva-button eva-button--quiet" href=${to(this.page - 1)}>Page précédente</a>` : nothing}
        ${more ? html`<a class="eva-button eva-button--quiet" href=${to(this.page + 1)}>Page suivante</a>` : nothing}
      </nav>
    `;
  }

  /** @param {string} id @param {Record<string, string>} fields @param {string} done what to say then */
  change(id, fields, done) {
    return this.act(() => pb.collection("counsellors").update(id, fields), done);
  }

  /**
   * Does one thing, reads the lists again and says so. The focus goes to the title of the part: its button may now be that of
   * somebody else, whom a second press would change.
   * @param {() => Promise<unknown>} action @param {string} done
   */
  async act(action, done) {
    if (this.busy) return false;
    const part = document.activeElement?.closest("section")?.id;
    this.busy = true;
    this.problem = "";
    try {
      await call(action);
      await this.read();
      say(done);
    } catch (error) {
      const { message, fields } = explain(error);
      this.problem = Object.values(fields)[0] ?? message;
    }
    this.busy = false;
    this.draw();
    const target = this.problem ? "[role=alert]" : `#${part} h2`;
    /** @type {HTMLElement|null} */ (this.root.querySelector(target) ?? this.root.querySelector("h1"))?.focus();
    return this.problem === "";
  }
}
