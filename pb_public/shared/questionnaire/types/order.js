/** @import { Item, ItemType, Tools } from "../types.js" */
import { shuffle } from "../../random.js";

/** @typedef {{id: string, text: string}} Fragment */

/** Characters that stand beside their buttons on the narrowest screen. */
const SHORT = 9;

/**
 * Sentences, numbers or words to put in order: buttons move one up or down, and a pointer may drag it.
 *
 * stimulus: `items`, shown in an order drawn for the play.
 *
 * @type {ItemType}
 */
export const order = {
  counted: true,
  scored: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 60000,

  arrange: (item, random) => ({
    ...item,
    stimulus: { ...item.stimulus, items: shuffle(item.stimulus.items, random) },
  }),

  read(item, draft) {
    const ids = draft.split(" ");
    if (ids.length === fragments(item).length && fragments(item).every(({ id }) => ids.includes(id))) {
      return { answer: draft };
    }
    return { problem: "Vous n’avez rien déplacé. Si l’ordre est bon, appuyez encore une fois sur « Valider »." };
  },

  untouched: (item) => now(item, "").join(" "),

  wrong(_item, right, random) {
    const ids = right.split(" ");
    const at = Math.floor(random() * (ids.length - 1));
    return moved(ids, at, at + 1).join(" ");
  },

  draw(item, tools) {
    const { html, described } = tools;
    const ids = now(item, tools.draft);
    return html`
      <div class="q-order ${fragments(item).every(({ text }) => text.length <= SHORT) ? "q-order--short" : ""}" role="group" aria-label="Éléments à mettre dans l’ordre" aria-describedby=${described}>
        <p class="q-legend">Mettez dans l’ordre, de haut en bas</p>
        <ol>${ids.map((id, place) => drawFragment(item, id, place, tools))}</ol>
        ${tools.undoButton()}
      </div>
    `;
  },
};

/** @param {Item} item @returns {Fragment[]} */
const fragments = (item) => item.stimulus.items;

/** @param {Item} item @param {string} draft */
const now = (item, draft) => (draft ? draft.split(" ") : fragments(item).map(({ id }) => id));

/** @param {string[]} ids @param {number} from @param {number} to */
export function moved(ids, from, to) {
  const rest = ids.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ids[from], ...rest.slice(to)];
}

/** @param {Item} item @param {string} id @param {number} place @param {Tools} tools */
function drawFragment(item, id, place, tools) {
  const { html, sign, locked, held, drag } = tools;
  const last = fragments(item).length - 1;
  const text = textOf(item, id);
  const button = (/** @type {"up"|"down"} */ way, /** @type {string} */ label, /** @type {number} */ to) => html`
    <button class="q-move" type="button" data-move="${way}-${id}" aria-disabled=${to < 0 || to > last ? "true" : "false"}
      ?disabled=${locked} @click=${() => move(item, place, to, tools, `[data-move="${way}-${id}"]`)}>
      ${sign(way)}<span class="eva-hidden">${label} : ${text}</span>
    </button>`;
  return html`
    <li class="q-fragment ${held === id ? "q-fragment--moved" : ""}" data-id=${id} data-drop=${place}
      @pointerdown=${(/** @type {PointerEvent} */ event) =>
        locked || drag(event, (target) => move(item, place, Number(target), tools, `[data-move="up-${id}"]`))}>
      <span class="q-grip">${sign("grip")}</span>
      <span class="q-place" aria-hidden="true">${place + 1}</span>
      <span class="q-fragment-text">${text}</span>
      ${button("up", "Monter", place - 1)}${button("down", "Descendre", place + 1)}
    </li>
  `;
}

/** The focus goes along with what moves. @param {Item} item @param {number} from @param {number} to @param {Tools} tools @param {string} focused */
function move(item, from, to, tools, focused) {
  const ids = now(item, tools.draft);
  if (to < 0 || to >= ids.length || to === from) return;
  tools.hold(ids[from]);
  tools.change(moved(ids, from, to).join(" "));
  tools.focus(focused);
  tools.announce(`${textOf(item, ids[from]).replace(/\.$/, "")} : place ${to + 1} sur ${ids.length}.`);
}

/** @param {Item} item @param {string} id */
const textOf = (item, id) => fragments(item).find((fragment) => fragment.id === id)?.text ?? "";
