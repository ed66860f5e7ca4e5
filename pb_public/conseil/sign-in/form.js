import { render } from "../../vendor/lit-html.js";
import { signIn } from "../client.js";
import { explain } from "../errors.js";
import { askCode, enterApp, enterCode, secondWays, waysIn } from "./calls.js";
import { view } from "./views.js";

/** @typedef {import("../client.js").Me} Me */
/** @typedef {"password"|"address"|"code"|"app"|"second-password"} Step */

/**
 * @typedef {object} Start What the form knows when it opens.
 * @property {boolean} [again] the session ended on an open page
 * @property {string} [email]
 * @property {string} [problem]
 * @property {string} [mfaId] of a first proof that was given
 * @property {boolean} [unknown] ProConnect knows the person, we do not
 */

/** Asks who somebody is: by password or by a code sent by mail, then a second time where their account wants it. */
export class SignInForm {
  /** @param {HTMLElement} root @param {Start} start @param {(me: Me) => void} done */
  constructor(root, { again = false, email = "", problem = "", mfaId = "", unknown = false }, done) {
    this.root = root;
    this.again = again;
    this.email = email;
    this.problem = problem;
    this.unknown = unknown;
    this.mfaId = mfaId;
    this.done = done;
    this.busy = false;
    this.otpId = "";
    /** @type {Step} */
    this.step = "password";
    /** @type {import("./calls.js").Ways} */
    this.ways = { code: false, proconnect: false, proconnect_about: "" };
    /** @type {import("./calls.js").Seconds} */
    this.seconds = { app: false, mail: false, password: false };
  }

  async show() {
    this.draw();
    if (this.again) this.focus();
    if (this.mfaId) await this.attempt(() => this.goOn(this.mfaId));
    this.ways = await waysIn();
    this.draw();
  }

  draw() {
    render(view(this), this.root);
  }

  /** The first field that is empty; the last one, to correct it, when none is. */
  focus() {
    const fields = [...this.root.querySelectorAll("input")];
    const empty = fields.find(({ value }) => value === "");
    if (empty) empty.focus();
    else fields[fields.length - 1]?.select();
  }

  /** @param {Step} step */
  turn(step) {
    this.step = step;
    this.problem = "";
    this.unknown = false;
    this.draw();
    // lit keeps the field of one step for the next.
    for (const field of this.root.querySelectorAll("input")) if (field.id !== "email") field.value = "";
    this.focus();
  }

  /** What was typed in a field. @param {string} name */
  read(name) {
    return /** @type {HTMLInputElement|null} */ (this.root.querySelector(`#${name}`))?.value ?? "";
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    if (this.step === "password" || this.step === "address") this.email = this.read("email").trim();
    const { step } = this;
    await this.attempt(() => this[step]());
  }

  async password() {
    this.done(await signIn(this.email, this.read("password")));
  }

  async address() {
    this.otpId = await askCode(this.email);
    this.turn("code");
  }

  async code() {
    this.done(await enterCode(this.otpId, this.read("code"), this.mfaId));
  }

  async app() {
    this.done(await enterApp(this.mfaId, this.read("code")));
  }

  async "second-password"() {
    this.done(await signIn(this.email, this.read("password"), this.mfaId));
  }

  /** Another proof after the first one. @param {string} mfaId */
  async goOn(mfaId) {
    this.mfaId = mfaId;
    this.seconds = await secondWays(mfaId);
    this.email = this.seconds.email ?? this.email;
    if (this.seconds.app) this.turn("app");
    else if (this.seconds.mail) await this.address();
    else this.turn("second-password");
  }

  /** From the start, keeping the address. */
  restart() {
    this.mfaId = "";
    this.turn("password");
  }

  /** @param {() => Promise<void>} action @returns {Promise<void>} */
  async attempt(action) {
    this.busy = true;
    this.problem = "";
    this.draw();
    try {
      await action();
    } catch (error) {
      const { status, response } = /** @type {any} */ (error);
      this.busy = false;
      if (status === 401 && response?.mfaId) return this.attempt(() => this.goOn(response.mfaId));
      this.problem = explain(error).message;
    }
    this.busy = false;
    this.draw();
    if (this.problem) this.focus();
  }
}
