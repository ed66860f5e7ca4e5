/** @import { DraftContent, DraftItem } from "./server.js" */
/** @import { Host } from "../shared/situation.js" */

import { show } from "../shared/questionnaire/view.js";
import { seeded } from "../shared/random.js";
import { html } from "../vendor/lit-html.js";

/** @typedef {Record<string, (alt: string) => unknown>} Pictures */

/**
 * The drawings of a situation; those that it does not have are named.
 *
 * @param {DraftContent} content
 * @returns {Promise<{pictures: Pictures}>}
 */
export async function picturesOf({ situation, training, items }) {
  /** @type {Pictures} */
  let known = {};
  const illustrated = /"(picture|scene)":/.test(JSON.stringify([training, items]));
  if (illustrated) {
    try {
      ({ pictures: known } = await import(`../situations/${situation}/art/pictures.js`));
    } catch {
      // The network is cut, or nobody has drawn them yet: their names stand for them.
    }
  }
  const pictures = new Proxy(known, {
    get: (target, name) => target[String(name)] ?? missing(String(name)),
    has: () => true,
  });
  return { pictures }; // wrapped: a promise would ask the proxy whether it is one too
}

/** @param {string} name */
const missing = (name) => (/** @type {string} */ alt) =>
  html`<p class="bank-missing">Image « ${name} » : ${alt || "sans description"}</p>`;

/** The style of a situation: its questions look as in a play. @param {string} situation */
export function dress(situation) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(`../situations/${situation}/${situation}.css`, import.meta.url).href;
  document.head.append(link);
}

/** What a key of the voice says. @param {DraftItem} item @param {string} key */
function words({ stimulus }, key) {
  const option = key.split(":")[2];
  if (!option) return stimulus.voice ?? stimulus.question ?? "";
  const offered = [...(stimulus.options ?? []), ...(stimulus.steps ?? []), ...(stimulus.items ?? [])];
  return offered.find((one) => one.id === option)?.voice ?? "";
}

/** @param {string} text @returns {Promise<void>} */
function speak(text) {
  return new Promise((resolve) => {
    if (!text || !globalThis.speechSynthesis) return resolve();
    const said = new SpeechSynthesisUtterance(text);
    said.lang = "fr-FR";
    said.onend = said.onerror = () => resolve();
    speechSynthesis.speak(said);
  });
}

/**
 * Draws one question with the view of a play, in root. Nothing of it is kept.
 *
 * @param {HTMLElement} root
 * @param {{content: DraftContent, item: DraftItem, training: boolean, pictures: Pictures, audio: Record<string, string>}} what
 * @param {(answer: string) => void} answered
 * @returns {() => void} takes it away again
 */
export function preview(root, { content, item, training, pictures, audio }, answered) {
  const abort = new AbortController();
  /** @type {HTMLAudioElement|undefined} */
  let playing;
  const hush = () => {
    playing?.pause();
    globalThis.speechSynthesis?.cancel();
  };
  /** @type {Host} */
  const host = {
    content: { ...content, audio, training: training ? [item] : [], items: training ? [] : [item] },
    phase: training ? "training" : "test",
    done: [],
    signal: abort.signal,
    random: seeded(1),
    now: () => performance.now(),
    record: (name, data) => {
      if (name === "item_answered") answered(String(data?.answer));
      if (name === "item_skipped") answered("");
    },
    announce: () => {},
    say: async (key) => {
      hush();
      if (!audio[key]) return speak(words(item, key));
      playing = new Audio(audio[key]);
      await playing.play().catch(() => {}); // without sound, the words are on the page
    },
    hush,
    modality: () => "mouse",
    settings: { reducedMotion: true, tempo: 1 },
    onPause: () => {},
    onContinue: () => {},
    end: () => queueMicrotask(() => !abort.signal.aborted && show(root, { ...host, random: seeded(1) }, pictures)),
  };
  show(root, host, pictures);
  return () => {
    abort.abort();
    hush();
    root.replaceChildren();
  };
}
