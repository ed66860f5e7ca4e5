// How a person acts on a page: by keyboard alone, or by touch alone. The same journey is played with either.

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */

/**
 * @typedef {object} Hand
 * @property {Page} page
 * @property {"keyboard"|"touch"|"mouse"} modality
 * @property {(button: Locator) => Promise<void>} press
 * @property {(field: Locator, text: string) => Promise<void>} type
 * @property {(radio: Locator) => Promise<void>} choose
 * @property {(box: Locator) => Promise<void>} tick
 * @property {(bin: "conform"|"defective", piece: string) => Promise<void>} sort controle: a piece into a bin
 * @property {(answer: "word"|"not_word") => Promise<void>} judge maintenance: is it a word?
 */

/** More stops than any of our pages has. */
const MOST_STOPS = 120;

/** @implements {Hand} */
export class Keyboard {
  modality = /** @type {const} */ ("keyboard");

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Goes to an element as a person without a mouse does. @param {Locator} target */
  async reach(target) {
    await target.waitFor();
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`${target}: not reached by Tab`);
  }

  /** @param {Locator} button */
  async press(button) {
    await this.reach(button);
    await this.page.keyboard.press("Enter");
  }

  /** @param {Locator} field @param {string} text */
  async type(field, text) {
    await this.reach(field);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(text);
  }

  /** The group is one stop; the arrows go through it. @param {Locator} radio */
  async choose(radio) {
    await radio.waitFor({ state: "attached" });
    const group = this.page.locator(`input[name="${await radio.getAttribute("name")}"]`);
    const stop = (await group.locator(":scope:checked").count()) ? group.locator(":scope:checked") : group.first();
    await this.reach(stop);
    if ((await group.count()) === 1 || !(await radio.evaluate((it) => it === document.activeElement))) {
      for (let i = 0; i < MOST_STOPS && !(await radio.isChecked()); i++) await this.page.keyboard.press("ArrowDown");
    }
    if (!(await radio.isChecked())) await this.page.keyboard.press("Space");
  }

  /** @param {Locator} box */
  async tick(box) {
    await this.reach(box);
    await this.page.keyboard.press("Space");
  }

  /** @param {"conform"|"defective"} bin */
  async sort(bin) {
    await this.page.keyboard.press(bin === "conform" ? "ArrowLeft" : "ArrowRight");
  }

  /** @param {"word"|"not_word"} answer */
  async judge(answer) {
    await this.page.keyboard.press(answer === "word" ? "ArrowLeft" : "ArrowRight");
  }
}

/** @implements {Hand} */
export class Finger {
  /** @type {"touch"|"mouse"} */
  modality = "touch";

  /** @param {Page} page of a context with `hasTouch` */
  constructor(page) {
    this.page = page;
  }

  /** On a busy machine a tap may last so long that the browser takes it for a long press: then once more. @param {Locator} button */
  async press(button) {
    for (let tries = 0; tries < 3; tries++) {
      const clicked = button.evaluate(heard).catch(() => true);
      await button.tap();
      if (await clicked) return;
    }
    throw new Error(`${button}: three taps that clicked nothing`);
  }

  /** @param {Locator} field @param {string} text */
  async type(field, text) {
    await field.tap();
    await field.fill(text);
  }

  /** @param {Locator} radio */
  async choose(radio) {
    await this.press(radio.locator("xpath=ancestor::label"));
  }

  /** @param {Locator} box */
  async tick(box) {
    await this.choose(box);
  }

  /** Taps the piece where it is now, then the bin. @param {"conform"|"defective"} bin @param {string} piece */
  async sort(bin, piece) {
    const box = await this.page.locator(`[data-piece="${piece}"]`).boundingBox();
    if (!box) return;
    await this.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.locator(`.bin--${bin}`).tap();
  }

  /** @param {"word"|"not_word"} answer */
  async judge(answer) {
    await this.page
      .locator(".maintenance-answers button")
      .nth(answer === "word" ? 0 : 1)
      .tap();
  }
}

/** A mouse, where nothing is special to it. */
export class Mouse extends Finger {
  /** @type {"mouse"} */
  modality = "mouse";

  /** @param {Locator} button */
  async press(button) {
    await button.click();
  }

  /** @param {Locator} field @param {string} text */
  async type(field, text) {
    await field.click();
    await field.fill(text);
  }
}

/** Runs in the page. @param {Element} element @returns {Promise<boolean>} whether it is clicked soon */
function heard(element) {
  return new Promise((resolve) => {
    element.addEventListener("click", () => resolve(true), { once: true, capture: true });
    setTimeout(resolve, 2000, false);
  });
}
