/** @typedef {import("../hands.mjs").Hand} Hand */
/** @typedef {import("../play.mjs").Turn} Turn */
import { screenOf, thought } from "../play.mjs";

/** @param {Hand} hand @param {Turn} turn */
export async function play(hand, { answers, phase, habits, total }) {
  const { page } = hand;
  const sorted = new Set();
  await habits.look?.(`controle ${phase}`, 0);
  while ((await screenOf(page)) === phase) {
    const { piece, lesson } = await page.evaluate(() => ({
      piece: document.querySelector('.piece[data-place="belt"]')?.getAttribute("data-piece") ?? "",
      lesson: document.querySelector(".lesson") !== null,
    }));
    if (lesson) await hand.press(page.locator(".lesson button"));
    else if (piece) {
      await habits.wait(thought);
      await hand.sort(/** @type {"conform"} */ (answers.get(piece)), piece);
      sorted.add(piece);
      await habits.look?.(`controle ${phase} piece`, sorted.size / total);
    }
    if (phase === "test" && habits.leave?.(sorted.size / total)) break;
    await habits.wait(phase === "test" ? 400 : 100);
  }
  return sorted.size / total;
}
