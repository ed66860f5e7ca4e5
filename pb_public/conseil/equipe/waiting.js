import { html, nothing } from "../../vendor/lit-html.js";
import { shortDate } from "../format.js";
import { roles } from "../labels.js";

/** Those who ask to come in, here and below. @param {import("./page.js").Team} team @param {import("./page.js").Members} waiting */
export function listWaiting(team, { members, more }) {
  return html`
    <section id="attente" aria-labelledby="attente-titre">
      <h2 id="attente-titre" tabindex="-1">Demandes en attente</h2>
      <p>N’acceptez que des personnes que vous connaissez : elles verront les évaluations de la structure.</p>
      <ul class="office-list">
        ${members.map((member) => request(team, member))}
      </ul>
      ${more ? html`<p>D’autres demandes suivent : elles s’affichent quand celles-ci ont une réponse.</p>` : nothing}
    </section>
  `;
}

/** @param {import("./page.js").Team} team @param {import("./page.js").Member} member */
function request(team, member) {
  const { id, name, email, verified, created, structure, structure_name } = member;
  /** @param {Event} event the press of « Accepter » */
  const accept = (event) => {
    const row = /** @type {Element} */ (event.target).closest("li");
    const role = row?.querySelector("select")?.value ?? "counsellor";
    return team.change(id, { state: "active", role }, `${name} fait partie de l’équipe.`);
  };
  return html`
    <li class="office-row">
      <div>
        <strong>${name}</strong>
        <p class="office-facts">
          ${email} · demandé le ${shortDate(created)}${structure === team.structure ? "" : ` · ${structure_name}`}
        </p>
        ${verified ? nothing : html`<p class="office-facts">Adresse pas encore confirmée : vous pourrez accepter ensuite.</p>`}
      </div>
      ${
        verified
          ? html`
            <label class="office-inline">
              <span>Rôle<span class="eva-hidden"> de ${name}</span></span>
              <select>${Object.entries(roles).map(([code, label]) => html`<option value=${code}>${label}</option>`)}</select>
            </label>
            <button class="eva-button" type="button"
              @click=${accept}>
              <span>Accepter<span class="eva-hidden"> ${name}</span></span>
            </button>
          `
          : nothing
      }
      <button class="eva-button eva-button--quiet" type="button"
        @click=${() => team.change(id, { state: "unattached" }, `La demande de ${name} est refusée.`)}>
        <span>Refuser<span class="eva-hidden"> ${name}</span></span>
      </button>
    </li>
  `;
}
