// The quality of the questions, for superusers: their session is the dashboard's, which lives in this browser only.
import { html, nothing, render } from "../vendor/lit-html.js";
import { drawCurves } from "./curves.js";
import { day } from "./format.js";
import { guide, scaleView } from "./tables.js";

/** @typedef {import("./format.js").Report} Report */

/** Where PocketBase's dashboard, served at /_/, keeps its session (ui/src/pb.js, v0.39). */
const session = "__pb_superusers__/_";

const place = /** @type {HTMLElement} */ (document.getElementById("quality"));
const status = /** @type {HTMLElement} */ (document.getElementById("quality-status"));
const choice = /** @type {HTMLSelectElement} */ (document.getElementById("situation"));

/** @returns {string} the superuser's token, or "" */
function token() {
  try {
    return JSON.parse(localStorage.getItem(session) ?? "{}")?.token ?? "";
  } catch {
    return ""; // storage is shut, or holds something else
  }
}

const signIn = () => html`<div class="eva-note eva-note--warn">
  <p><strong>Cette page est réservée aux super-administrateurs.</strong></p>
  <p>Connectez-vous d’abord au tableau de bord, dans ce navigateur. Puis revenez ici.</p>
  <p><a class="eva-button" href="/_/">Ouvrir le tableau de bord</a></p>
</div>`;

/** @param {string} message */
const failure = (message) => html`<div class="eva-note eva-note--warn"><p>${message}</p></div>`;

/** @param {Report} report */
const view = (report) => html`
  <h2>${report.title}</h2>
  ${
    report.kind === "demo"
      ? html`<div class="eva-note eva-note--warn" role="note">
          <p><strong>Données de démonstration.</strong> Il n’y a encore aucune vraie évaluation : ces parties ont été
          jouées par le logiciel. Elles ne disent rien de vraies personnes.</p>
        </div>`
      : nothing
  }
  <p>Version ${report.version} du contenu, ${report.plays} parties terminées${report.limited ? " (les dernières)" : ""},
    une par personne : la première. Seule la première réponse à chaque question compte.
    Calcul du ${day(report.computed_at)}.</p>
  <p>En dessous de ${report.enough} réponses, aucun chiffre n’est donné : « trop peu de réponses ».</p>
  ${guide()} ${report.scales.map((scale) => scaleView(scale))}`;

async function show() {
  const key = token();
  if (!key) return render(signIn(), place);
  status.textContent = "Calcul en cours…";
  try {
    const answer = await fetch(`/api/quality/${encodeURIComponent(choice.value)}`, { headers: { Authorization: key } });
    const said = await answer.json();
    if (answer.ok) {
      render(view(said), place);
      drawCurves(place, said);
    } else render(answer.status === 401 || answer.status === 403 ? signIn() : failure(said.message), place);
  } catch {
    render(failure("La connexion a été coupée. Vérifiez le réseau, puis rechargez cette page."), place);
  }
  status.textContent = "";
}

if (choice.value) show();
else render(failure("Aucune mise en situation publiée ne mesure de compétence."), place);
