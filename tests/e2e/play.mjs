// A person who knows all the right answers plays the situations, with the hands that she is given.
import { readFileSync } from "node:fs";

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
const thought = 250;

/** @param {string} situation */
const contentOf = (situation) =>
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
  for (;;) {
    const screen = await screenOf(page);
    if (screen === "waiting") await habits.wait(50);
    else if (screen === "thanks") {
      await habits.look?.(`${situation} thanks`, 1);
      await hand.press(page.getByRole("button", { name: "Continuer" }));
      return "thanked";
    } else if (screen === "reading") {
      await habits.look?.(`${situation} instruction`, 0);
      await readOn(hand);
    } else {
      const items = screen === "training" ? content.training : content.items;
      const answers = new Map([...rightAnswers(content.items), ...rightAnswers(items)]);
      const share = await players[situation]({ hand, answers, phase: screen, habits, total: items.length });
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
function screenOf(page) {
  return page.evaluate(() => {
    const found = (/** @type {string} */ selector) => document.querySelector(selector) !== null;
    if (found(".situation")) return found(".stage-progress") ? "test" : "training";
    if (found(".stage-body .eva-actions .eva-button--big")) return "reading";
    const title = document.querySelector("#passation h1")?.textContent ?? "";
    return !found(".stage") && title.startsWith("Merci") ? "thanks" : "waiting";
  });
}

/**
 * @typedef {{hand: Hand, answers: Map<string, string>, phase: Phase, habits: Habits, total: number}} Turn
 * Each player goes on until its phase is over, or until the habits say to leave; returns the share played.
 * @type {Record<string, (turn: Turn) => Promise<number>>}
 */
const players = { controle, maintenance, livraison };

/** @param {Turn} turn */
async function controle({ hand, answers, phase, habits, total }) {
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

/** @param {Turn} turn */
async function maintenance({ hand, answers, phase, habits, total }) {
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

/** @param {Turn} turn */
async function livraison({ hand, answers, phase, habits, total }) {
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

/** Nobody answers what is not on screen yet: the card takes no input before its second frame. @param {Page} page */
const painted = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
  );
