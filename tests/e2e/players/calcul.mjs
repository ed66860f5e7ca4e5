/** @typedef {import("../hands.mjs").Hand} Hand */
/** @typedef {import("../play.mjs").Turn} Turn */
import { answer, play as playQuestionnaire } from "./questionnaire.mjs";

/** Right answers that stand in no file: the server drew them. A test that wants them right puts them here. @type {Map<string, string>} */
export const drawn = new Map();

/** What can be answered to a card that one knows nothing of. @type {Record<string, (card: import("playwright-core").Locator) => Promise<string>>} */
const guesses = {
  number_input: async () => "1",
  single_choice: async () => "a",
  chart_bars: async () => "a",
  click_in_image: async () => "z1",
  drag_to_zones: async () => "a:z1",
  order: (card) =>
    card.locator(".q-fragment").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id")).join(" ")),
};

/** @param {Hand} hand @param {Turn} turn */
export const play = (hand, turn) =>
  playQuestionnaire(hand, turn, async (_, item, right) => {
    const known = drawn.get(item.id) || right;
    await answer(hand, item, known || (await guesses[item.type](hand.page.locator(".q-card"))));
  });
