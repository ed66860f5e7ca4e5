/** @import { Content } from "../shared/situation.js" */

/** Some browsers never say that they ended: past this, in ms, the sentence is taken for said. */
const patience = (/** @type {string} */ text) => 4000 + text.length * 150;

/**
 * The person's own device speaks: a recorded file when there is one, else a
 * French voice installed on the device, else nothing. A remote voice would
 * send the text to a third party: refused.
 */
export class Voice {
  /** Raised by each hush: a sentence of an older round must not start. */
  #round = 0;
  /** @type {HTMLAudioElement|null} */
  #playing = null;
  /** Held, or Chromium's garbage collector takes it away before it says that it ended. @type {unknown} */
  spoken = null;

  /**
   * @param {object} parts
   * @param {SpeechSynthesis} [parts.synthesis]
   * @param {(text: string) => SpeechSynthesisUtterance} parts.utterance
   * @param {(url: string) => HTMLAudioElement} parts.player
   * @param {() => number} parts.volume 0..1
   */
  constructor({ synthesis, utterance, player, volume }) {
    this.synthesis = synthesis;
    this.utterance = utterance;
    this.player = player;
    this.volume = volume;
  }

  get available() {
    return Boolean(frenchVoice(this.synthesis));
  }

  hush() {
    this.#round++;
    this.synthesis?.cancel();
    this.#playing?.pause();
    this.#playing = null;
  }

  /** @param {string|string[]} text @returns {Promise<void>} when said, or at once without a voice */
  async speak(text) {
    this.hush();
    const round = this.#round;
    const voice = frenchVoice(this.synthesis);
    if (!voice) return;
    for (const sentence of [text].flat()) {
      if (round !== this.#round) return;
      if (sentence) await this.#pronounce(sentence, voice);
    }
  }

  /** @param {string} url @returns {Promise<boolean>} false when the file cannot be played */
  async play(url) {
    this.hush();
    const sound = this.player(url);
    this.#playing = sound;
    sound.volume = this.volume();
    const ended = new Promise((resolve) => {
      sound.onended = sound.onpause = resolve;
    });
    try {
      await sound.play();
      await ended;
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} text @param {SpeechSynthesisVoice} voice */
  #pronounce(text, voice) {
    const spoken = this.utterance(text);
    this.spoken = Object.assign(spoken, { voice, lang: voice.lang, rate: 0.95, volume: this.volume() });
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience(text));
      spoken.onend = spoken.onerror = () => resolve(clearTimeout(timer));
      this.synthesis?.speak(spoken);
    });
  }
}

/** @param {SpeechSynthesis} [synthesis] */
function frenchVoice(synthesis) {
  const french = (synthesis?.getVoices() ?? []).filter(
    (voice) => /^fr/i.test(voice.lang) && voice.localService === true,
  );
  return french.find((voice) => /^fr[-_]FR/i.test(voice.lang)) ?? french[0];
}

/** The key "item:p1:dictated" is the word to write, in a spelling that sounds like it. */
const DICTATED = "dictated";

/**
 * What a key of a content says: the sentences of a text ("instruction"), an item ("item:c1") or one of its options
 * ("item:c1:b"). An option speaks only words written for the voice: what is read to be understood is never spoken.
 *
 * @param {Content} content
 * @param {string} key
 * @returns {string[]}
 */
export function spokenText(content, key) {
  const [kind, id, option] = key.split(":");
  if (kind !== "item") return content.texts[key] ?? [];
  const stimulus = [...content.training, ...content.items].find((one) => one.id === id)?.stimulus;
  if (stimulus?.dictated && option === DICTATED) return [stimulus.dictated];
  if (!stimulus || (stimulus.no_voice && !option)) return [];
  const said = option ? stimulus.options?.find((/** @type {any} */ one) => one.id === option) : stimulus;
  if (said?.voice) return [said.voice];
  return !option && typeof stimulus.question === "string" ? [stimulus.question] : [];
}

/**
 * @param {Voice} voice
 * @param {Content} content
 * @param {string} key
 */
export async function sayKey(voice, content, key) {
  const text = spokenText(content, key);
  if (!text.length) return;
  const url = content.audio?.[key];
  if (url && (await voice.play(url))) return;
  await voice.speak(text);
}
