// Mieux vous connaître: tells what she is given to tell, and prefers not to answer the rest.
import { painted, screenOf, thought } from "../play.mjs";

/** @param {import("../hands.mjs").Hand} hand @param {import("../play.mjs").Turn & {habits: {told?: Record<string, string>}}} turn */
export async function play(hand, { phase, habits, total }) {
  const { page } = hand;
  let passed = 0;
  while ((await screenOf(page)) === phase) {
    const card = page.locator(".q-card");
    const item = (await card.getAttribute("data-item")) ?? "";
    await habits.look?.(item, passed / total);
    await painted(page);
    await habits.wait(habits.reading ?? thought);
    const answer = habits.told?.[item];
    if (answer) await hand.choose(card.locator(`input[value="${answer}"]`));
    const skip = card.getByRole("button", { name: "Je préfère ne pas répondre" });
    const shown = await card.elementHandle();
    await hand.press(answer || !(await skip.count()) ? card.locator('[type="submit"]') : skip);
    await page.waitForFunction((before) => !before?.isConnected, shown);
    passed++;
  }
  return passed / total;
}
