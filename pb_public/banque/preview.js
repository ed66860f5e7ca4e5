/** @import { DraftContent, DraftItem } from "./server.js" */
/** @import { Host } from "../shared/situation.js" */

import { sayKey, Voice } from "../passation/voice.js";
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

/** The voice of a play, which refuses those that would send a secret content elsewhere. */
const voice = new Voice({
  synthesis: globalThis.speechSynthesis,
  utterance: (text) => new SpeechSynthesisUtterance(text),
  player: (url) => new Audio(url),
  volume: () => 1,
});

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
    say: (key) => sayKey(voice, { ...content, audio }, key),
    hush: () => voice.hush(),
    modality: () => "mouse",
    settings: { reducedMotion: true, tempo: 1 },
    onPause: () => {},
    onContinue: () => {},
    end: () => queueMicrotask(() => !abort.signal.aborted && show(root, { ...host, random: seeded(1) }, pictures)),
  };
  show(root, host, pictures);
  return () => {
    abort.abort();
    voice.hush();
    root.replaceChildren();
  };
}
