/** @import { Post } from "./api.js" */
/** @import { Sitting } from "./app.js" */
/** @import { Ending, Play } from "./runner.js" */
/** @import { Stage } from "./screens/stage.js" */
/** @import { Session } from "./session.js" */
/** @import { Playable } from "../shared/situation.js" */
import { post, send } from "./api.js";
import { activeClock } from "./clock.js";
import { wait } from "./device.js";
import { Follower } from "./following.js";
import { Interruptions } from "./interruptions.js";
import { loadSituation } from "./load.js";
import { watchModality } from "./modality.js";
import { Runner } from "./runner.js";
import { showWaiting } from "./screens/after.js";
import { openStage } from "./screens/stage.js";
import { accommodations, readSettings, tempoOf } from "./settings.js";
import { claim } from "./tabs.js";
import { sayKey } from "./voice.js";

const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const modality = watchModality(window, matchMedia("(pointer: coarse)").matches ? "touch" : "mouse");

/**
 * @typedef {object} Played
 * @property {Ending} ending
 * @property {Play} play
 * @property {Promise<any>} sent The new state, once the server knows the end.
 */

/**
 * Opens a block of a play and runs it. Throws when the network or the server
 * does not let it start.
 *
 * @param {Sitting} app
 * @param {Session} session
 * @param {{name: string, title: string}} step
 * @param {(interruptions: Interruptions|null) => void} lend Gives the bar a hold on the play, while it lasts.
 * @returns {Promise<Played>}
 */
export async function playStep(app, session, step, lend) {
  showWaiting(app, step.title);
  const opening = open(session, step.name); // at once: on a slow network each wait for another is felt
  opening.catch(() => {}); // told below, unless the situation itself does not come
  const { situation, undress } = await loadSituation(step.name);
  try {
    const play = await opening;
    const { token, evaluation } = session;
    await app.outbox.enrol({ play: play.id, evaluation, situation: step.name, token, opened: Date.now() });
    return await perform(app, session, situation, play, lend);
  } finally {
    undress();
  }
}

/**
 * Runs a block that is open.
 *
 * @param {Sitting & {send?: Post}} app send: another way to the server than that of a sitting
 * @param {Session} session
 * @param {Playable} situation
 * @param {Play} play
 * @param {(interruptions: Interruptions|null) => void} lend
 * @returns {Promise<Played>}
 */
export async function perform(app, session, situation, play, lend) {
  const { runner, interruptions } = stageOf(app, session, situation, play);
  lend(interruptions);
  const release = claim(play.id, () => runner.stop("over"));
  document.body.dataset.playing = "";
  try {
    const ending = await runner.run();
    return { ending, play, sent: conclude(app, play, ending, runner.recording.count) };
  } finally {
    delete document.body.dataset.playing;
    release();
    interruptions.over();
    lend(null);
  }
}

/** @param {Sitting} app @param {Play} play @param {Ending} ending @param {number} count @returns {Promise<any>} */
function conclude({ outbox }, { id, block }, ending, count) {
  if (ending === "finished" || ending === "abandoned") return outbox.finish(id, { outcome: ending, block, count });
  return outbox.wake();
}

/** @param {Session} session @param {string} situation @returns {Promise<Play>} */
const open = (session, situation) => post("plays", { situation }, session.token);

/** Asks again after a while, or as soon as the network is back. @param {number} ms */
const rest = (ms) =>
  Promise.race([wait(ms), new Promise((resolve) => addEventListener("online", resolve, { once: true }))]);

/** @param {Sitting & {send?: Post}} app @param {Session} session @param {Play} play @param {Stage} stage */
function followerOf(app, session, play, stage) {
  if (!play.content.settings.routed) return undefined;
  const { outbox, send: ask = send } = app;
  return new Follower({
    play,
    session: () => session,
    outbox,
    send: ask,
    rest,
    random: Math.random,
    told: stage.waiting,
  });
}

/** @param {Sitting} app @param {Session} session @param {Playable} situation @param {Play} play */
function stageOf(app, session, situation, play) {
  const settings = readSettings();
  const say = (/** @type {string} */ key) => sayKey(app.voice, play.content, key);
  const interruptions = new Interruptions(app, play.content, say);
  const stage = openStage(app, play.content, {
    replay: () => interruptions.replay(),
    pause: () => interruptions.pause(),
    stop: () => interruptions.stop(),
    help: () => interruptions.help(),
    say,
    auto: settings.voice === "auto",
  });
  const runner = new Runner({
    situation,
    play,
    outbox: app.outbox,
    stage,
    follower: followerOf(app, session, play, stage),
    clock: activeClock(() => performance.now(), play.elapsed),
    conditions: {
      reducedMotion: reducedMotion(),
      tempo: tempoOf(settings),
      accommodations: accommodations(settings, reducedMotion()),
    },
    modality,
    voice: { say, hush: () => app.voice.hush() },
  });
  interruptions.watch(runner);
  return { runner, interruptions };
}
