import { html, nothing } from "../../vendor/lit-html.js";
import { accountStates, roles } from "../labels.js";

/** @param {import("./page.js").Team} team @param {import("./page.js").Member[]} members */
export function listMembers(team, members) {
  return html`
    <section id="membres" aria-labelledby="membres-titre">
      <h2 id="membres-titre" tabindex="-1">Membres</h2>
      ${
        members.length > 0
          ? html`<ul class="office-list">${members.map((member) => row(team, member))}</ul>`
          : html`<p class="eva-note">Personne n’est encore dans cette équipe. Invitez son administrateur ci-dessous.</p>`
      }
    </section>
  `;
}

/** @param {import("./page.js").Team} team @param {import("./page.js").Member} member */
function row(team, member) {
  const { id, name, email, role, state } = member;
  const own = id === team.me.id;
  return html`
    <li class="office-row">
      <div>
        <strong>${name}</strong>${own ? " (vous)" : ""}
        ${email ? html`<p class="office-facts">${email}</p>` : nothing}
      </div>
      <span class="eva-badge office-state" data-state=${state === "active" ? "open" : "closed"}>
        ${state === "active" ? roles[role] : accountStates[state]}
      </span>
      ${team.admin && !own ? actions(team, member) : nothing}
    </li>
  `;
}

/** @param {import("./page.js").Team} team @param {import("./page.js").Member} member */
function actions(team, { id, name, role, state }) {
  const button = (
    /** @type {string} */ label,
    /** @type {Record<string, string>} */ fields,
    /** @type {string} */ done,
  ) => html`
    <button class="office-link" type="button" @click=${() => team.change(id, fields, done)}>
      ${label}<span class="eva-hidden"> : ${name}</span>
    </button>
  `;
  if (state !== "active") return button("Réactiver", { state: "active" }, `Le compte de ${name} est réactivé.`);
  return html`
    ${
      role === "admin"
        ? button("Passer conseiller", { role: "counsellor" }, `${name} est conseiller.`)
        : button("Nommer administrateur", { role: "admin" }, `${name} est administrateur.`)
    }
    ${button("Désactiver", { state: "disabled" }, `Le compte de ${name} est désactivé.`)}
  `;
}
