/** @typedef {import("../hands.mjs").Hand} Hand */
/** @typedef {import("../play.mjs").Turn} Turn */
import { painted, screenOf, thought } from "../play.mjs";

/** @param {Hand} hand @param {Turn} turn */
export async function play(hand, { answers, phase, habits, total }) {
  const { page } = hand;
  let answered = 0;
  while ((await screenOf(page)) === phase) {
    const card = page.locator(".q-card");
    await habits.look?.(`livraison ${phase} ${await card.locator(".q-question").textContent()}`, answered / total);
    await card.waitFor();
    await painted(page);
    await habits.wait(habits.reading ?? thought);
    const field = card.locator("input, textarea").first();
    if (await field.count()) {
      const name = (await field.getAttribute("name")) ?? (await field.getAttribute("id")) ?? "";
      const answer = answers.get(name.replace(/^q-/, "")) ?? "";
      if ((await field.getAttribute("type")) === "radio") await hand.choose(card.locator(`input[value="${answer}"]`));
      else await hand.type(field, answer);
      answered++;
    }
    const shown = await card.elementHandle();
    await hand.press(card.locator('button[type="submit"]'));
    const proceed = card.getByRole("button", { name: "Continuer" });
    if (phase === "training" && (await proceed.count())) await hand.press(proceed);
    await page.waitForFunction((before) => !before?.isConnected, shown);
    if (phase === "test" && habits.leave?.(answered / total)) break;
  }
  return answered / total;
}
