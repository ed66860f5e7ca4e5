// The draft of a situation, for superusers: their session is the dashboard's, which lives in this browser only.
import { html, render } from "../vendor/lit-html.js";
import { actsView } from "./acts.js";
import { listView } from "./list.js";
import { dress, picturesOf, preview } from "./preview.js";
import { call, download } from "./server.js";

/** @typedef {import("./server.js").Draft} Draft */
/** @typedef {import("./acts.js").Outcome} Outcome */

const place = /** @type {HTMLElement} */ (document.getElementById("bank"));
const status = /** @type {HTMLElement} */ (document.getElementById("bank-status"));
const situation = place.dataset.situation ?? "";
const tooLarge = 20 * 1024 * 1024;

const state = {
  draft: /** @type {Draft|undefined} */ (undefined),
  filter: { module: "", skill: "", form: "", wrong: false },
  open: "",
  answer: /** @type {string|undefined} */ (undefined),
  outcome: /** @type {Outcome|undefined} */ (undefined),
};
/** @type {ReturnType<typeof picturesOf>|undefined} */
let pictures;
let close = () => {};

const signIn = () => html`<div class="eva-note eva-note--warn">
  <p><strong>Cette page est réservée aux super-administrateurs.</strong></p>
  <p>Connectez-vous d’abord au tableau de bord, dans ce navigateur. Puis revenez ici.</p>
  <p><a class="eva-button" href="/_/">Ouvrir le tableau de bord</a></p>
</div>`;

async function load() {
  const { ok, status: code, said } = await call(situation);
  if (ok) {
    state.draft = said;
    draw();
    if (state.open) openPreview(false);
  } else if (code === 401 || code === 403) render(signIn(), place);
  else render(html`<div class="eva-note eva-note--warn"><p>${said.message}</p></div>`, place);
}

function draw() {
  if (!state.draft) return;
  const shown = { draft: state.draft, filter: state.filter, open: state.open, answer: state.answer };
  render(html`${actsView(state.draft, state.outcome, acts)} ${listView(shown, acts)}`, place);
}

/** @param {boolean} chosen whether somebody just opened it */
async function openPreview(chosen) {
  close();
  const id = state.open;
  if (!state.draft) return;
  pictures ??= picturesOf(state.draft.content);
  const { pictures: drawings } = await pictures;
  const root = /** @type {HTMLElement|null} */ (place.querySelector(`[data-preview="${CSS.escape(id)}"]`));
  const content = state.draft?.content;
  if (!root || !content || state.open !== id) return;
  const training = content.training.some((item) => item.id === id);
  const item = [...content.training, ...content.items].find((one) => one.id === id);
  if (!item) return;
  const focused = document.activeElement;
  close = preview(
    root,
    { content, item, training, pictures: drawings, audio: state.draft?.recordings ?? {} },
    (answer) => {
      state.answer = answer;
      draw();
    },
  );
  // A play moves to each question; here the reader stays on the line, to go to the next one.
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  if (chosen) root.closest("details")?.scrollIntoView({ block: "start" });
}

/** @param {Outcome} outcome */
function tell(outcome) {
  state.outcome = outcome;
  draw();
  status.textContent = "";
  document.getElementById("bank-outcome")?.focus();
}

const acts = {
  /** @param {Partial<typeof state.filter>} change */
  filter(change) {
    Object.assign(state.filter, change);
    draw();
    if (state.open) openPreview(false);
  },
  /** @param {string} id @param {boolean} opened */
  toggle(id, opened) {
    if (opened === (state.open === id)) return;
    if (!opened) close();
    state.open = opened ? id : "";
    state.answer = undefined;
    draw();
    if (opened) openPreview(true);
  },
  async publish() {
    status.textContent = "Publication en cours…";
    const { ok, said } = await call(`${situation}/publish`, { method: "POST" });
    await load();
    tell({
      message: ok ? `La version ${said.number} est publiée.` : said.message,
      good: ok,
      problems: said.problems ?? [],
      changes: null,
    });
  },
  /** @param {string} format */
  async download(format) {
    status.textContent = "Préparation du fichier…";
    const message = await download(situation, format);
    if (message) return tell({ message, good: false, problems: [], changes: null });
    status.textContent = "Le fichier est prêt.";
  },
  /** @param {boolean} check */
  async upload(check) {
    const file = /** @type {HTMLInputElement} */ (document.getElementById("bank-file")).files?.[0];
    const failure = !file
      ? "Choisissez d’abord un fichier."
      : file.size > tooLarge
        ? "Ce fichier dépasse 20 Mo : c’est plus que la banque ne lit."
        : "";
    if (!file || failure) return tell({ message: failure, good: false, problems: [], changes: null });
    status.textContent = "Lecture du fichier…";
    const body = new FormData();
    body.append("file", file);
    const { ok, said } = await call(`${situation}/import${check ? "?check=1" : ""}`, { method: "POST", body });
    if (ok && !check) await load();
    const done = check
      ? "Ce fichier est bon. Rien n’est encore changé."
      : "Le brouillon dit maintenant ce que dit ce fichier. Relisez-le, puis publiez.";
    tell({ message: ok ? done : said.message, good: ok, problems: said.problems ?? [], changes: said.changes ?? null });
  },
};

dress(situation);
load();
// Authors go to the dashboard and back: what they changed there is checked as they return.
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && load());
