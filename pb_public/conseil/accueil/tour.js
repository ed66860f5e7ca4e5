import { html, nothing, render } from "../../vendor/lit-html.js";
import { say } from "../frame.js";

/** @typedef {import("./today.js").Today["tour"]} Done */

/** @param {Done} done @param {string} part @returns {string} the latest campaign, at the part that the step is about */
const ofCampaign = ({ latest }, part) => (latest ? `/conseil/campagne?id=${latest}${part}` : "/conseil/campagnes");

/**
 * The first day, in the order of things.
 * @type {{key: "campaign"|"test"|"shared"|"report", title: string, text: string, to: (done: Done) => string, act: string}[]}
 */
const path = [
  {
    key: "campaign",
    title: "Créer une campagne",
    text: "Un nom, un programme : la page dit combien de temps il dure et ce qu’il mesure.",
    to: () => "/conseil/campagnes#nouvelle",
    act: "Créer",
  },
  {
    key: "test",
    title: "L’essayer vous-même",
    text: "« Essayer comme une personne » montre ce qu’elle verra. Un essai ne compte dans aucun résultat.",
    to: (done) => ofCampaign(done, ""),
    act: "Essayer",
  },
  {
    key: "shared",
    title: "Donner le code",
    text: "Un lien, un QR code ou une feuille à imprimer. Aucun compte à créer pour les personnes.",
    to: (done) => ofCampaign(done, "#access"),
    act: "Voir le code",
  },
  {
    key: "report",
    title: "Lire une première restitution",
    text: "Dès qu’une personne a terminé, ses résultats sont dans vos évaluations.",
    to: () => "/conseil/evaluations",
    act: "Voir les évaluations",
  },
];

const kept = "eva-first-day";

/** Whether somebody left the tour, on this device. */
function wasLeft() {
  try {
    return localStorage.getItem(kept) === "left";
  } catch {
    return false; // storage refused: the tour comes back at each visit
  }
}

/** @param {boolean} left */
function remember(left) {
  try {
    if (left) localStorage.setItem(kept, "left");
    else localStorage.removeItem(kept);
  } catch {
    // storage refused
  }
}

/** The first day in four steps, ticked by what is there. One can leave it, and call it back. */
export class Tour {
  /** @param {HTMLElement} place of the steps @param {HTMLElement} door of the button that calls them back @param {Done} done */
  constructor(place, door, done) {
    this.place = place;
    this.door = door;
    this.done = done;
    this.shown = !wasLeft() && !done.report; // after a first report nobody needs to be told
  }

  draw() {
    const next = path.find(({ key }) => !this.done[key])?.key;
    render(this.shown ? this.steps(next) : nothing, this.place);
    render(
      this.shown
        ? nothing
        : html`<button type="button" class="office-link" @click=${() => this.show(true)}>Revoir les premiers pas</button>`,
      this.door,
    );
  }

  /** @param {string} [next] */
  steps(next) {
    return html`
      <section class="eva-card office-tour" aria-labelledby="tour">
        <h2 id="tour" tabindex="-1">Premiers pas</h2>
        <ol>${path.map((step) => this.step(step, step.key === next))}</ol>
        <p><button type="button" class="office-link" @click=${() => this.show(false)}>Masquer ces étapes</button></p>
      </section>
    `;
  }

  /** @param {typeof path[number]} step @param {boolean} isNext */
  step({ key, title, text, to, act }, isNext) {
    return html`
      <li aria-current=${isNext ? "step" : nothing}>
        <p><strong>${title}</strong>${this.done[key] ? html` <span class="eva-badge office-done">Fait</span>` : nothing}</p>
        <p class="office-facts">${text}</p>
        ${isNext ? html`<a class="eva-button" href=${to(this.done)}>${act}</a>` : nothing}
      </li>
    `;
  }

  /** @param {boolean} shown */
  show(shown) {
    this.shown = shown;
    remember(!shown);
    this.draw();
    say(shown ? "Les premiers pas sont affichés." : "Étapes masquées. Un bouton en bas de la page les rappelle.");
    /** @type {HTMLElement|null} */ (
      shown ? this.place.querySelector("#tour") : this.door.querySelector("button")
    )?.focus();
  }
}
