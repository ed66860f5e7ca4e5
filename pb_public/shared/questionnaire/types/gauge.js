/** @import { Item, ItemType, Tools } from "../types.js" */

/** @typedef {{id: string, text?: string}} Step */

/**
 * Where one places oneself on a scale. Nobody scores it, and nothing is chosen at first.
 *
 * stimulus: `steps`, usually seven; `low` and `high` say what the two ends mean.
 *
 * @type {ItemType}
 */
export const gauge = {
  counted: true,
  scored: false,
  wide: true,
  submit: "Valider",
  skip: "Je préfère ne pas répondre",
  usual: 9000,
  sample: (item, random) => steps(item)[Math.floor(random() * steps(item).length)].id,

  read(item, draft) {
    if (steps(item).some((step) => step.id === draft)) return { answer: draft };
    return { problem: "Choisissez une réponse, ou appuyez sur « Je préfère ne pas répondre »." };
  },

  wrong: () => "",

  draw(item, tools) {
    const { html, nothing, described } = tools;
    const { low, high } = ends(item);
    return html`
      <fieldset class="q-gauge" aria-describedby=${described}>
        <legend>Choisissez votre place</legend>
        ${low ? html`<p class="q-gauge-end q-gauge-end--low" aria-hidden="true">${low}</p>` : nothing}
        <div class="q-steps">${steps(item).map((step, place) => drawStep(item, step, place, tools))}</div>
        ${high ? html`<p class="q-gauge-end q-gauge-end--high" aria-hidden="true">${high}</p>` : nothing}
      </fieldset>
    `;
  },
};

/** @param {Item} item @returns {Step[]} */
function steps(item) {
  return item.stimulus.steps;
}

/** What the steps do not say themselves. @param {Item} item */
function ends(item) {
  const { low, high } = item.stimulus;
  const said = steps(item).map(({ text = "" }) => text.toLowerCase());
  return said.includes(low?.toLowerCase()) || said.includes(high?.toLowerCase()) ? {} : { low, high };
}

/** @param {Item} item @param {Step} step @param {number} place @param {Tools} tools */
function drawStep(item, step, place, { html, draft, locked, change }) {
  const chosen = draft === step.id;
  const count = steps(item).length;
  const end = (place === 0 && item.stimulus.low) || (place === count - 1 && item.stimulus.high) || "";
  const name = `${place + 1} sur ${count}${end && ` : ${end}`}`;
  return html`
    <label class="q-step ${chosen ? "q-step--chosen" : ""}">
      <input type="radio" name="q-${item.id}" value=${step.id} .checked=${chosen} ?disabled=${locked}
        @change=${() => change(step.id)}>
      ${step.text ? html`<span>${step.text}</span>` : html`<span class="eva-hidden">${name}</span>`}
    </label>
  `;
}
