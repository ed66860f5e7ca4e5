/** @import { Item, ItemType, Tools } from "../types.js" */
import { shuffle } from "../../random.js";

/** @typedef {{id: string, text: string, picture?: string, voice?: string}} Option */

/**
 * One answer among several, each in words, with or without a picture.
 *
 * stimulus: `options`; `fixed` keeps their order (floors, dates…). An option is spoken only if it has a `voice`: where
 * reading or spelling is measured, it has none.
 *
 * @type {ItemType}
 */
export const singleChoice = {
  counted: true,
  scored: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 14000,

  arrange(item, random) {
    if (item.stimulus.fixed) return item;
    return { ...item, stimulus: { ...item.stimulus, options: shuffle(item.stimulus.options, random) } };
  },

  read(item, draft) {
    if (options(item).some((option) => option.id === draft)) return { answer: draft };
    return { problem: "Choisissez une réponse, ou appuyez sur « Je ne sais pas »." };
  },

  wrong(item, right, random) {
    const others = options(item).filter((option) => option.id !== right);
    return others[Math.floor(random() * others.length)].id;
  },

  draw(item, tools) {
    const { html, described } = tools;
    return html`
      <fieldset class="q-options" aria-describedby=${described}>
        <legend>Choisissez une réponse</legend>
        ${options(item).map((option) => drawOption(item, option, tools))}
      </fieldset>
    `;
  },
};

/** @param {Item} item @returns {Option[]} */
function options(item) {
  return item.stimulus.options;
}

/** @param {Item} item @param {Option} option @param {Tools} tools */
function drawOption(item, option, tools) {
  const { html, nothing, draft, locked, change } = tools;
  const chosen = draft === option.id;
  return html`
    <div class="q-option">
      <label class="eva-choice ${chosen ? "eva-choice--checked" : ""}">
        <input type="radio" name="q-${item.id}" value=${option.id} .checked=${chosen} ?disabled=${locked}
          @change=${() => change(option.id)}>
        ${option.picture ? tools.picture(option.picture, "") : nothing}
        <span>${option.text}</span>
      </label>
      ${option.voice ? tools.hearButton(`item:${item.id}:${option.id}`, `Écouter : ${option.text}`) : nothing}
    </div>
  `;
}
