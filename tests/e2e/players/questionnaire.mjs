// Any questionnaire, whatever the types of its items: each card says which item it shows.
import { painted, screenOf, thought } from "../play.mjs";

/** @typedef {import("../hands.mjs").Hand} Hand */
/** @typedef {import("../play.mjs").Turn} Turn */
/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {(hand: Hand, card: Locator, right: string) => Promise<void>} Answer */

/** @type {Answer} */
const choose = (hand, card, right) => hand.choose(card.locator(`input[value="${right}"]`));

/** @type {Answer} */
const write = (hand, card, right) => hand.type(card.locator(".eva-field :is(input, textarea)"), right);

/** @type {Answer} */
async function point(hand, card, right) {
  for (const id of right.split(" ")) await hand.press(card.locator(`[data-pick="${id}"]:visible`));
}

/** @type {Answer} */
async function tick(hand, card, right) {
  for (const id of right.split(" ")) await hand.tick(card.locator(`input[value="${id}"]`));
}

/** Brings each to its place, from the first on; one too many is moved back, since what was never moved is no answer. @type {Answer} */
async function arrange(hand, card, right) {
  const ids = right.split(" ");
  const up = (/** @type {string} */ id) => hand.press(card.locator(`[data-move="up-${id}"]`));
  const now = () =>
    card.locator(".q-fragment").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id") ?? ""));
  if ((await now()).join(" ") === right) await up(ids[1]);
  for (const [place, id] of ids.entries()) {
    for (let at = (await now()).indexOf(id); at > place; at--) await up(id);
  }
}

/** @type {Answer} */
async function place(hand, card, right) {
  for (const [thing, zone] of right.split(" ").map((one) => one.split(":"))) {
    await hand.press(card.locator(`[data-thing="${thing}"]`));
    await hand.press(card.locator(`[data-zone="${zone}"]`));
  }
}

/** @type {Record<string, Answer>} */
const answers = {
  instruction: async () => {},
  single_choice: choose,
  gauge: choose,
  number_input: write,
  text_input: write,
  free_text: write,
  gap_text: write,
  click_in_image: point,
  click_words: point,
  chart_bars: tick,
  order: arrange,
  drag_to_zones: place,
};

/**
 * Gives an answer to the item on screen, not yet validated.
 *
 * @param {Hand} hand
 * @param {{type: string}} item
 * @param {string} right as it is recorded
 */
export async function answer(hand, { type }, right) {
  await answers[type](hand, hand.page.locator(".q-card"), right);
}

/**
 * @param {Hand} hand
 * @param {Turn} turn
 * @param {(hand: Hand, item: {id: string, type: string}, right: string) => Promise<void>} [act] for types of one's own
 */
export async function play(hand, { answers: rights, phase, habits, total }, act = answer) {
  const { page } = hand;
  let answered = 0;
  while ((await screenOf(page)) === phase) {
    const card = page.locator(".q-card");
    if (!(await card.count())) {
      await habits.wait(50); // more questions are on their way, or the end
      continue;
    }
    const item = {
      id: (await card.getAttribute("data-item")) ?? "",
      type: (await card.getAttribute("data-type")) ?? "",
    };
    const question = await card.locator(".q-question").textContent();
    await habits.look?.(`${phase} ${question}`, answered / total);
    await painted(page);
    await habits.wait(habits.reading ?? thought);
    await act(hand, item, rights.get(item.id) ?? "");
    if (item.type !== "instruction") answered++;
    const shown = await card.elementHandle();
    await hand.press(card.locator('button[type="submit"]'));
    const proceed = card.getByRole("button", { name: "Continuer" });
    if (phase === "training" && (await proceed.count())) await hand.press(proceed);
    await page.waitForFunction((before) => !before?.isConnected, shown);
    if (phase === "test" && habits.leave?.(answered / total)) break;
  }
  return answered / total;
}
