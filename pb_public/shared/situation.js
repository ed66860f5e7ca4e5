/**
 * The contract between a situation and the runner that plays it. A situation
 * knows nothing of the network, storage, clock or audio: it draws in the
 * element that it is given and tells the host what happened.
 *
 * @typedef {Record<string, string|number|boolean>} EventData
 *
 * @typedef {object} EventDraft What simulate() yields.
 * @property {string} name
 * @property {number} at Milliseconds of active time.
 * @property {EventData} data
 *
 * @typedef {EventDraft & {position: number}} PlayEvent An event as it is stored and sent.
 *
 * @typedef {"training"|"test"} Phase
 * @typedef {"mouse"|"touch"|"pen"|"keyboard"} Modality
 * @typedef {"finished"|"abandoned"} Outcome
 *
 * @typedef {object} Stimulus One piece, word or question, as the browser gets it: without its key.
 * @property {string} id
 * @property {string} type
 * @property {any} stimulus
 * @property {Record<string, {understood: boolean, text: string}>} [feedback] Training only, by answer.
 *
 * @typedef {object} Content The frozen public content of a play.
 * @property {string} situation
 * @property {number} version
 * @property {string} title
 * @property {string} [description]
 * @property {number} minutes
 * @property {Record<string, any>} settings
 * @property {Record<string, string[]>} texts Sentences by key: instruction, training, test, thanks…
 * @property {Stimulus[]} training
 * @property {Stimulus[]} items
 * @property {Record<string, string>} [audio] Recorded voice by key of texts, or "item:<id>".
 *
 * @typedef {object} Profile What simulate() plays.
 * @property {string} name
 * @property {number} pace 1 = usual, 2 = twice as slow.
 * @property {number} accuracy 0..1
 * @property {number} givesUpAfter Share of the items after which it stops (1 = never).
 * @property {() => number} random
 * @property {(id: string) => string} right The right answer of a stimulus, known to the server's side only.
 * @property {(events: EventDraft[]) => Stimulus[]} [next] The items that follow, where the answers decide; none: the end.
 */

/**
 * @template [C=any]
 * @typedef {object} Host What the runner lends to a situation.
 * @property {C} content
 * @property {Phase} phase
 * @property {string[]} done Ids of the items already answered in the test phase.
 * @property {AbortSignal} signal Aborted when the runner takes the page back.
 * @property {() => number} random Seeded by the play.
 * @property {() => number} now Milliseconds of active time, pauses left out.
 * @property {(name: string, data?: EventData) => void} record Throws on an undeclared event.
 * @property {(text: string) => void} announce Says it to screen readers.
 * @property {(key: string) => Promise<void>} say Speaks a key of texts, or "item:<id>"; resolves at once without a voice.
 * @property {() => void} hush Stops the voice.
 * @property {() => Modality} modality The kind of the last input.
 * @property {{reducedMotion: boolean, tempo: number}} settings tempo: 1 = usual, 1.5 = slower.
 * @property {(callback: () => void) => void} onPause
 * @property {(callback: () => void) => void} onContinue
 * @property {() => Promise<More>} [more] What follows from the answers so far, when they decide.
 * @property {(outcome: Outcome, detail?: {understood?: boolean}) => void} end Only the first call counts.
 */

/**
 * @typedef {object} More
 * @property {Stimulus[]} items None at the end.
 * @property {{item: Stimulus, answer: string}[]} earlier What was answered before a break in a text that goes on.
 */

/**
 * @template [C=any]
 * @typedef {object} Situation
 * @property {string} name Also its folder and its Go file in scoring/.
 * @property {number} version Raised whenever the meaning of its events changes.
 * @property {Record<string, string[]>} events Every event that it may record, with the keys of its data.
 * @property {(root: HTMLElement, host: Host<C>) => void|Promise<void>} mount Draws itself and starts; stops on host.signal.
 * @property {(content: C, profile: Profile) => Iterable<EventDraft>} simulate Plays the test phase without a page.
 */

/**
 * @typedef {Omit<Situation, "simulate">} Playable What a page needs. Where the simulation would load much more, situation.js is
 *   this much, and simulation.js beside it is the whole.
 */

/**
 * The runner's own events, in any situation.
 * @type {Record<string, string[]>}
 */
export const commonEvents = {
  instruction_replayed: [],
  training_started: ["round"],
  training_ended: ["round", "understood"],
  test_started: [],
  help_opened: [],
  paused: [],
  continued: [],
  resumed: [],
  focus_lost: [],
  focus_gained: [],
  accommodation: ["name", "value"],
  finished: [],
  abandoned: [],
};

/**
 * Refuses what the situation did not declare: the server would refuse it too,
 * but only after the person has played.
 *
 * @param {Pick<Situation, "name"|"events">} situation
 * @param {string} name
 * @param {EventData} data
 */
export function checkEvent(situation, name, data) {
  const keys = situation.events[name] ?? commonEvents[name];
  if (!keys) throw new Error(`${situation.name}: undeclared event ${name}`);
  const given = Object.keys(data);
  const undeclared = given.filter((key) => !keys.includes(key));
  if (undeclared.length) throw new Error(`${situation.name}: ${name} has undeclared data ${undeclared.join(", ")}`);
  const missing = keys.filter((key) => !given.includes(key));
  if (missing.length) throw new Error(`${situation.name}: ${name} lacks ${missing.join(", ")}`);
  const odd = given.filter((key) => !isPlain(data[key]));
  if (odd.length) throw new Error(`${situation.name}: ${name} has data that is not plain: ${odd.join(", ")}`);
}

/** @param {unknown} value */
function isPlain(value) {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}
