/** @import { ItemType } from "../types.js" */

/** Characters: a long letter, and far below the size of a batch of events. */
const LONGEST = 1500;

/**
 * A text of one's own. Nobody scores it: the counsellor reads it.
 *
 * stimulus: `label` of the field.
 *
 * @type {ItemType}
 */
export const freeText = {
  counted: true,
  scored: false,
  submit: "Valider",
  skip: "Je préfère ne pas écrire",
  usual: 75000,
  sample: () => "Bonjour, voici mon message pour demain. Merci et bonne journée.",

  read(_item, draft) {
    const typed = draft.trim();
    if (typed) return { answer: typed };
    return { problem: "Écrivez votre message, ou appuyez sur « Je préfère ne pas écrire »." };
  },

  wrong: () => "",

  draw(item, { html, draft, locked, described, change }) {
    const id = `q-${item.id}`;
    return html`
      <div class="eva-field">
        <label for=${id}>${item.stimulus.label ?? "Votre texte"}</label>
        <textarea id=${id} rows="5" maxlength=${LONGEST} spellcheck="false" autocomplete="off" .value=${draft}
          ?disabled=${locked} aria-describedby=${described}
          @input=${(/** @type {{target: HTMLTextAreaElement}} */ event) => change(event.target.value)}></textarea>
      </div>
    `;
  },
};
