// Sécurité: goes to each danger, and to some harmless places, and says what they are.
import { painted, screenOf, thought } from "../play.mjs";

/** The danger of the training, that its feedback does not name. */
const training = new Map([["t2", "b"]]);

/** Harmless places that are looked at too. */
const curious = ["z02", "z05"];

/** @type {import("../play.mjs").Player} */
export async function play(hand, { answers, phase, habits, total }) {
  const { page } = hand;
  const look = (/** @type {string} */ state) => habits.look?.(`securite ${phase} ${state}`, handled / total);
  const ids = await page
    .locator(".zones-place")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-zone") ?? ""));
  let handled = await page.locator(".zones-place.is-done").count();
  await look("scene");
  for (const id of ids) {
    const right = answers.get(id) ?? "no";
    const place = page.locator(`[data-zone="${id}"]`);
    if (await place.evaluate((one) => one.classList.contains("is-done"))) continue;
    if (phase === "test" && right === "no" && !curious.includes(id)) continue;
    await hand.press(place);
    await look("question");
    await painted(page);
    await habits.wait(thought);
    await hand.press(answer(page, right === "no" ? "no" : "yes"));
    if (phase === "training") {
      await look("explained");
      await hand.press(page.locator(".zones-on"));
    }
    if (right !== "no") {
      await look("which");
      await painted(page);
      await habits.wait(thought);
      await hand.press(answer(page, training.get(id) ?? right));
    }
    handled++;
    await look("noted");
    if (phase === "test" && habits.leave?.(handled / total)) return handled / total;
  }
  await hand.press(page.locator(".zones-finish"));
  if ((await screenOf(page)) === phase && (await page.locator(".zones-end").count()))
    await hand.press(page.locator(".zones-end"));
  await page.waitForFunction(() => !document.querySelector(".zones"));
  return handled / total;
}

/** @param {import("playwright-core").Page} page @param {string} value */
const answer = (page, value) => page.locator(`.zones-answers [data-answer="${value}"]`);
