// Prévention: rates each place, and says what to do.
import { screenOf, thought } from "../play.mjs";

/** @type {import("../play.mjs").Player} */
export async function play(hand, { phase, habits, total }) {
  const { page } = hand;
  const left = page.locator(".zones-place:not(.is-done)");
  let handled = await page.locator(".zones-place.is-done").count();
  const look = (/** @type {string} */ state) => habits.look?.(`prevention ${phase} ${state}`, handled / total);
  await look("scene");
  while ((await screenOf(page)) === phase && (await left.count())) {
    const last = (await left.count()) === 1;
    await hand.press(left.first());
    await look("sign");
    await habits.wait(thought);
    await hand.press(page.locator('[data-answer="careful"]'));
    await look("action");
    await habits.wait(thought);
    await hand.press(page.locator(".risk-action [data-answer]").first());
    handled++;
    if (last) await page.waitForFunction(() => !document.querySelector(".zones"));
    else await look("noted");
    if (phase === "test" && habits.leave?.(handled / total)) break;
  }
  return handled / total;
}
