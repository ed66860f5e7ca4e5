/** @import { App } from "../app.js" */
/** @import { Content, Phase } from "../../shared/situation.js" */
import { html, nothing, render } from "../../vendor/lit-html.js";
import { focusHeading } from "../frame.js";
import { icon } from "../icons.js";
import { paragraphs } from "../listen.js";

/** What the screens around the situation say, unless its content says it better. @type {Record<string, {title: string, text: string[], go: string}>} */
const screens = {
  instruction: { title: "", text: [], go: "C’est parti" },
  training: { title: "Pour s’entraîner", text: ["D’abord, vous essayez. Cela ne compte pas."], go: "Je m’entraîne" },
  again: {
    title: "On essaie encore",
    text: ["Ce n’est pas grave, c’est fait pour apprendre.", "Écoutez ou lisez la consigne encore une fois."],
    go: "J’essaie encore",
  },
  test: { title: "C’est à vous", text: ["Maintenant, l’activité commence."], go: "Je commence" },
};

/**
 * @typedef {object} Stage Where a play is shown.
 * @property {(key: string, resumed?: boolean) => Promise<void>} read Shows the sentences of a key until the person goes on.
 * @property {(phase: Phase) => HTMLElement} open An empty place for the situation.
 * @property {(share: number) => void} progress 0..1
 * @property {(text: string) => void} announce
 * @property {(sentence: string) => void} waiting What keeps the person waiting; "" for nothing.
 *
 * @typedef {object} Actions
 * @property {() => void} replay
 * @property {() => void} pause
 * @property {() => void} stop
 * @property {() => void} help
 * @property {(key: string) => void} say
 * @property {boolean} auto Say each text as it comes.
 */

/**
 * Where a situation is played, with its actions always at the same place.
 *
 * @param {App} app
 * @param {Content} content
 * @param {Actions} act
 * @returns {Stage}
 */
export function openStage(app, content, act) {
  app.show(html`<div class="stage">
    <div class="stage-body"></div>
    <div class="stage-bar" role="group" aria-label="Actions">${actions(content, act)}</div>
  </div>`);
  const body = /** @type {HTMLElement} */ (app.screen.querySelector(".stage-body"));
  const fresh = () => {
    const place = document.createElement("div");
    body.replaceChildren(place);
    return place;
  };
  return {
    announce: app.announce,
    read: (key, resumed = false) => read({ app, content, act, place: fresh() }, key, resumed),
    open: (phase) => {
      const place = fresh();
      place.className = "playground";
      render(playground(content, phase), place);
      focusHeading(body);
      return /** @type {HTMLElement} */ (place.querySelector(".situation"));
    },
    waiting: (sentence) => {
      const note = body.querySelector(".stage-waiting");
      if (!(note instanceof HTMLElement) || note.textContent === sentence) return;
      note.textContent = sentence;
      note.hidden = !sentence;
      if (sentence) app.announce(sentence);
    },
    progress: (share) => {
      const bar = body.querySelector("progress");
      if (bar) bar.value = share;
    },
  };
}

/** @param {Content} content @param {Actions} act */
const actions = (content, act) => html`
  <button type="button" class="eva-button eva-button--quiet" @click=${act.replay}>${icon("speak")}<span>Réécouter<span class="wide"> la consigne</span></span></button>
  ${content.texts.help ? html`<button type="button" class="eva-button eva-button--quiet" @click=${act.help}>${icon("help")}<span>Aide</span></button>` : nothing}
  <button type="button" class="eva-button eva-button--quiet" @click=${act.pause}>${icon("pause")}<span>Pause</span></button>
  <button type="button" class="eva-button eva-button--quiet" @click=${act.stop}>${icon("stop")}<span>Arrêter</span></button>`;

/** @param {Content} content @param {string} phase */
const playground = (content, phase) => html`
  <h1 class="stage-title">${content.title}${phase === "training" ? html` <span class="eva-badge">Entraînement</span>` : nothing}</h1>
  ${phase === "test" ? html`<progress class="eva-bar stage-progress" max="1" value="0" aria-label="Avancement"></progress><p class="eva-note stage-waiting" hidden></p>` : nothing}
  <div class="situation situation--${content.situation}"></div>`;

/**
 * @param {{app: App, content: Content, act: Actions, place: HTMLElement}} where
 * @param {string} key
 * @param {boolean} resumed
 * @returns {Promise<void>}
 */
function read({ app, content, act, place }, key, resumed) {
  const screen = screens[key];
  const text = content.texts[key] ?? (key === "test" && !content.training.length ? [] : screen.text);
  if (!text.length) return Promise.resolve();
  const recorded = content.audio?.[key] ? "listen--recorded" : "";
  return new Promise((resolve) => {
    render(
      html`<div class="eva-page">
        <h1>${screen.title || content.title}</h1>
        <p class="listen ${recorded}"><button type="button" class="eva-button eva-button--quiet" @click=${() => act.say(key)}>${icon("speak")} Écouter</button></p>
        ${resumed ? html`<div class="eva-note"><p>Vous reprenez cette activité. Voici la consigne, encore une fois.</p></div>` : nothing}
        <div class="eva-card eva-lead told">${paragraphs(text)}</div>
        <div class="eva-actions"><button type="button" class="eva-button eva-button--big" @click=${() => resolve()}>${icon("go")} ${screen.go}</button></div>
      </div>`,
      place,
    );
    app.voice.hush();
    focusHeading(place);
    if (act.auto) act.say(key);
  });
}
