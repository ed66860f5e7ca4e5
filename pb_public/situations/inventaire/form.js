/** @import { Stimulus } from "../../shared/situation.js" */
/** @import { Storeroom } from "./storeroom.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { sign } from "./art/containers.js";
import { good } from "./art/goods.js";

/** The totals, one field for each product; what is typed stays when the form is closed. @param {Storeroom} room */
export const drawForm = (room) => html`<section class="inv-form" aria-labelledby="inv-title">
  <h2 class="inv-title" id="inv-title" tabindex="-1">${room.texts.form[0]}</h2>
  <p>${room.texts.form_how[0]}</p>
  <div class="inv-fields">${room.layout.products.map((product) => drawField(room, product))}</div>
  ${room.word ? html`<p class="inv-word eva-note eva-note--warn">${room.word}</p>` : nothing}
  <div class="inv-tools">
    <button type="button" class="eva-button" data-act="check">${room.texts.check[0]}</button>
    <button type="button" class="eva-button eva-button--quiet" data-act="shelf">${room.texts.back[0]}</button>
  </div>
</section>`;

/** @param {Storeroom} room @param {Stimulus} product */
function drawField({ count, texts }, { id, stimulus }) {
  const verdict = count.verdicts.get(id);
  const unit = stimulus.unit ? `inv-unit-${id} ` : "";
  return html`<div class="inv-field" data-verdict=${verdict ?? nothing}>
    ${good(stimulus.picture)}
    <label for="inv-${id}">${stimulus.question}</label>
    <input id="inv-${id}" data-product=${id} type="text" inputmode="decimal" enterkeyhint="next" autocomplete="off" maxlength="12"
      .value=${count.drafts.get(id) ?? ""} ?readonly=${count.found(id)} aria-describedby="${unit}inv-verdict-${id}">
    ${stimulus.unit ? html`<span class="inv-unit" id="inv-unit-${id}">${stimulus.unit}</span>` : nothing}
    <p class="inv-verdict" id="inv-verdict-${id}">${verdict ? html`${sign(verdict)}${texts[`is_${verdict}`][0]}` : nothing}</p>
  </div>`;
}
