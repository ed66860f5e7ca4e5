/** @import { Placed } from "./model.js" */
/** @import { Storeroom } from "./storeroom.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { closed } from "./art/containers.js";
import { good } from "./art/goods.js";

/** The containers, closed, and the poster of what is to be counted. @param {Storeroom} room */
export const drawShelf = (room) => html`
  <div class="inv-tools">
    <button type="button" class="eva-button" data-act="form">${room.texts.write[0]}</button>
    ${room.host.phase === "test" ? drawHelp(room) : nothing}
  </div>
  <div class="inv-shelf" role="group" aria-label=${room.texts.shelf[0]}>${room.layout.places.map((one) => drawClosed(room, one))}</div>
  <p class="inv-keys" aria-hidden="true">${room.texts.keys_short[0]}</p>
  <h2 class="inv-poster-title">${room.texts.poster[0]}</h2>
  <ul class="inv-poster">
    ${room.layout.products.map(({ stimulus }) => html`<li>${good(stimulus.picture)}<span>${stimulus.question}${stimulus.unit ? html` <small>${stimulus.unit}</small>` : nothing}</span></li>`)}
  </ul>`;

/** @param {Storeroom} room */
const drawHelp = ({ help, texts }) => html`
  <button type="button" class="eva-button eva-button--quiet" data-act="help" aria-pressed=${help ? "true" : "false"}>${texts.help_ask[0]}</button>
  ${help ? html`<p class="inv-help-on">${texts.help_on[0]}</p>` : nothing}`;

/** @param {Storeroom} room @param {Placed} container */
const drawClosed = (room, container) => html`
  <button type="button" class="inv-container" data-container=${container.id} aria-label=${room.nameOf(container)}>
    ${closed(container.kind)}<span class="inv-number">${container.place}</span></button>`;
