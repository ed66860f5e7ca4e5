/** @import { App } from "../app.js" */
/** @import { Session } from "../session.js" */
import { html, nothing, render } from "../../vendor/lit-html.js";
import { ApiError, post } from "../api.js";
import { icon } from "../icons.js";

/** @typedef {{asked: boolean, told: string, busy: boolean}} Call */

const words = {
  ready: "Votre conseiller voit votre demande, s’il suit le groupe sur son écran.",
  seen: "C’est envoyé. Quelqu’un va venir. Vous pouvez continuer en attendant.",
  alone:
    "C’est noté, mais personne ne suit le groupe en ce moment. Levez la main, ou appelez la personne qui vous accompagne.",
  asked: "Vous avez demandé de l’aide.",
  over: "D’accord. Votre demande est retirée.",
  lost: "Votre demande n’est pas partie : le réseau manque. Levez la main, ou appelez la personne qui vous accompagne.",
};

/** The evaluation that called from this page; whether somebody came since, only the server knows. */
let caller = "";

/**
 * The call for help, over any screen: it reaches the counsellors who watch the group.
 *
 * @param {App} app
 * @param {Session} session
 * @returns {Promise<void>}
 */
export function askCall(app, { evaluation, token }) {
  const place = document.createElement("div");
  const asked = caller !== "" && caller === evaluation;
  /** @type {Call} */
  const call = { asked, told: asked ? words.asked : words.ready, busy: false };
  const draw = () => render(body(call, turn), place);
  const turn = async (/** @type {boolean} */ asks) => {
    call.busy = true;
    draw();
    try {
      const { watched } = await post("help", { asks }, token);
      caller = asks ? evaluation : "";
      Object.assign(call, { asked: asks, told: told(asks, watched) });
    } catch (error) {
      const refused = error instanceof ApiError && error.status === 409;
      Object.assign(call, { told: refused ? error.message : words.lost });
    }
    call.busy = false;
    draw();
  };
  draw();
  return app.ask(
    (close) => html`<h2 id="box-title">Demander de l’aide</h2>
      ${place}
      <div class="eva-actions">
        <button type="button" class="eva-button eva-button--quiet" @click=${() => close(undefined)}>Fermer</button>
      </div>`,
    { escape: undefined },
  );
}

/** @param {boolean} asks @param {boolean} watched */
function told(asks, watched) {
  if (!asks) return words.over;
  return watched ? words.seen : words.alone;
}

/** @param {Call} call @param {(asks: boolean) => void} turn */
function body(call, turn) {
  const label = call.asked ? "Appeler encore" : "J’ai besoin d’aide";
  return html`
    <p class="eva-lead" role="status">${call.told}</p>
    <div class="stack">
      <button type="button" class="eva-button eva-button--big" ?disabled=${call.busy} @click=${() => turn(true)}>
        ${icon("hand")} ${label}
      </button>
      ${
        call.asked
          ? html`<button type="button" class="eva-button eva-button--quiet" ?disabled=${call.busy} @click=${() => turn(false)}>
            Je n’ai plus besoin d’aide
          </button>`
          : nothing
      }
    </div>
  `;
}
