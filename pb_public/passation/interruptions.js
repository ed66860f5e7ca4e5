/** @import { App } from "./app.js" */
/** @import { Runner } from "./runner.js" */
/** @import { Settings } from "./settings.js" */
/** @import { Content } from "../shared/situation.js" */

import { askPause, askRead, askStop } from "./screens/breaks.js";
import { accommodationsOf } from "./settings.js";

/** What may come over a play: hearing again, help, a pause, the settings, the page hidden. The clock stops meanwhile. */
export class Interruptions {
  /** @type {Runner|null} */
  #runner = null;
  #covered = false;
  #listening = new AbortController();

  /** @param {App} app @param {Content} content @param {(key: string) => Promise<void>} say */
  constructor(app, content, say) {
    this.app = app;
    this.content = content;
    this.say = say;
  }

  /** @param {Runner} runner */
  watch(runner) {
    this.#runner = runner;
    const { signal } = this.#listening;
    window.addEventListener("blur", () => runner.attend(false), { signal });
    window.addEventListener("focus", () => runner.attend(true), { signal });
    document.addEventListener("visibilitychange", () => this.#seen(document.visibilityState === "visible"), { signal });
  }

  over() {
    this.#listening.abort();
    this.#runner = null;
    this.app.dismiss();
  }

  /** Nobody can play a page that is not shown: it pauses by itself. @param {boolean} visible */
  #seen(visible) {
    this.#runner?.attend(visible);
    if (!visible) this.pause();
  }

  pause() {
    return this.#cover("paused", () => askPause(this.app), "continued");
  }

  replay() {
    this.#runner?.recording.record("instruction_replayed");
    return this.#read("instruction", "La consigne");
  }

  help() {
    this.#runner?.recording.record("help_opened");
    return this.#read("help", "Aide");
  }

  async stop() {
    const runner = this.#runner;
    const ending = await this.#cover(undefined, () => askStop(this.app, this.content));
    if (ending) runner?.stop(ending);
  }

  /**
   * A dialog of the bar: the clock does not run under it.
   * @param {() => Promise<void>} dialog
   */
  aside(dialog) {
    return this.#cover(undefined, dialog);
  }

  /** A setting changed during a play belongs to its conditions. @param {Partial<Settings>} change */
  accommodate(change) {
    for (const { name, value } of accommodationsOf(change))
      this.#runner?.recording.record("accommodation", { name, value });
  }

  /** @param {string} key @param {string} title */
  #read(key, title) {
    const say = () => this.say(key);
    return this.#cover(undefined, () => {
      const closed = askRead(this.app, title, this.content.texts[key] ?? [], say);
      say();
      return closed;
    });
  }

  /**
   * @template T
   * @param {string|undefined} event
   * @param {() => Promise<T>} dialog
   * @param {string} [after]
   * @returns {Promise<T|undefined>}
   */
  async #cover(event, dialog, after) {
    if (this.#covered) return undefined;
    this.#covered = true;
    this.#runner?.hold(event);
    const answer = await dialog();
    this.#covered = false;
    this.app.voice.hush();
    this.#runner?.release(after);
    return answer;
  }
}
