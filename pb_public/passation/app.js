/** @import { Frame } from "./frame.js" */
/** @import { Outbox } from "./outbox.js" */
import { createFrame } from "./frame.js";
import { readSettings } from "./settings.js";
import { Voice } from "./voice.js";

/**
 * What every screen is given.
 *
 * @typedef {Frame & {root: HTMLElement, voice: Voice}} App
 * @typedef {App & {outbox: Outbox}} Sitting Once somebody has entered.
 */

/** @param {HTMLElement} root @returns {App} */
export function createApp(root) {
  const frame = createFrame(root);
  const voice = new Voice({
    synthesis: window.speechSynthesis,
    utterance: (text) => new SpeechSynthesisUtterance(text),
    player: (url) => new Audio(url),
    volume: () => readSettings().volume / 100,
  });
  const note = () => {
    root.dataset.voice = voice.available ? "on" : "off";
  };
  note();
  // Voices come late in most browsers.
  window.speechSynthesis?.addEventListener?.("voiceschanged", note);
  return {
    ...frame,
    root,
    voice,
    show(template) {
      voice.hush();
      note();
      frame.show(template);
    },
  };
}
