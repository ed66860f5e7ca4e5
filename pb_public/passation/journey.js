/** @import { App, Sitting } from "./app.js" */
/** @import { Interruptions } from "./interruptions.js" */
/** @import { Outbox } from "./outbox.js" */
/** @import { Session } from "./session.js" */
import { ApiError, get } from "./api.js";
import { clearBar, drawBar } from "./bar.js";
import { wait } from "./device.js";
import { farewell } from "./farewell.js";
import { playStep } from "./play.js";
import { showLeaving, showThanks, showTrouble, showWaiting } from "./screens/after.js";
import { checkScreen, checkSound } from "./screens/check.js";
import { askMyCode, showMyCode } from "./screens/my-code.js";
import { showPath } from "./screens/path.js";
import { askSettings } from "./screens/settings-dialog.js";
import { forgetSession, keepSession, readSession } from "./session.js";
import { forgetSettings, readSettings } from "./settings.js";
import { withEndings } from "./steps.js";
import { sayKey } from "./voice.js";

/** How long the end of a play may hold the person before the path says that it is not sent yet, in ms. */
const PATIENCE = 6000;
/** After so many minutes of activities in one visit, a rest is offered. */
const TIRING = 10;

const ELSEWHERE = "Cette activité a été reprise ou terminée sur un autre écran.";

/** The session is over on this device: the door says why. */
class Outside extends Error {}

/**
 * From the entry to the goodbye.
 *
 * @param {App} app
 * @param {Outbox} outbox
 * @param {{isNew: boolean, state: any}} entered
 * @returns {Promise<string>} what to say at the door, or ""
 */
export async function travel(app, outbox, { isNew, state }) {
  const session = readSession();
  if (!session) return "";
  let message = "";
  try {
    await new Journey({ ...app, outbox }, session, state).run(isNew);
  } catch (error) {
    if (!(error instanceof Outside)) throw error;
    message = error.message;
  }
  clearBar(app);
  forgetSession();
  forgetSettings();
  return message;
}

class Journey {
  /** @type {Interruptions|null} */
  #playing = null;
  #minutes = 0;
  #note = "";

  /** @param {Sitting} app @param {Session} session @param {any} state null: ask for it */
  constructor(app, session, state) {
    this.app = app;
    this.session = session;
    this.state = state;
  }

  /** Until the person leaves this device. @param {boolean} isNew */
  async run(isNew) {
    if (!this.state) await this.#refresh("Votre parcours");
    const draw = () => this.#drawBar();
    this.app.outbox.watch(draw);
    draw();
    try {
      if (isNew) await this.#prepare();
      while (!(await this.#step()));
    } finally {
      this.app.outbox.unwatch(draw);
    }
  }

  async #prepare() {
    await showMyCode(this.app, this.session);
    await checkSound(this.app);
    await checkScreen(this.app);
  }

  /** One choice on the path. @returns {Promise<boolean>} true when this device is done with */
  async #step() {
    const { app, session, state } = this;
    if (state.evaluation.state === "finished") return farewell(app, session);
    const steps = withEndings(state.situations, app.outbox.ending(session.evaluation));
    const { name } = state.evaluation;
    const choice = await showPath(app, { name, steps, rest: this.#minutes >= TIRING, note: this.#note });
    this.#note = "";
    if (choice === "end") return farewell(app, session);
    if (choice === "leave") return this.#leave();
    return this.#play(steps.find((step) => step.name === choice.go) ?? steps[0]);
  }

  /** @param {import("./steps.js").Step} step @returns {Promise<boolean>} */
  async #play(step) {
    for (;;) {
      try {
        const played = await playStep(this.app, this.session, step, (playing) => {
          this.#playing = playing;
        });
        if (played.ending === "left") return this.#leave();
        if (played.ending === "over") this.#note = ELSEWHERE;
        else await this.#afterwards(step, played);
        if (played.ending === "over") await this.#refresh(step.title);
        return false;
      } catch (error) {
        if (error instanceof ApiError && error.status === 409) this.#note = error.message;
        else if ((await this.#trouble(error, step.title)) === "again") continue;
        await this.#refresh(step.title);
        return false;
      }
    }
  }

  /** @param {import("./steps.js").Step} step @param {import("./play.js").Played} played */
  async #afterwards(step, { ending, play, sent }) {
    this.#minutes += step.minutes;
    const say = () => sayKey(this.app.voice, play.content, "thanks");
    if (ending === "finished") await showThanks(this.app, play.content, { say, auto: readSettings().voice === "auto" });
    showWaiting(this.app, "Votre parcours");
    const state = await Promise.race([sent, wait(PATIENCE)]);
    if (state) this.state = state;
    else if (!this.app.outbox.ending(this.session.evaluation).size) await this.#refresh("Votre parcours");
  }

  /** @returns {Promise<boolean>} true when the person quits */
  async #leave() {
    const { app, session } = this;
    app.outbox.wake();
    const choice = await showLeaving(app, session, app.outbox.status(session.evaluation).failing);
    if (choice === "quit") return true;
    await this.#refresh("Votre parcours");
    return false;
  }

  /** @param {string} title */
  async #refresh(title) {
    showWaiting(this.app, title);
    for (;;) {
      try {
        const { token, state } = await get("state", this.session.token);
        this.state = state;
        this.session = { ...this.session, token, name: state.evaluation.name, evaluation: state.evaluation.id };
        keepSession({ token, name: state.evaluation.name, evaluation: state.evaluation.id });
        await this.app.outbox.renew(this.session.evaluation, token);
        return;
      } catch (error) {
        await this.#trouble(error, title, !this.state);
      }
    }
  }

  /**
   * @param {unknown} error
   * @param {string} title
   * @param {boolean} [stuck] There is nowhere to go back to.
   * @returns {Promise<"again"|"back">}
   */
  #trouble(error, title, stuck = false) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 404)) throw new Outside(error.message);
    const message =
      error instanceof ApiError
        ? error.message
        : "Cette page n’a pas pu se charger. Vérifiez le réseau, puis essayez encore.";
    return showTrouble(this.app, { title, message, back: stuck ? undefined : "Revenir à mon parcours" });
  }

  #drawBar() {
    const { app, session } = this;
    const aside = (/** @type {() => Promise<void>} */ dialog) =>
      this.#playing ? this.#playing.aside(dialog) : dialog();
    drawBar(app, app.outbox.status(session.evaluation), {
      code: () => aside(() => askMyCode(app, session)),
      settings: () => aside(() => askSettings(app, this.#playing)),
    });
  }
}
