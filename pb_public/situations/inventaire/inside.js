/** @import { Storeroom } from "./storeroom.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { good } from "./art/goods.js";

/**
 * What an open container shows. Each object has its name and no more: a list
 * would say how many there are, and counting is what is asked.
 *
 * @param {Storeroom} room
 */
export function drawInside(room) {
  const { open, texts, help } = room;
  const product = room.layout.products.find(({ id }) => id === open?.product)?.stimulus;
  if (!open || !product) return nothing;
  return html`<section class="inv-open" aria-labelledby="inv-title">
    <h2 class="inv-title" id="inv-title" tabindex="-1">${room.nameOf(open)}</h2>
    ${help ? html`<p class="inv-told">${inWords(open, product)}</p>` : nothing}
    <div class="inv-inside inv-inside--${open.kind}">
      ${
        open.rows
          ? open.rows.map((objects, row) => drawRow(`${texts.row[0]} ${row + 1}`, objects, product))
          : drawLabel(texts.label[0], measured(open.amount ?? 0, product), product)
      }
    </div>
    <button type="button" class="eva-button eva-button--quiet" data-act="shelf">${texts.close[0]}</button>
  </section>`;
}

/** @param {string} name @param {number} objects @param {any} product */
const drawRow = (name, objects, product) =>
  html`<div class="inv-row" role="group" aria-label=${name}>${Array.from({ length: objects }, () => html`<span role="img" aria-label=${product.one}>${good(product.picture)}</span>`)}</div>`;

/** @param {string} name @param {string} amount @param {any} product */
const drawLabel = (name, amount, product) =>
  html`<div class="inv-label" role="group" aria-label=${name}>${good(product.picture)}<p><strong>${product.question}</strong><span>${amount}</span></p></div>`;

/** @param {number} amount @param {any} product */
const measured = (amount, product) => `${String(amount).replace(".", ",")}\u00a0${product.unit}`;

/** @param {import("./model.js").Placed} open @param {any} product */
function inWords({ rows, amount }, product) {
  if (!rows) return `${measured(amount ?? 0, product)} ${product.of}`;
  const n = rows.reduce((sum, one) => sum + one, 0);
  return `${n} ${n > 1 ? product.many : product.one}`;
}
