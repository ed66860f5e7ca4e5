import { play as playQuestionnaire } from "./questionnaire.mjs";

/** @typedef {import("../hands.mjs").Hand} Hand */
/** @typedef {import("../play.mjs").Turn} Turn */

/** The questionnaire, and between its questions: the first app that is not seen yet, or on. @param {Hand} hand @param {Turn} turn */
export function play(hand, turn) {
  const { habits, phase } = turn;
  let share = 0;
  const pass = async (/** @type {number} */ ms) => {
    if (!(await hand.page.locator(".phone-page").count())) return habits.wait(ms);
    await habits.look?.(`${phase} ${await hand.page.locator(".q-heading").textContent()}`, share);
    if (await hand.page.locator(".phone-page").count()) await goOn(hand);
  };
  return playQuestionnaire(hand, {
    ...turn,
    habits: {
      ...habits,
      wait: pass,
      leave: (now) => {
        share = now;
        return habits.leave?.(now) ?? false;
      },
    },
  });
}

/** From a page of the telephone to the next one. @param {Hand} hand */
async function goOn(hand) {
  const action = hand.page.locator(".phone-page .eva-actions .eva-button").first();
  const app = hand.page.locator(".phone-app:not([data-seen])").first();
  await passOn(hand, (await action.count()) ? action : app);
}

/**
 * Hands in a test are so fast that two presses near one another make a double click, of which the second is ignored.
 * @param {Hand} hand @param {import("playwright-core").Locator} button
 */
export async function passOn(hand, button) {
  const shown = await hand.page.locator(".phone-page").elementHandle();
  do await hand.press(button);
  while (await shown?.evaluate((element) => element.isConnected));
}
