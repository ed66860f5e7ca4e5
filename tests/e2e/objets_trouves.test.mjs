// Le téléphone perdu, whole by keyboard alone on a narrow screen, with all that may be asked for on the way; then by touch
// in two sittings, in another order.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Finger, Keyboard } from "./hands.mjs";
import { enter, heading, leave } from "./journey.mjs";
import { playSituation } from "./play.mjs";
import { passOn } from "./players/objets_trouves.mjs";
import { allSent } from "./record.mjs";
import { campaign, counsellor, eventsOf } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./server.mjs").Row} */
let opened;

/** Nobody has to wait for anything here. */
const wait = async () => {};

before(async () => {
  server = await Server.start();
  opened = await campaign(server, await counsellor(server), ["objets_trouves"]);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("by keyboard alone at 320 px: each state is accessible, another code, words instead of voices, an app read again", async () => {
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 640 } });
  /** @type {Promise<string>[]} */
  const bodies = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/")) bodies.push(response.text().catch(() => ""));
  });
  const hand = new Keyboard(page);
  await page.goto("/");
  await enter(hand, { code: opened.code, name: "Nour" });
  const press = (/** @type {string|RegExp} */ name) => hand.press(page.getByRole("button", { name }));

  /** What somebody may do besides, at the first sight of a page. @type {[RegExp, () => Promise<void>][]} */
  const besides = [
    [/code est noté/, () => press("Essayer un autre code")],
    [
      /message de Farid\. À quelle heure/,
      async () => {
        assert.equal(await page.locator(".phone").getByText("dix-sept heures").count(), 0);
        await press(/^Lire le message à la place/);
        assert.match((await page.locator(":focus").textContent()) ?? "", /dix-sept heures quarante-cinq/);
      },
    ],
    [
      /quart d’heure/,
      async () => {
        assert.equal(await page.getByText("Elle va chanter").count(), 0);
        await press("Lire les réponses à la place");
        await page.locator(".q-option", { hasText: "Elle va chanter" }).waitFor();
        assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("type")), "radio");
      },
    ],
    [
      /Tout est vu/,
      async () => {
        await hand.press(page.locator('.phone-app[data-app="messages"]'));
        await page.getByText("Il n’y a plus de question ici").waitFor();
        await press("Lila");
        await page.locator(".phone").getByText("68").waitFor();
        await assertAccessible(page, "an app read again");
        await press("Retour à l’accueil du téléphone");
      },
    ],
  ];
  const seen = new Set();
  const alike = /instruction|thanks|message de Lila|messages de (Lila|la mairie)|Sur le répondeur|chorale/; // screens seen by the question before
  await playSituation(hand, "objets_trouves", {
    wait,
    look: async (screen) => {
      if (seen.has(screen) || alike.test(screen)) return;
      seen.add(screen);
      const [, besidesIt] = besides.find(([name]) => name.test(screen)) ?? [];
      if (besidesIt && !/code est noté/.test(screen)) await besidesIt();
      await assertAccessible(page, screen);
      if (/code est noté/.test(screen)) await besidesIt?.();
      const given = /^test (Maintenant|Dans quel parc|Sur le répondeur|À quelle heure)/.test(screen);
      if (given) assert.equal(await page.locator(".phone").count(), 0, screen);
    },
  });
  await leave(hand);
  await watch.assertClean();
  await context.close();

  const events = await played("Nour");
  const told = (/** @type {string} */ name) => events.filter((event) => event.name === name).map(({ data }) => data);
  assert.equal(told("item_answered").length, 13, "one of training");
  assert.deepEqual([...new Set(told("item_answered").map(({ modality }) => modality))], ["keyboard"]);
  assert.deepEqual(
    told("unlock_tried").map(({ tries }) => tries),
    [1, 2],
  );
  assert.equal(told("accommodation").filter(({ name, value }) => name === "transcript" && value === true).length, 2);
  assert.deepEqual(
    told("app_opened").map(({ app }) => app),
    [...["calendar"], "photos", "voicemail", "notes", "calendar", "messages", "messages"],
  );
  assert.deepEqual([...(await levelsOf("Nour")).keys()].sort().slice(0, 3), ["comprehension", "memory", "numeracy"]);
  for (const body of await Promise.all(bodies)) assert.ok(!/1350|"(key|right|skill|difficulty)":/.test(body), body);
});

test("by touch at 360 px, in two sittings: questions done stay done", async () => {
  const { context, page, watch } = await visitor(browser, server.url, {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  const finger = new Finger(page);
  await page.goto("/");
  await enter(finger, { code: opened.code, name: "Tom" });
  let first = true;
  const chooseMessages = async (/** @type {string} */ screen) => {
    if (!/^test Ouvrez/.test(screen) || !first) return;
    first = false;
    await passOn(finger, page.locator('.phone-app[data-app="messages"]'));
  };
  assert.equal(
    await playSituation(finger, "objets_trouves", { wait, look: chooseMessages, leave: (share) => share >= 0.25 }),
    "left",
  );
  await allSent(page);
  await page.reload();
  await heading(finger, /^Bonjour/);
  /** @type {string[]} */
  const screens = [];
  await playSituation(finger, "objets_trouves", {
    wait,
    look: async (screen) => {
      screens.push(screen);
    },
  });
  assert.deepEqual(
    screens.filter((screen) => /code du téléphone|retrouvez-vous/.test(screen)),
    [],
  );
  await leave(finger);
  await watch.assertClean();
  await context.close();

  const events = await played("Tom");
  const answers = events
    .filter(({ name, data }) => name === "item_answered" && data.item !== "e1")
    .map(({ data }) => data);
  assert.deepEqual(
    answers.slice(0, 2).map(({ item }) => item),
    ["o1", "o7"],
  );
  assert.equal(new Set(answers.map(({ item }) => item)).size, 12);
  assert.equal(answers.length, 12);
  assert.deepEqual([...new Set(answers.map(({ modality }) => modality))], ["touch"]);
  assert.ok(events.some(({ name }) => name === "resumed"));
});

/** @param {string} name */
async function played(name) {
  const [play] = await server.rows("plays", `evaluation.beneficiary.name = "${name}"`);
  return eventsOf(server, play.id);
}

/** @param {string} name @returns {Promise<Map<string, string>>} of the play, by scale */
async function levelsOf(name) {
  const results = await server.rows("results", `evaluation.beneficiary.name = "${name}" && play != ""`);
  return new Map(results.map(({ scale, level }) => [scale, level]));
}
