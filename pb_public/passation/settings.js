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

/** The names that a play records them by. @type {Record<string, string>} */
const recorded = { text: "text_size", contrast: "contrast", theme: "theme", tempo: "tempo", voice: "voice" };

/**
 * What a change of settings is called in a play: the conditions of a measure
 * belong to it.
 *
 * @param {Partial<Settings>} change
 * @returns {{name: string, value: string|number|boolean}[]}
 */
export function accommodationsOf(change) {
  return Object.entries(change)
    .filter(([setting]) => recorded[setting])
    .map(([setting, value]) => ({
      name: recorded[setting],
      value: setting === "tempo" ? tempoOf({ ...defaults, ...change }) : value,
    }));
}

/**
 * What departs from the usual when a play begins.
 *
 * @param {Settings} settings
 * @param {boolean} reducedMotion
 */
export function accommodations(settings, reducedMotion) {
  const chosen = Object.entries(settings).filter(
    ([setting, value]) => value !== defaults[/** @type {keyof Settings} */ (setting)],
  );
  const departures = accommodationsOf(Object.fromEntries(chosen));
  return reducedMotion ? [...departures, { name: "reduced_motion", value: true }] : departures;
}
