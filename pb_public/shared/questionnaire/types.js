/** @import { Stimulus } from "../situation.js" */
/** @import { SignName } from "./signs.js" */
import { chartBars } from "./types/chart_bars.js";
import { clickInImage } from "./types/click_in_image.js";
import { clickWords } from "./types/click_words.js";
import { declaration } from "./types/declaration.js";
import { dragToZones } from "./types/drag_to_zones.js";
import { freeText } from "./types/free_text.js";
import { gapText } from "./types/gap_text.js";
import { gauge } from "./types/gauge.js";
import { instruction } from "./types/instruction.js";
import { numberInput } from "./types/number_input.js";
import { order } from "./types/order.js";
import { singleChoice } from "./types/single_choice.js";
import { task } from "./types/task.js";
import { textInput } from "./types/text_input.js";

/**
 * The item types. To add one: a file in types/, and its line in the table.
 *
 * A type imports no DOM, so that it can be simulated and tested without a page: it draws with the tools that it is
 * given.
 *
 * @typedef {Stimulus & {optional?: boolean}} Item
 *
 * @typedef {object} ItemType
 * @property {boolean} counted A question, with its number; the others only go on.
 * @property {boolean} scored Has a right answer, known to the server.
 * @property {string} submit Label of the button that validates.
 * @property {string} skip Label of the button that goes on without an answer; "" for none.
 * @property {number} usual Median time of an answer, in ms, for simulate().
 * @property {(item: Item, random: () => number) => string} [sample] What simulate() answers when nothing is scored.
 * @property {boolean} [wide] Takes the whole width of the card.
 * @property {(item: Item, random: () => number) => Item} [arrange] Draws its order, once a play.
 * @property {(item: Item, draft: string) => {answer: string}|{problem: string}} read What would be recorded, or why not yet.
 * @property {(item: Item) => string} [untouched] What stands as the answer when it is validated again without a change.
 * @property {(answer: string) => string} [canonical] One form for all ways to write an answer; only for training's feedback.
 * @property {(item: Item, right: string, random: () => number) => string} wrong A plausible wrong answer, for simulate().
 * @property {(item: Item, tools: Tools) => unknown} draw The answer's part of the page.
 *
 * An element with data-vars="--x:1%;--y:2%" gets these custom properties: no inline style is allowed.
 *
 * @typedef {{item: Item, answer: string}} Earlier
 *
 * @typedef {object} Tools What a type draws with.
 * @property {typeof import("lit-html").html} html
 * @property {typeof import("lit-html").nothing} nothing
 * @property {string} draft The answer under way; "" for none.
 * @property {boolean} locked Already validated: shown, no longer changed.
 * @property {string} problem What is missing, in words; "" for nothing.
 * @property {string} described Ids of what describes the answer: hint and problem.
 * @property {string} held What is chosen to be moved, or was moved last; "" for nothing.
 * @property {Earlier[]} earlier The items of the same `group` answered before, in their order.
 * @property {(draft: string) => void} change
 * @property {(id: string) => void} hold
 * @property {(text: string) => void} announce Says it to screen readers.
 * @property {(selector: string) => void} focus Moves the focus within the card.
 * @property {(step: string, target: string) => void} step Records a step on a simulated screen.
 * @property {(down: PointerEvent, drop: (target: string) => void) => void} drag Drags to an element with data-drop.
 * @property {() => unknown} undoButton Takes back the last change; nothing when there is none.
 * @property {(name: SignName) => unknown} sign
 * @property {(shape: {label: string, mode: "numeric"|"decimal"|"text", longest: number}) => unknown} field One line to write.
 * @property {(name: string, alt: string) => unknown} picture A picture of the situation; alt "" when the words say it all.
 * @property {(key: string, label: string) => unknown} hearButton A small button that speaks a key of host.say.
 */

/** @type {Record<string, ItemType>} */
export const types = {
  instruction,
  single_choice: singleChoice,
  number_input: numberInput,
  text_input: textInput,
  free_text: freeText,
  gauge,
  click_in_image: clickInImage,
  click_words: clickWords,
  order,
  drag_to_zones: dragToZones,
  gap_text: gapText,
  chart_bars: chartBars,
  declaration,
  task,
};
