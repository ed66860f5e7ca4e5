// A person who knows all the right answers plays the situations, with the hands that she is given.
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** @typedef {import("./hands.mjs").Hand} Hand */
/** @typedef {import("playwright-core").Page} Page */
/** @typedef {"training"|"test"} Phase */

/**
 * @typedef {object} Habits
 * @property {(ms: number) => Promise<unknown>} wait lets time pass on the page, real or not
 * @property {number} [reading] ms before the answer to a question: under some seconds it is taken for a guess
 * @property {(screen: string, share: number) => Promise<void>} [look] called on each new screen, and along a test
 * @property {(share: number) => boolean} [leave] true: stops playing there, the page left as it is
 */

/** ms: under 200 an answer is taken for a guess, and its play is left out of the cohorts. */
export const thought = 250;

const front = new URL("../../pb_public/situations/", import.meta.url);

/** @returns {string[]} those that there are */
export const situations = () =>
  readdirSync(front, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/situation.js`, front)))
    .map((entry) => entry.name);

/** @param {string} situation */
export const contentOf = (situation) =>
  JSON.parse(readFileSync(new URL(`../../hooks/items/content/${situation}.json`, import.meta.url), "utf8"));

/**
 * @param {any[]} items
 * @returns {Map<string, string>} the right answer of each item; of training, the answer that is explained as understood
 */
function rightAnswers(items) {
  return new Map(items.map((item) => [item.id, item.key ? byKey(item) : byFeedback(item)]));
}

/** @param {any} item */
function byKey({ key, type }) {
  if (key.right) return key.right;
  if (key.grades)
    return key.grades.reduce((/** @type {any} */ best, /** @type {any} */ one) =>
      one.points > best.points ? one : best,
    ).text;
  return type === "free_text" ? "Bonjour, le colis est chez le gardien. Bonne journée." : "";
}

/** @param {any} item */
function byFeedback({ feedback = {} }) {
  return Object.keys(feedback).find((answer) => feedback[answer].understood) ?? "";
}

/**
 * From the path to the path: opens a situation, plays it to its end and reads the word of thanks.
 * @param {Hand} hand @param {string} situation @param {Habits} habits
 * @returns {Promise<"thanked"|"left">}
 */
export async function playSituation(hand, situation, habits) {
  const { page } = hand;
  const content = contentOf(situation);
  const open = page.getByRole("button", { name: new RegExp(`^(Commencer|Reprendre) ${content.title}$`) });
  await hand.press(open);
  const ending = await playThrough(hand, situation, habits);
  if (ending === "thanked") {
    await habits.look?.(`${situation} thanks`, 1);
    await hand.press(page.getByRole("button", { name: "Continuer" }));
  }
  return ending;
}

/**
 * Plays a situation that is open, up to its word of thanks.
 * @param {Hand} hand @param {string} situation @param {Habits} habits
 * @returns {Promise<"thanked"|"left">}
 */
export async function playThrough(hand, situation, habits) {
  const { page } = hand;
  const content = contentOf(situation);
  for (;;) {
    const screen = await screenOf(page);
    if (screen === "waiting") await habits.wait(50);
    else if (screen === "thanks") return "thanked";
    else if (screen === "reading") {
      await habits.look?.(`${situation} instruction`, 0);
      await readOn(hand);
    } else {
      const items = screen === "training" ? content.training : content.items;
      const answers = new Map([...rightAnswers(content.items), ...rightAnswers(items)]);
      /** @type {{play: Player}} */
      const player = await import(`./players/${situation}.mjs`);
      const share = await player.play(hand, { answers, phase: screen, habits, total: items.length });
      if (screen === "test" && habits.leave?.(share)) return "left";
    }
  }
}

/** @param {Hand} hand */
async function readOn(hand) {
  const screens = hand.page.locator(".stage-body > div");
  const before = await screens.elementHandle();
  await hand.press(hand.page.locator(".stage-body .eva-actions .eva-button--big"));
  await hand.page.waitForFunction((shown) => !shown?.isConnected, before);
}

/** @param {Page} page @returns {Promise<"waiting"|"thanks"|"reading"|Phase>} */
export function screenOf(page) {
  return page.evaluate(() => {
    const found = (/** @type {string} */ selector) => document.querySelector(selector) !== null;
    if (found(".situation")) return found(".stage-progress") ? "test" : "training";
    if (found(".stage-body .eva-actions .eva-button--big")) return "reading";
    const title = document.querySelector("#passation h1")?.textContent ?? "";
    return !found(".stage") && /^(Merci|Fin de l’essai)/.test(title) ? "thanks" : "waiting";
  });
}

/**
 * How one situation is played stands in players/<slug>.mjs: its play() goes on until its phase is over, or until the
 * habits say to leave, and returns the share played.
 * @typedef {{answers: Map<string, string>, phase: Phase, habits: Habits, total: number}} Turn
 * @typedef {(hand: Hand, turn: Turn) => Promise<number>} Player
 */

/** Nobody answers what is not on screen yet: the card takes no input before its second frame. @param {Page} page */
export const painted = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
  );
