/** @import { Item, ItemType, Tools } from "../types.js" */
import { shuffle } from "../../random.js";

/** @typedef {{id: string, text?: string, picture?: string, alt?: string, voice?: string}} Option */

/**
 * One answer among several: words, a picture, both, or words that are only heard.
 *
 * stimulus: `options`; `fixed` keeps their order (floors, dates…); `spoken` when they are heard only. An option is spoken
 * only if it has a `voice`: where reading or spelling is measured, it has none.
 *
 * @type {ItemType}
 */
export const singleChoice = {
  counted: true,
  scored: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 14000,
  sample: (item, random) => options(item)[Math.floor(random() * options(item).length)].id,

  arrange(item, random) {
    if (item.stimulus.fixed) return item;
    return { ...item, stimulus: { ...item.stimulus, options: shuffle(item.stimulus.options, random) } };
  },

  read(item, draft) {
    if (options(item).some((option) => option.id === draft)) return { answer: draft };
    return { problem: "Choisissez une réponse, ou appuyez sur « Je ne sais pas »." };
  },

  wrong(item, right, random) {
    const others = options(item).filter((option) => option.id !== right);
    return others[Math.floor(random() * others.length)].id;
  },

  draw(item, tools) {
    const { html, described } = tools;
    return html`
      <fieldset class="q-options ${isGallery(item) ? "q-options--pictures" : ""}" aria-describedby=${described}>
        <legend>${item.stimulus.spoken ? "Écoutez, puis choisissez une réponse" : "Choisissez une réponse"}</legend>
        ${options(item).map((option, place) => drawOption(item, option, place, tools))}
      </fieldset>
    `;
  },
};

/** @param {Item} item @returns {Option[]} */
function options(item) {
  return item.stimulus.options;
}

/** Only pictures to choose from. @param {Item} item */
const isGallery = (item) => options(item).every((option) => option.picture && !option.text);

/** @param {Item} item @param {Option} option @param {number} place @param {Tools} tools */
function drawOption(item, option, place, tools) {
  const { html, nothing, draft, locked, change } = tools;
  const chosen = draft === option.id;
  const text = item.stimulus.spoken ? `Réponse ${place + 1}` : option.text;
  const alt = option.alt ?? `Image ${place + 1}`;
  return html`
    <div class="q-option">
      <label class="eva-choice ${chosen ? "eva-choice--checked" : ""}">
        <input type="radio" name="q-${item.id}" value=${option.id} .checked=${chosen} ?disabled=${locked}
          @change=${() => change(option.id)}>
        ${option.picture ? tools.picture(option.picture, text ? "" : alt) : nothing}
        ${text ? html`<span>${text}</span>` : nothing}
      </label>
      ${option.voice ? tools.hearButton(`item:${item.id}:${option.id}`, `Écouter : ${text ?? alt}`) : nothing}
    </div>
  `;
}
