import assert from "node:assert/strict";
import { test } from "node:test";
import { activeClock } from "../../pb_public/passation/clock.js";
import { Runner } from "../../pb_public/passation/runner.js";

/** @import { Host, PlayEvent, Situation } from "../../pb_public/shared/situation.js" */
/** @import { Play } from "../../pb_public/passation/runner.js" */

const item = (/** @type {string} */ id) => ({ id, type: "piece", stimulus: {} });

/** @param {Partial<Play>} [given] @returns {Play} */
const opened = (given) => ({
  id: "p1",
  situation: "sorting",
  seed: 5,
  block: 0,
  elapsed: 0,
  phase: "",
  done: [],
  content: {
    situation: "sorting",
    version: 1,
    title: "Tri",
    minutes: 1,
    settings: {},
    texts: { instruction: ["Rangez."], test: ["À vous."] },
    training: [item("t1")],
    items: [item("a"), item("b")],
  },
  ...given,
});

/**
 * A runner on a stage without a page.
 * @param {object} options
 * @param {(host: Host) => unknown} options.mount
 * @param {Partial<Play>} [options.play]
 * @param {{name: string, value: string}[]} [options.accommodations]
 */
function theatre({ mount, play, accommodations = [] }) {
  /** @type {PlayEvent[]} */
  const events = [];
  /** @type {string[]} */
  const read = [];
  /** @type {number[]} */
  const progress = [];
  /** @type {(state: null) => void} */
  let closeElsewhere = () => {};
  let time = 0;
  const clock = activeClock(() => time, play?.elapsed ?? 0);
  /** @type {Situation} */
  const situation = {
    name: "sorting",
    version: 1,
    events: { piece_shown: ["piece"], piece_placed: ["piece", "bin"] },
    mount: async (_root, host) => {
      await mount(host);
    },
    *simulate() {},
  };
  const over = new Promise((resolve) => {
    closeElsewhere = resolve;
  });
  const runner = new Runner({
    situation,
    play: opened(play),
    clock,
    outbox: /** @type {any} */ ({
      add: (/** @type {string} */ _, /** @type {PlayEvent} */ e) => events.push(e),
      over: () => over,
    }),
    stage: {
      read: async (key, resumed) => {
        read.push(resumed ? `${key} again` : key);
      },
      open: () => /** @type {any} */ ({}),
      progress: (share) => progress.push(share),
      announce() {},
      waiting() {},
    },
    conditions: { reducedMotion: false, tempo: 1, accommodations },
    modality: () => "keyboard",
    voice: { say: async () => {}, hush() {} },
  });
  const names = () => events.map(({ name }) => name);
  const pass = (/** @type {number} */ ms) => {
    time += ms;
  };
  return { runner, events, names, read, progress, pass, closeElsewhere: () => closeElsewhere(null) };
}

/** @param {Host} host */
const playsWell = (host) => {
  host.record("piece_shown", { piece: "a" });
  host.record("piece_placed", { piece: "a", bin: "left" });
  host.end("finished", { understood: true });
};

test("a play goes through instruction, training, test and its end", async () => {
  const { runner, events, names, read } = theatre({ mount: playsWell });
  assert.equal(await runner.run(), "finished");
  assert.deepEqual(read, ["instruction", "training", "test"]);
  assert.deepEqual(names(), [
    "training_started",
    "piece_shown",
    "piece_placed",
    "training_ended",
    "test_started",
    "piece_shown",
    "piece_placed",
    "finished",
  ]);
  assert.deepEqual(
    events.map(({ position }) => position),
    [0, 1, 2, 3, 4, 5, 6, 7],
  );
  assert.equal(runner.recording.count, 8);
});

test("training is done again until it is understood, three rounds at most", async () => {
  const { runner, events, read } = theatre({
    mount: (host) => host.end("finished", { understood: host.phase === "test" }),
  });
  await runner.run();
  const ended = events.filter(({ name }) => name === "training_ended").map(({ data }) => data);
  assert.deepEqual(ended, [
    { round: 1, understood: false },
    { round: 2, understood: false },
    { round: 3, understood: false },
  ]);
  assert.deepEqual(read, ["instruction", "training", "again", "again", "test"]);
});

test("a later block says that it resumes first, keeps its own positions, skips the training and what is done", async () => {
  /** @type {string[]} */
  let done = [];
  const { runner, events, names, progress } = theatre({
    play: { block: 2, elapsed: 60000, phase: "test", done: ["a"] },
    accommodations: [{ name: "text_size", value: "large" }],
    mount: (host) => {
      done = host.done;
      host.record("piece_shown", { piece: "b" });
      host.end("finished");
    },
  });
  await runner.run();
  assert.deepEqual(names(), ["resumed", "accommodation", "test_started", "piece_shown", "finished"]);
  assert.deepEqual(events[0], { position: 200000, name: "resumed", at: 60000, data: {} });
  assert.deepEqual(done, ["a"]);
  assert.deepEqual(progress, [1]);
});

test("a training that was broken off starts again", async () => {
  const { runner, names } = theatre({ play: { block: 1, phase: "training" }, mount: playsWell });
  await runner.run();
  assert.deepEqual(names().slice(0, 2), ["resumed", "training_started"]);
});

test("each mount draws from the seed of the play, whatever the training drew", async () => {
  /** @type {number[]} */
  const drawn = [];
  const mount = (/** @type {Host} */ host) => {
    if (host.phase === "test") drawn.push(host.random());
    else for (let i = 0; i < drawn.length + 3; i++) host.random();
    host.end("finished", { understood: true });
  };
  await theatre({ mount }).runner.run();
  await theatre({ mount, play: { block: 1, phase: "test" } }).runner.run();
  assert.equal(drawn[0], drawn[1]);
});

test("a pause stops the clock and tells the situation", async () => {
  /** @type {string[]} */
  const told = [];
  const { runner, events, pass } = theatre({
    play: { phase: "test" },
    mount: (host) => {
      host.onPause(() => told.push("pause"));
      host.onContinue(() => told.push("continue"));
      pass(100);
      runner.hold("paused");
      runner.hold("paused");
      pass(5000);
      runner.release("continued");
      pass(50);
      host.end("finished");
    },
  });
  await runner.run();
  assert.deepEqual(told, ["pause", "continue"]);
  assert.deepEqual(
    events.map(({ name, at }) => [name, at]),
    [
      ["test_started", 0],
      ["paused", 100],
      ["continued", 100],
      ["finished", 150],
    ],
  );
});

test("focus is recorded when it changes only", async () => {
  const { runner, names } = theatre({
    play: { phase: "test" },
    mount: (host) => {
      for (const attentive of [true, false, false, true]) runner.attend(attentive);
      host.end("finished");
    },
  });
  await runner.run();
  assert.deepEqual(names(), ["test_started", "focus_lost", "focus_gained", "finished"]);
});

test("who leaves for today ends nothing; the situation is aborted and recorded no more", async () => {
  /** @type {any} */
  let host = null;
  const { runner, names } = theatre({
    play: { phase: "test" },
    mount: (given) => {
      host = given;
      setTimeout(() => {
        runner.hold();
        runner.stop("left");
      });
    },
  });
  assert.equal(await runner.run(), "left");
  assert.equal(host.signal.aborted, true);
  host.record("piece_shown", { piece: "a" });
  host.end("finished");
  assert.deepEqual(names(), ["test_started", "paused"]);
});

test("who gives this one up ends it as abandoned", async () => {
  const { runner, names } = theatre({ mount: () => setTimeout(() => runner.stop("abandoned")) });
  assert.equal(await runner.run(), "abandoned");
  assert.equal(names().pop(), "abandoned");
});

test("a play that the server closed ends here too, without an event", async () => {
  const stage = theatre({ play: { phase: "test" }, mount: () => setTimeout(() => stage.closeElsewhere()) });
  assert.equal(await stage.runner.run(), "over");
  assert.deepEqual(stage.names(), ["test_started"]);
});

test("a situation that breaks is told to the page", async () => {
  const { runner } = theatre({ mount: () => Promise.reject(new Error("no view")) });
  await assert.rejects(runner.run(), /no view/);
});

test("an undeclared event is refused", async () => {
  const { runner } = theatre({ mount: (host) => host.record("piece_eaten", {}) });
  await assert.rejects(runner.run(), /undeclared event piece_eaten/);
});
