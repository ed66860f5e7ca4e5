/** @typedef {import("../hands.mjs").Hand} Hand */
/** @typedef {import("../play.mjs").Turn} Turn */
import { contentOf, screenOf, thought } from "../play.mjs";

/** @param {Hand} hand @param {Turn} turn */
export async function play(hand, { answers, phase, habits, total }) {
  const { page } = hand;
  const words = new Map(
    contentOf("maintenance")[phase === "test" ? "items" : "training"].map((/** @type {any} */ item) => [
      item.stimulus.text,
      item.id,
    ]),
  );
  let done = "";
  let answered = 0;
  await habits.look?.(`maintenance ${phase}`, 0);
  while ((await screenOf(page)) === phase) {
    const { word, count, explained } = await page.evaluate(() => ({
      word: document.querySelector(".maintenance-word:not([aria-hidden])")?.textContent ?? "",
      count: document.querySelector(".maintenance-count")?.textContent ?? "",
      explained: document.querySelector(".maintenance-explanation") !== null,
    }));
    if (explained) await hand.press(page.locator(".maintenance-explanation button"));
    else if (word && count !== done) {
      done = count;
      await habits.wait(thought);
      await hand.judge(/** @type {"word"} */ (answers.get(words.get(word))));
      answered++;
      await habits.look?.(`maintenance ${phase} word`, answered / total);
    }
    if (phase === "test" && habits.leave?.(answered / total)) break;
    await habits.wait(40);
  }
  return answered / total;
}
