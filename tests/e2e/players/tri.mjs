// Tri: takes the pieces one by one, and puts each where its pattern is.
import { Keyboard } from "../hands.mjs";
import { screenOf } from "../play.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("../play.mjs").Player} */
export async function play(hand, { phase, habits, total }) {
  const { page } = hand;
  let sorted = phase === "test" ? total - (await left(page)) : 0;
  await habits.look?.(`tri ${phase}`, sorted / total);
  for (let taps = 0; (await screenOf(page)) === phase; taps++) {
    const next = await nextOf(page);
    if (!next) continue;
    await habits.wait(200);
    if (hand instanceof Keyboard) await byKeyboard(hand, next, taps);
    else await byTouch(page, next, taps);
    sorted++;
    await habits.look?.(`tri ${phase} piece`, sorted / total);
    if (phase === "test" && habits.leave?.(sorted / total)) break;
  }
  return sorted / total;
}

/** @param {Page} page */
const left = async (page) => Number(await page.locator(".tri-left strong").textContent());

/**
 * The piece that has the focus, else the first on the table, and the container that bears the same drawing.
 * @param {Page} page @returns {Promise<{piece: string, container: string, letter: string}|null>}
 */
function nextOf(page) {
  return page.evaluate(() => {
    const words = (/** @type {Element} */ node) => node.getAttribute("aria-label")?.split(/\s:\s/)[1];
    const piece = document.activeElement?.closest("[data-piece]") ?? document.querySelector("[data-piece]");
    const containers = [...document.querySelectorAll("[data-container]")];
    const home = piece && containers.find((one) => words(one) === words(piece));
    if (!home) return null;
    const letter = home.querySelector(".tri-letter")?.textContent?.toLowerCase() ?? "";
    return {
      piece: piece.getAttribute("data-piece") ?? "",
      container: home.getAttribute("data-container") ?? "",
      letter,
    };
  });
}

/** In turn: drag, or tap the piece and then the container. @param {Page} page @param {{piece: string, container: string}} next @param {number} turn */
async function byTouch(page, { piece, container }, turn) {
  const from = await page.locator(`[data-piece="${piece}"]`).boundingBox();
  const to = await page.locator(`[data-container="${container}"]`).boundingBox();
  if (!from || !to) return;
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  const [toX, toY] = [to.x + to.width / 2, to.y + to.height / 2];
  if (turn % 2) {
    await page.touchscreen.tap(x, y);
    await page.touchscreen.tap(toX, toY);
  } else await swipe(page, [x, y], [toX, toY]);
}

/** A finger that slides. @param {Page} page @param {[number, number]} from @param {[number, number]} to */
export async function swipe(page, from, to) {
  const session = await page.context().newCDPSession(page);
  const send = (/** @type {"touchStart"|"touchMove"|"touchEnd"} */ type, /** @type {number[][]} */ points) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  await send("touchStart", [from]);
  for (const share of [0.3, 0.7, 1])
    await send("touchMove", [[from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]]);
  await send("touchEnd", []);
  await session.detach();
}

/** In turn: the letter of the container, or Enter, arrows and Enter. @param {Keyboard} hand @param {{piece: string, container: string, letter: string}} next @param {number} turn */
async function byKeyboard(hand, { piece, container, letter }, turn) {
  const { page } = hand;
  await hand.reach(page.locator(`[data-piece="${piece}"]`));
  if (turn % 2) return page.keyboard.press(letter);
  await page.keyboard.press("Enter");
  for (const key of await arrowsTo(page, container)) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
}

/** From the container that has the focus to another one. @param {Page} page @param {string} container @returns {Promise<string[]>} */
function arrowsTo(page, container) {
  return page.evaluate((id) => {
    const shelf = /** @type {Element} */ (document.querySelector(".tri-shelf"));
    const cells = [...shelf.children];
    const columns = getComputedStyle(shelf).gridTemplateColumns.split(" ").length;
    const from = cells.indexOf(/** @type {Element} */ (document.activeElement));
    const to = cells.findIndex((cell) => cell.getAttribute("data-container") === id);
    const down = Math.floor(to / columns) - Math.floor(from / columns);
    const across = (to % columns) - (from % columns);
    return [
      ...Array(Math.abs(down)).fill(down > 0 ? "ArrowDown" : "ArrowUp"),
      ...Array(Math.abs(across)).fill(across > 0 ? "ArrowRight" : "ArrowLeft"),
    ];
  }, container);
}
