import { html, nothing, render } from "../../vendor/lit-html.js";
import { onLife, whoAmI } from "../client.js";
import { lifeOf, stateOf, worthRenewing } from "./life.js";

/** @typedef {import("./life.js").Life} Life */

/** The tabs of a browser share one session. */
const shared = "eva-office-life";

/** @type {Life|null} */
let life = null;

/** @type {number|undefined} */
let timer;

/** @type {() => Promise<unknown>} */
let askSignIn = async () => {};

let renewing = false;
let watching = false;

onLife((told) => {
  life = lifeOf(told, Date.now());
  try {
    localStorage.setItem(shared, JSON.stringify(life));
  } catch {
    // Storage refused: each tab then has a clock of its own.
  }
  look();
});

/** Warns before the session ends for want of a sign of life, and asks to sign in again when it has. @param {() => Promise<unknown>} ask */
export function watchIdle(ask) {
  askSignIn = ask;
  if (watching) return;
  watching = true;
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, touched, { capture: true, passive: true });
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== shared || !newValue) return;
    life = JSON.parse(newValue);
    look();
  });
  document.addEventListener("visibilitychange", look); // timers stop while a laptop sleeps
  look();
}

function touched() {
  const now = Date.now();
  if (!life || renewing || !(worthRenewing(life, now) || stateOf(life, now).state === "idle")) return;
  renew();
}

async function renew() {
  renewing = true;
  await whoAmI().catch(() => null); // the next call asks to sign in, or the network comes back
  renewing = false;
}

function look() {
  if (!life) return;
  const { state, left } = stateOf(life, Date.now());
  warn(state);
  clearTimeout(timer);
  if (state !== "ended") timer = window.setTimeout(look, left + 50);
  else if (document.visibilityState === "visible") end();
}

/** What is on the screen is hidden, what is being written is kept; unless another tab has kept the session open. */
async function end() {
  life = null;
  await whoAmI().catch(reconnect);
}

async function reconnect() {
  warn("open");
  await askSignIn();
}

const sentences = {
  open: "",
  ended: "",
  idle: "Vous n’avez rien fait ici depuis un moment. Dans 2 minutes, il faudra vous reconnecter.",
  last: "Votre session se termine dans 5 minutes : elle dure 8 heures au plus. Ce que vous écrivez sera gardé.",
};

/** @param {keyof typeof sentences} state */
function warn(state) {
  const root = document.getElementById("conseil");
  if (!root) return;
  let bar = root.querySelector(".office-idle");
  if (!bar) {
    bar = document.createElement("div");
    bar.className = "office-idle";
    bar.setAttribute("role", "alert");
    root.append(bar);
  }
  const action =
    state === "idle"
      ? html`<button class="eva-button" type="button" @click=${renew}>Rester connecté</button>`
      : html`<button class="eva-button" type="button" @click=${reconnect}>Me reconnecter maintenant</button>`;
  render(sentences[state] ? html`<p>${sentences[state]}</p>${action}` : nothing, /** @type {HTMLElement} */ (bar));
}
