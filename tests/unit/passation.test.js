import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError, ask, unwrap } from "../../pb_public/passation/api.js";
import { activeClock } from "../../pb_public/passation/clock.js";
import { campaignCode, passOf, personalCodeOf, resumeCode } from "../../pb_public/passation/codes.js";
import { inWords } from "../../pb_public/passation/duration.js";
import { keep } from "../../pb_public/passation/keep.js";
import { watchModality } from "../../pb_public/passation/modality.js";
import { forgetSession, isThisTab, keepSession, readSession } from "../../pb_public/passation/session.js";
import { accommodations, applySettings, defaults, tempoOf } from "../../pb_public/passation/settings.js";
import { statusText } from "../../pb_public/passation/status.js";
import { isOver, nextOf, withEndings } from "../../pb_public/passation/steps.js";
import { sayKey, spokenText, Voice } from "../../pb_public/passation/voice.js";

test("the clock starts where the block before stopped and leaves the pauses out", () => {
  let time = 1000;
  const clock = activeClock(() => time, 5000);
  time += 200;
  assert.equal(clock.now(), 5200);
  clock.pause();
  time += 10000;
  assert.equal(clock.now(), 5200);
  assert.equal(clock.paused, true);
  clock.resume();
  clock.resume();
  time += 50;
  assert.equal(clock.now(), 5250);
});

const campaignCodes = [
  ["BCD12345", "BCD12345"],
  [" bcd 12-345 ", "BCD12345"],
  ["bcdl2O45", "BCD12045"],
  ["ABC12345", ""],
  ["BCD1234", ""],
  ["BCDFG2345", ""],
];
for (const [typed, code] of campaignCodes) {
  test(`the campaign code of "${typed}" is "${code}"`, () => assert.equal(campaignCode(typed), code));
}

const resumeCodes = [
  ["bcdfg 2345", "BCDFG-2345"],
  ["BCDFG-2345", "BCDFG-2345"],
  ["bcdfg2o4l", "BCDFG-2041"],
  ["BCD12345", ""],
];
for (const [typed, code] of resumeCodes) {
  test(`the resume code of "${typed}" is "${code}"`, () => assert.equal(resumeCode(typed), code));
}

test("the personal code is read in the fragment", () => {
  assert.equal(personalCodeOf("#p=AB-12"), "AB-12");
  assert.equal(personalCodeOf("#contenu"), "");
  assert.equal(personalCodeOf("#12345678"), "12345678");
  assert.equal(personalCodeOf("#1234567"), "");
  assert.equal(personalCodeOf("#essai=12345678"), "");
  assert.equal(passOf("#essai=a.b-c_d"), "a.b-c_d");
  assert.equal(passOf("#contenu"), "");
});

test("what is kept lasts as long as the page where storage is refused", () => {
  const refusing = keep("name", () => {
    throw new Error("SecurityError");
  });
  refusing.write({ a: 1 });
  assert.deepEqual(refusing.read(), { a: 1 });
  refusing.clear();
  assert.deepEqual(refusing.read(), {});
});

test("what is kept and cannot be read is taken for nothing", () => {
  const storage = /** @type {any} */ ({ getItem: () => "{broken" });
  assert.deepEqual(keep("name", () => storage).read(), {});
});

test("settings are shown on the root, the usual ones by nothing", () => {
  const root = { dataset: /** @type {any} */ ({ theme: "dark" }) };
  applySettings({ ...defaults, text: "large" }, root);
  assert.deepEqual(root.dataset, { text: "large" });
});

test("only what departs from the usual is an accommodation", () => {
  assert.deepEqual(accommodations({ ...defaults, volume: 20 }, false), []);
  assert.deepEqual(accommodations({ ...defaults, tempo: "slower", text: "larger" }, true), [
    { name: "text_size", value: "larger" },
    { name: "tempo", value: 1.5 },
    { name: "reduced_motion", value: true },
  ]);
  assert.equal(tempoOf(defaults), 1);
});

test("the modality is that of the last input", () => {
  const page = new EventTarget();
  const modality = watchModality(page, "touch");
  const input = (/** @type {string} */ type, /** @type {object} */ detail) =>
    page.dispatchEvent(Object.assign(new Event(type), detail));
  assert.equal(modality(), "touch");
  input("pointerdown", { pointerType: "mouse" });
  assert.equal(modality(), "mouse");
  input("keydown", { key: "Shift" });
  assert.equal(modality(), "mouse");
  input("keydown", { key: "Enter" });
  assert.equal(modality(), "keyboard");
  input("pointerdown", { pointerType: "" });
  assert.equal(modality(), "keyboard");
});

test("a request that gets no answer, or one that is not ours, has the status 0", async (t) => {
  t.mock.method(globalThis, "fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  assert.equal((await ask("GET", "/x")).status, 0);
  t.mock.method(globalThis, "fetch", async () => new Response("<html>portail</html>"));
  assert.equal((await ask("GET", "/x")).status, 0);
});

test("an error says in French what the server or the network said", () => {
  assert.deepEqual(unwrap({ status: 200, body: { a: 1 } }), { a: 1 });
  const said = (/** @type {number} */ status, /** @type {any} */ body) => {
    try {
      unwrap({ status, body });
      return "";
    } catch (error) {
      assert.ok(error instanceof ApiError && error.status === status);
      return error.message;
    }
  };
  assert.match(said(0, "TypeError"), /connexion/);
  assert.match(said(503, { message: "panic" }), /instant/);
  assert.match(said(429, {}), /minute/);
  assert.equal(said(404, { message: "Ce code n’existe pas." }), "Ce code n’existe pas.");
});

/** @type {any} */
const content = {
  texts: { instruction: ["Un.", "Deux."] },
  training: [
    {
      id: "t1",
      stimulus: {
        question: "Combien ?",
        options: [
          { id: "a", text: "3" },
          { id: "b", text: "4", voice: "quatre" },
        ],
      },
    },
  ],
  items: [
    { id: "i1", stimulus: { text: "Lisez.", no_voice: true } },
    { id: "i2", stimulus: { text: "12 + 3", voice: "douze plus trois" } },
  ],
  audio: { instruction: "/a.mp3", "item:i1": "/never.mp3" },
};

const spoken = [
  ["instruction", ["Un.", "Deux."]],
  ["item:t1", ["Combien ?"]],
  ["item:t1:a", []],
  ["item:t1:b", ["quatre"]],
  ["item:i1", []],
  ["item:i2", ["douze plus trois"]],
  ["nothing", []],
];
for (const [key, sentences] of spoken) {
  test(`the voice reads "${key}" as ${JSON.stringify(sentences)}`, () => {
    assert.deepEqual(spokenText(content, /** @type {string} */ (key)), sentences);
  });
}

/** @param {Partial<SpeechSynthesisVoice>[]} voices @param {boolean} plays */
function device(voices, plays) {
  /** @type {string[]} */
  const heard = [];
  const synthesis = /** @type {any} */ ({
    getVoices: () => voices,
    cancel() {},
    speak(/** @type {any} */ spokenNow) {
      heard.push(`${spokenNow.voice.name}: ${spokenNow.text}`);
      queueMicrotask(() => spokenNow.onend());
    },
  });
  const player = (/** @type {string} */ url) => {
    const sound = /** @type {any} */ ({
      pause() {},
      async play() {
        if (!plays) throw new Error("NotSupportedError");
        heard.push(url);
        queueMicrotask(() => sound.onended());
      },
    });
    return sound;
  };
  const voice = new Voice({ synthesis, utterance: (text) => /** @type {any} */ ({ text }), player, volume: () => 1 });
  return { voice, heard };
}

const local = { name: "Marie", lang: "fr-FR", localService: true };
const remote = { name: "Nuage", lang: "fr-FR", localService: false };

test("a recorded file is preferred", async () => {
  const { voice, heard } = device([local], true);
  await sayKey(voice, content, "instruction");
  assert.deepEqual(heard, ["/a.mp3"]);
});

test("a file that cannot be played leaves it to a French voice of the device", async () => {
  const { voice, heard } = device([{ name: "Joe", lang: "en-US", localService: true }, remote, local], false);
  await sayKey(voice, content, "instruction");
  assert.deepEqual(heard, ["Marie: Un.", "Marie: Deux."]);
});

test("a remote voice is never used: without a local one, the text stays text", async () => {
  const { voice, heard } = device([remote], false);
  assert.equal(voice.available, false);
  await sayKey(voice, content, "instruction");
  assert.deepEqual(heard, []);
});

test("an item that must be read is not heard, even when it was recorded", async () => {
  const { voice, heard } = device([local], true);
  await sayKey(voice, content, "item:i1");
  assert.deepEqual(heard, []);
});

const said = [
  ["all on the server", { unsent: 0, failing: false, silent: false, durable: true }, /^Enregistré$/],
  ["on the disk, on its way", { unsent: 3, failing: false, silent: false, durable: true }, /^Enregistré$/],
  ["in memory only, on its way", { unsent: 3, failing: false, silent: false, durable: false }, /^Enregistrement…$/],
  ["no network", { unsent: 3, failing: true, silent: true, durable: true }, /^Hors ligne.*gardées ici$/],
  ["a server in trouble", { unsent: 3, failing: true, silent: false, durable: true }, /^Envoi en attente.*gardées/],
  ["no network and no disk", { unsent: 3, failing: true, silent: true, durable: false }, /ne fermez pas cette page$/],
];
for (const [when, status, words] of said) {
  test(`the status says no more than what is true: ${when}`, () => {
    assert.match(statusText(/** @type {any} */ (status)).text, /** @type {RegExp} */ (words));
  });
}

/** @param {string} name @param {any} state */
const step = (name, state) => ({ name, title: name, minutes: 5, state });

test("what was begun comes next, then the order of the campaign", () => {
  assert.equal(nextOf([step("a", "finished"), step("b", "todo"), step("c", "paused")])?.name, "c");
  assert.equal(nextOf([step("a", "abandoned"), step("b", "todo"), step("c", "todo")])?.name, "b");
  assert.equal(nextOf([step("a", "finished"), step("b", "sending")]), undefined);
});

test("an end that is not sent yet counts as done here, and says so", () => {
  const ending = new Map([
    ["a", { outcome: /** @type {const} */ ("finished"), block: 0, count: 1 }],
    ["b", { outcome: /** @type {const} */ ("abandoned"), block: 0, count: 1 }],
    ["c", { outcome: /** @type {const} */ ("finished"), block: 0, count: 1 }],
  ]);
  const steps = withEndings(
    [step("a", "started"), step("b", "started"), step("c", "finished"), step("d", "todo")],
    ending,
  );
  assert.deepEqual(
    steps.map(({ state }) => state),
    ["sending", "abandoned", "finished", "todo"],
  );
  assert.deepEqual(steps.map(isOver), [true, true, true, false]);
});

test("a session of another evaluation keeps nothing of the one before", () => {
  keepSession({ token: "t1", resume_code: "BCDFG-2345", personal_code: "123", name: "Ana", evaluation: "e1" });
  keepSession({ token: "t2" });
  assert.equal(readSession()?.personal_code, "123");
  assert.equal(isThisTab(), true);
  keepSession({ token: "t3", evaluation: "e2", name: "Omar" });
  assert.deepEqual(readSession(), {
    token: "t3",
    resume_code: "",
    personal_code: "",
    name: "Omar",
    evaluation: "e2",
    test: false,
  });
  forgetSession();
  assert.equal(readSession(), null);
});

/** @type {[number, string][]} */
const durations = [
  [1, "1 minute"],
  [45, "45 minutes"],
  [89, "89 minutes"],
  [90, "1 h 30"],
  [118, "2 h"],
  [158, "2 h 40"],
];
for (const [minutes, words] of durations) {
  test(`${minutes} minutes are about « ${words} »`, () => assert.equal(inWords(minutes), words));
}
