/** @import { App, Owned } from "./model.js" */
/** @import { Kit } from "./screens.js" */
import { html, nothing, render } from "../../vendor/lit-html.js";
import { appIcon } from "./art/icons.js";
import { drawScreen } from "./screens.js";

/**
 * @typedef {{id: string, name: string, seen: boolean}} Tile An app on the home screen.
 * @typedef {{show: "lock"}|{show: "home", tiles: Tile[], open: (app: string) => void}|{show: "app", app: App, screen: string}} Shown
 */

/** The telephone itself: one element, that goes from one page to the next with what it shows. */
export class Device {
  node = document.createElement("section");
  #owned;
  #kit;
  /** @type {Shown} */
  #shown = { show: "lock" };

  /** @param {Owned} owned @param {() => Kit} kit */
  constructor(owned, kit) {
    this.#owned = owned;
    this.#kit = kit;
    this.node.className = "phone";
  }

  /** @param {Shown} shown */
  show(shown) {
    this.#shown = shown;
    this.draw();
    this.node.querySelector(".phone-screen")?.scrollTo(0, 0);
  }

  draw() {
    const { clock } = this.#owned;
    this.node.setAttribute("aria-label", "Téléphone");
    this.node.dataset.show = this.#shown.show;
    render(
      html`
        <p class="phone-status"><span><span class="eva-hidden">Heure du téléphone : </span>${clock}</span>${gauges}</p>
        <div class="phone-screen">${this.#screen()}</div>
        <span class="phone-foot"></span>
      `,
      this.node,
    );
  }

  #screen() {
    const shown = this.#shown;
    if (shown.show === "lock") return drawLock(this.#owned);
    if (shown.show === "home") return drawHome(this.#owned, shown.tiles, shown.open);
    const { app } = shown;
    const screen = app.screens.find(({ id }) => id === shown.screen) ?? app.screens[0];
    return html`
      <h3 class="phone-bar">${appIcon(app.id)}${app.name}</h3>
      ${app.screens.length > 1 ? drawTabs(app, screen.id, (id) => this.show({ ...shown, screen: id })) : nothing}
      ${drawScreen(screen, this.#kit())}
    `;
  }
}

/** Signal and battery, for the look. */
const gauges = html`<svg class="phone-gauges" viewBox="0 0 58 20" aria-hidden="true" focusable="false">
  <path d="M2 18v-4M8 18v-8M14 18V6M20 18V2" /><rect x="30" y="4" width="22" height="13" rx="3" /><path d="M55 9v4" />
  <rect class="phone-charge" x="33" y="7" width="13" height="7" />
</svg>`;

/** @param {Owned} owned */
const drawLock = ({ clock, date, clue }) => html`
  <div class="phone-lock">
    <p class="phone-clock" aria-hidden="true">${clock}</p>
    <p>${date}</p>
    <p class="phone-clue"><span>Indice du code</span> <strong>${clue}</strong></p>
    <p class="phone-dots" aria-hidden="true"><i></i><i></i><i></i><i></i></p>
    <p class="phone-soft">Code à 4 chiffres</p>
  </div>
`;

/** @param {Owned} owned @param {Tile[]} tiles @param {(app: string) => void} open */
const drawHome = ({ date }, tiles, open) => html`
  <p class="phone-date">${date}</p>
  <ul class="phone-apps">
    ${tiles.map(
      ({ id, name, seen }) => html`<li>
        <button class="phone-app" type="button" data-app=${id} data-seen=${seen ? "" : nothing}
          @click=${(/** @type {MouseEvent} */ event) => event.detail < 2 && open(id)}>
          ${appIcon(id)}<span>${name}</span>${seen ? html`<span class="phone-seen"><span class="eva-hidden">, </span>✓ vue</span>` : nothing}
        </button>
      </li>`,
    )}
  </ul>
`;

/** @param {App} app @param {string} current @param {(screen: string) => void} choose */
const drawTabs = ({ screens }, current, choose) => html`
  <div class="phone-tabs" role="group" aria-label="Conversations">
    ${screens.map(
      ({ id, name }) => html`<button class="phone-tab" type="button" aria-pressed=${id === current ? "true" : "false"}
        @click=${() => choose(id)}>${name}</button>`,
    )}
  </div>
`;
