// Prise en main: does each step, the first time right.
import { Keyboard } from "../hands.mjs";
import { screenOf } from "../play.mjs";
import { swipe } from "./tri.mjs";

/** @typedef {import("../hands.mjs").Hand} Hand */

/** @type {import("../play.mjs").Player} */
export async function play(hand, { phase, habits, total }) {
  const { page } = hand;
  let done = 0;
  while ((await screenOf(page)) === phase) {
    const section = page.locator(".hands");
    const step = (await section.getAttribute("data-step")) ?? "";
    const kind = /** @type {keyof typeof acts} */ (await section.getAttribute("data-kind"));
    await habits.look?.(`prise_en_main ${kind}`, done / total);
    await habits.wait(200);
    await acts[kind](hand);
    done++;
    await habits.look?.(`prise_en_main ${kind} done`, done / total);
    if (phase === "test" && habits.leave?.(done / total)) break;
    await hand.press(page.locator(".hands-next"));
    await page.waitForFunction((id) => document.querySelector(".hands")?.getAttribute("data-step") !== id, step);
  }
  return done / total;
}

/** @type {Record<"listen"|"press"|"move"|"type"|"arrows"|"choose", (hand: Hand) => Promise<void>>} */
const acts = {
  listen: (hand) => hand.press(hand.page.locator(".hands-place button")),
  press: (hand) => hand.press(thing(hand, "house")),
  async move(hand) {
    if (hand.modality === "touch") {
      const [box, van] = [await thing(hand, "box").boundingBox(), await thing(hand, "van").boundingBox()];
      if (box && van) await swipe(hand.page, middle(box), middle(van));
    } else {
      await hand.press(thing(hand, "box"));
      await hand.press(thing(hand, "van"));
    }
  },
  async type(hand) {
    await hand.type(hand.page.getByLabel("Votre mot"), " Jardin ");
    await hand.press(hand.page.getByRole("button", { name: "Valider" }));
  },
  async arrows(hand) {
    const right = hand.page.getByRole("button", { name: "Aller à droite" });
    if (!(hand instanceof Keyboard)) for (let i = 0; i < 4; i++) await hand.press(right);
    else for (let i = 0; i < 4; i++) await hand.page.keyboard.press("ArrowRight");
  },
  async choose(hand) {
    await hand.choose(hand.page.locator('input[value="bike"]'));
    await hand.press(hand.page.getByRole("button", { name: "Valider" }));
  },
};

/** @param {Hand} hand @param {string} id */
const thing = ({ page }, id) => page.locator(`[data-thing="${id}"]`);

/** @param {{x: number, y: number, width: number, height: number}} box @returns {[number, number]} */
const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
