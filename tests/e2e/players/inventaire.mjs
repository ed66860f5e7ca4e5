// Inventaire: opens all containers, counts what is seen in them, writes the totals that are still asked, and checks.
import { Keyboard } from "../hands.mjs";
import { contentOf } from "../play.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("../play.mjs").Player} */
export async function play(hand, { phase, habits }) {
  const { page } = hand;
  const { training, items } = contentOf("inventaire");
  const containers = page.locator("[data-container]");
  await containers.first().waitFor();
  await habits.look?.(`inventaire ${phase}`, 0);
  const all = await containers.count();
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (let opened = 0; opened < all; opened++) {
    if (phase === "test" && habits.leave?.(opened / all)) return opened / all;
    const { name, amount } = await look(hand, containers.nth(opened), (kind) =>
      habits.look?.(`inventaire ${phase} ${kind}`, opened / all),
    );
    totals.set(name, (totals.get(name) ?? 0) + amount);
  }
  await hand.press(page.locator('[data-act="form"]'));
  await habits.look?.(`inventaire ${phase} form`, 1);
  for (const { id, stimulus } of phase === "test" ? items : training) {
    const field = page.locator(`[data-product="${id}"]:not([readonly])`);
    if (await field.count()) await hand.type(field, String(totals.get(stimulus.one)).replace(".", ","));
  }
  await hand.press(page.locator('[data-act="check"]'));
  await page.locator(".inv").waitFor({ state: "detached" });
  return 1;
}

/**
 * Opens a container, sees what is in it, and closes it.
 * @param {import("../hands.mjs").Hand} hand @param {import("playwright-core").Locator} container
 * @param {(kind: string) => Promise<void>|undefined} seen
 */
async function look(hand, container, seen) {
  const { page } = hand;
  await hand.press(container);
  await page.locator(".inv-open").waitFor();
  const what = await page.evaluate(contents);
  await seen(what.labelled ? "label" : "inside");
  if (hand instanceof Keyboard) await page.keyboard.press("Escape");
  else await hand.press(page.locator(".inv-open [data-act]"));
  await page.locator(".inv-shelf").waitFor();
  return what;
}

/** Runs in the page: the objects by their name, or the label as it is written. */
function contents() {
  const objects = [...document.querySelectorAll('.inv-row [role="img"]')];
  if (objects.length)
    return { name: objects[0].getAttribute("aria-label") ?? "", amount: objects.length, labelled: false };
  const text = (/** @type {string} */ selector) => document.querySelector(`.inv-label ${selector}`)?.textContent ?? "";
  return {
    name: text("strong").toLowerCase(),
    amount: Number.parseFloat(text("span").replace(",", ".")),
    labelled: true,
  };
}
