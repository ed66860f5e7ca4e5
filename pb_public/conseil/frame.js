import { opinion } from "../shared/opinion.js";
import { html, nothing, render } from "../vendor/lit-html.js";
import { signOut } from "./client.js";
import { explain, isAnswer } from "./errors.js";
import { placeGate, session } from "./gate.js";

/** @typedef {import("./client.js").Me} Me */

const menu = [
  { page: "accueil", href: "/conseil/", label: "Accueil" },
  { page: "campagnes", href: "/conseil/campagnes", label: "Campagnes" },
  { page: "evaluations", href: "/conseil/evaluations", label: "Évaluations" },
  { page: "personnes", href: "/conseil/personnes", label: "Personnes" },
  { page: "equipe", href: "/conseil/equipe", label: "Équipe" },
  { page: "statistiques", href: "/conseil/statistiques", label: "Statistiques" },
  { page: "situations", href: "/conseil/situations", label: "Activités" },
];

/** The entry under which a page without one stands. @type {Record<string, string>} */
const parents = {
  campagne: "campagnes",
  direct: "campagnes",
  evaluation: "evaluations",
  personne: "personnes",
  situation: "situations",
  structure: "equipe",
};

/**
 * Draws what all pages share, asks to sign in when needed, then lets the page draw itself.
 *
 * @param {(root: HTMLElement, me: Me) => Promise<void>} show
 */
export async function open(show) {
  const root = /** @type {HTMLElement} */ (document.getElementById("conseil"));
  render(frame(root.dataset.page ?? "accueil"), root);
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`.office-${name}`));
  const page = part("page");
  placeGate(part("door"), page);
  try {
    const me = await session();
    if (!me.entered) return location.replace("/conseil/attente");
    render(account(me), part("account"));
    part("menu").hidden = false;
    await show(page, me);
    const asked = opinion();
    if (asked) {
      part("opinion").append(asked);
      part("opinion").hidden = false;
    }
    page.querySelector(location.hash === "" ? "#none" : location.hash)?.scrollIntoView();
  } catch (error) {
    showProblem(page, error);
    if (!isAnswer(error)) throw error; // a fault of ours: let it be seen
  }
}

/** @param {string} current */
function frame(current) {
  const entry = parents[current] ?? current;
  return html`
    <div class="office-menu" hidden>
      <nav aria-label="Espace conseillers">
        <ul class="office-entries">
          ${menu.map(
            ({ page, href, label }) =>
              html`<li><a href=${href} aria-current=${page === entry ? "page" : nothing}>${label}</a></li>`,
          )}
        </ul>
      </nav>
      <div class="office-account"></div>
    </div>
    <div class="office-door eva-page" hidden></div>
    <div class="office-page eva-page eva-page--wide"></div>
    <div class="office-opinion eva-page eva-page--wide" hidden></div>
    <p class="office-status eva-hidden" role="status"></p>
  `;
}

/** @param {Me} me */
function account(me) {
  return html`
    <a href="/conseil/compte">
      <span><span class="eva-hidden">Mon compte : </span>${me.name}<br /><small>${me.structureName}</small></span>
    </a>
    <button type="button" class="office-link" @click=${leave}>Se déconnecter</button>
  `;
}

async function leave() {
  await signOut().catch(() => null); // without a network the cookie ends by itself
  location.href = "/conseil/";
}

/**
 * The whole page is a problem: what it is about could not be read.
 * @param {HTMLElement} page @param {unknown} error
 */
function showProblem(page, error) {
  render(
    html`
      <h1>Cette page n’a pas pu s’ouvrir</h1>
      <div class="eva-note eva-note--warn" role="alert"><p>${explain(error).message}</p></div>
      <p class="eva-actions">
        <button class="eva-button" type="button" @click=${() => location.reload()}>Réessayer</button>
        <a class="eva-button eva-button--quiet" href="/conseil/">Retour à l’accueil</a>
      </p>
    `,
    page,
  );
}

/** Says something short to screen readers. @param {string} text */
export function say(text) {
  const status = document.querySelector(".office-status");
  if (status) status.textContent = text;
}

/** @param {string} title of the page, before the service's own name */
export function entitle(title) {
  document.title = `${title} – ${document.title.split(" – ").pop()}`;
}
