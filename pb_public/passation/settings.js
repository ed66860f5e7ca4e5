import { keep } from "./keep.js";

/**
 * @typedef {object} Settings What the person chose for this device.
 * @property {"usual"|"light"|"dark"} theme
 * @property {"usual"|"large"|"larger"} text
 * @property {"usual"|"more"} contrast
 * @property {"usual"|"slower"} tempo
 * @property {"asked"|"auto"} voice auto: instructions are read without asking.
 * @property {number} volume 0..100
 */

/** @type {Settings} */
export const defaults = {
  theme: "usual",
  text: "usual",
  contrast: "usual",
  tempo: "usual",
  voice: "asked",
  volume: 80,
};

/** The name is also that of theme/early.js. @type {ReturnType<typeof keep<Settings>>} */
const kept = keep("eva-settings");

/** @returns {Settings} */
export function readSettings() {
  return { ...defaults, ...kept.read() };
}

/**
 * @param {Partial<Settings>} change
 * @returns {Settings}
 */
export function changeSettings(change) {
  const settings = { ...readSettings(), ...change };
  kept.write(settings);
  applySettings(settings);
  return settings;
}

export function forgetSettings() {
  kept.clear();
  applySettings(defaults);
}

/**
 * @param {Settings} settings
 * @param {{dataset: DOMStringMap}} [root]
 */
export function applySettings(settings, root = document.documentElement) {
  for (const name of /** @type {const} */ (["theme", "text", "contrast"])) {
    if (settings[name] === "usual") delete root.dataset[name];
    else root.dataset[name] = settings[name];
  }
}

/** @param {Settings} settings @returns {number} 1 = usual; belts and delays last that much longer */
export function tempoOf(settings) {
  return settings.tempo === "slower" ? 1.5 : 1;
}

/**
 * What departs from the usual, as each play records it: the conditions of a
 * measure belong to it.
 *
 * @param {Settings} settings
 * @param {boolean} reducedMotion
 * @returns {{name: string, value: string|number|boolean}[]}
 */
export function accommodations(settings, reducedMotion) {
  const chosen = [
    { name: "text_size", value: settings.text, usual: defaults.text },
    { name: "contrast", value: settings.contrast, usual: defaults.contrast },
    { name: "theme", value: settings.theme, usual: defaults.theme },
    { name: "tempo", value: tempoOf(settings), usual: 1 },
    { name: "voice", value: settings.voice, usual: defaults.voice },
    { name: "reduced_motion", value: reducedMotion, usual: false },
  ];
  return chosen.filter(({ value, usual }) => value !== usual).map(({ name, value }) => ({ name, value }));
}
