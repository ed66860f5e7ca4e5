/** @import { Acts, State } from "./card.js" */
/** @import { Tools } from "./types.js" */
import { html, nothing } from "../../vendor/lit-html.js";
import { drag } from "./drag.js";
import { drawField } from "./field.js";
import { drawHearButton } from "./hear.js";
import { sign } from "./signs.js";

/** What an item type draws with. @param {State} state @param {Acts} acts @returns {Tools} */
export function toolsOf(state, acts) {
  const { item, draft, locked, problem, pictures, held, earlier, past } = state;
  const described = [item.stimulus.hint && "q-hint", problem && "q-problem"].filter(Boolean).join(" ");
  const answer = { draft, locked, problem, described, change: acts.change };
  return {
    html,
    nothing,
    ...answer,
    held,
    earlier,
    hold: acts.hold,
    announce: acts.announce,
    focus: acts.focus,
    step: acts.step,
    drag,
    sign,
    field: (shape) => drawField(item, answer, shape),
    picture: (name, alt) => pictures[name]?.(alt) ?? nothing,
    hearButton: (key, label) => drawHearButton(state, acts, key, label, false),
    undoButton: () => (past.length && !locked ? drawUndo(acts) : nothing),
  };
}

/** @param {Acts} acts */
function drawUndo({ undo }) {
  return html`<button class="eva-button eva-button--quiet q-undo" type="button" @click=${undo}>${sign("undo")}Annuler le dernier geste</button>`;
}
