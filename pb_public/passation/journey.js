/** @import { Sitting } from "./app.js" */
/** @import { Interruptions } from "./interruptions.js" */
/** @import { Session } from "./session.js" */
/** @import { Step } from "./steps.js" */
/** @import { Played } from "./play.js" */
import { ApiError, get } from "./api.js";
import { drawBar } from "./bar.js";
import { wait } from "./device.js";
import { farewell } from "./farewell.js";
import { outsideOf } from "./outside.js";
import { playStep } from "./play.js";
import { showLeaving, showThanks, showWaiting } from "./screens/after.js";
import { askCall } from "./screens/call.js";
import { checkScreen, checkSound } from "./screens/check.js";
import { askMyCode, showMyCode } from "./screens/my-code.js";
import { showPath } from "./screens/path.js";
import { askSettings } from "./screens/settings-dialog.js";
import { showTrouble } from "./screens/trouble.js";
import { keepSession } from "./session.js";
import { readSettings } from "./settings.js";
import { withEndings } from "./steps.js";
import { sayKey } from "./voice.js";

/** How long the end of a play may hold the person before the path says that it is not sent yet, in ms. */
const PATIENCE = 6000;
/** After so many minutes of activities in one visit, a rest is offered. */
const TIRING = 10;

const UNLOADED = "L’activité n’a pas pu s’ouvrir. Vérifiez le réseau, puis essayez encore.";
const ELSEWHERE = "Cette activité a été reprise ou terminée sur un autre écran.";

/** What a person does between the door and the goodbye: one choice on the path after the other. */
export class Journey {
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

  /**
   * Until the person leaves this device.
   *
   * @param {boolean} isNew
   * @returns {Promise<{finished: boolean, message?: string}>}
   */
  async run(isNew) {
    if (!this.state) await this.#refresh("Votre parcours");
    const draw = () => this.#drawBar();
    this.app.outbox.watch(draw);
    draw();
    try {
      if (isNew) await this.#prepare();
      for (;;) {
        const word = await this.#step();
        if (word !== "on") return { finished: word === "finished" };
      }
    } finally {
      this.app.outbox.unwatch(draw);
    }
  }

  async #prepare() {
    await showMyCode(this.app, this.session);
    await checkSound(this.app);
    await checkScreen(this.app);
  }

  /** One choice on the path. @returns {Promise<"on"|"quit"|"finished">} */
  async #step() {
    const { app, session, state } = this;
    if (state.evaluation.state === "finished") return this.#finish();
    const steps = withEndings(state.situations, app.outbox.ending(session.evaluation));
    const { name } = state.evaluation;
    const choice = await showPath(app, { name, steps, rest: this.#minutes >= TIRING, note: this.#note });
    this.#note = "";
    if (choice === "end") return this.#finish();
    if (choice === "leave") return this.#leave();
    return this.#play(steps.find((step) => step.name === choice.go) ?? steps[0]);
  }

  /** @returns {Promise<"on"|"finished">} */
  async #finish() {
    try {
      return (await farewell(this.app, this.session)) ? "finished" : "on";
    } catch (error) {
      throw outsideOf(error) ?? error;
    }
  }

  /** @param {Step} step @returns {Promise<"on"|"quit">} */
  async #play(step) {
    const played = await this.#attempt(step);
    if (played?.ending === "left") return this.#leave();
    if (played?.ending === "over") this.#note = ELSEWHERE;
    if (!played || played.ending === "over") await this.#refresh(step.title);
    else await this.#afterwards(step, played);
    return "on";
  }

  /** @param {Step} step @returns {Promise<Played|null>} null: it could not be played */
  async #attempt(step) {
    for (;;) {
      try {
        return await playStep(this.app, this.session, step, (playing) => {
          this.#playing = playing;
        });
      } catch (error) {
        const done = error instanceof ApiError && error.status === 409;
        if (done) this.#note = error.message;
        if (done || (await this.#trouble(error, step.title)) === "back") return null;
      }
    }
  }

  /** @param {Step} step @param {Played} played */
  async #afterwards(step, { ending, play, sent }) {
    this.#minutes += step.minutes;
    const say = () => sayKey(this.app.voice, play.content, "thanks");
    if (ending === "finished") await showThanks(this.app, play.content, { say, auto: readSettings().voice === "auto" });
    showWaiting(this.app, "Votre parcours");
    const state = await Promise.race([sent, wait(PATIENCE)]);
    if (state === null) this.#note = ELSEWHERE;
    if (state) this.state = state;
    else if (!this.app.outbox.ending(this.session.evaluation).size) await this.#refresh("Votre parcours");
  }

  /** @returns {Promise<"on"|"quit">} */
  async #leave() {
    const { app, session } = this;
    app.outbox.wake();
    const choice = await showLeaving(app, session, app.outbox.status(session.evaluation).failing);
    if (choice === "quit") return "quit";
    await this.#refresh("Votre parcours");
    return "on";
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
    const outside = outsideOf(error);
    if (outside) throw outside;
    const message = error instanceof ApiError ? error.message : UNLOADED;
    return showTrouble(this.app, { title, message, back: stuck ? undefined : "Revenir à mon parcours" });
  }

  #drawBar() {
    const { app, session } = this;
    const aside = (/** @type {() => Promise<void>} */ dialog) =>
      this.#playing ? this.#playing.aside(dialog) : dialog();
    drawBar(app, app.outbox.status(session.evaluation), {
      call: () => aside(() => askCall(app, this.session)),
      code: () => aside(() => askMyCode(app, session)),
      settings: () => aside(() => askSettings(app, this.#playing)),
    });
  }
}
