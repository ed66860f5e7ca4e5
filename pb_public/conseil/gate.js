import { nothing, render } from "../vendor/lit-html.js";
import { mayBeSignedIn, whoAmI } from "./client.js";
import { SignInForm } from "./sign-in/form.js";
import { watchIdle } from "./sign-in/idle.js";
import { comeBack } from "./sign-in/proconnect.js";

/**
 * The door of the back office. It hides the page and shows the sign-in form, then gives the page back as it was:
 * what somebody was writing when the session ended is still there.
 */

/** @typedef {import("./client.js").Me} Me */
/** @typedef {import("./sign-in/form.js").Start} Start */

/** @type {{door: HTMLElement, inside: HTMLElement}|null} */
let place = null;

/** @type {Promise<Me>|null} One door for all the calls that find it closed. */
let opening = null;

/** Whose page this is, once known. @type {Me|null} */
let owner = null;

/** @param {HTMLElement} door @param {HTMLElement} inside */
export function placeGate(door, inside) {
  place = { door, inside };
}

/**
 * Runs a call to the API; when the session has ended, asks to sign in and runs it again.
 *
 * @template T
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function call(action) {
  try {
    return await action();
  } catch (error) {
    if (/** @type {any} */ (error)?.status !== 401) throw error;
    await askSignIn();
    return action();
  }
}

/** @returns {Promise<Me>} whoever is signed in, after asking when nobody is */
export async function session() {
  const { me, start } = await comeBack();
  owner = me ?? (!start && mayBeSignedIn() ? await whoAmI().catch(askWhenRefused) : await askSignIn(start));
  watchIdle(askSignIn);
  return owner;
}

/** The session ended, or the account was closed. @param {any} error */
function askWhenRefused(error) {
  if (error?.status === 401 || error?.status === 403) return askSignIn();
  throw error;
}

/** @param {Start} [start] what the form knows already @returns {Promise<Me>} */
function askSignIn(start = {}) {
  opening ??= openDoor(start).finally(() => {
    opening = null;
  });
  return opening;
}

/** @param {Start} start @returns {Promise<Me>} */
async function openDoor(start) {
  if (!place) throw new Error("the gate has no place");
  const { door, inside } = place;
  const before = document.activeElement;
  inside.hidden = true;
  door.hidden = false;
  const again = owner !== null;
  const me = await new Promise((resolve) => {
    new SignInForm(door, { email: owner?.email, ...start, again }, resolve).show();
  });
  // Another account must not go on with somebody else's page.
  if (owner && owner.id !== me.id) {
    location.reload();
    return new Promise(() => {});
  }
  door.hidden = true;
  render(nothing, door);
  inside.hidden = false;
  if (before instanceof HTMLElement && inside.contains(before)) before.focus();
  return me;
}
