// Nothing is lost: the server is killed in the middle of plays, the page is reloaded, another device takes over.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { close, launch, visitor } from "./browser.mjs";
import { Finger, Keyboard } from "./hands.mjs";
import { enter, heading, leave } from "./journey.mjs";
import { playSituation } from "./play.mjs";
import { Recorder } from "./record.mjs";
import { campaign, counsellor } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./server.mjs").Row} */
let opened;

before(async () => {
  server = await Server.start();
  opened = await campaign(server, await counsellor(server), ["maintenance", "livraison"]);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

/** The browser says each request that nobody answered; that is the point here. */
const cut = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_NETWORK_CHANGED/;

test("kill -9 of the server, a reload and another device: nothing missing, nothing twice", async () => {
  const recorder = new Recorder();
  const first = await visitor(browser, server.url);
  await recorder.attach(first.context);
  const hand = new Keyboard(first.page);
  await first.page.goto("/");
  const resumeCode = await enter(hand, { code: opened.code, name: "Amina" });

  // Three times without warning, each at another moment of a batch, while answers keep coming.
  const deaths = [0.2, 0.5, 0.8];
  /** @type {Promise<unknown>} */
  let restarted = Promise.resolve();
  await playSituation(hand, "maintenance", {
    wait,
    look: async (_screen, share) => {
      if (share < (deaths[0] ?? 2)) return;
      deaths.shift();
      await restarted;
      await server.kill();
      restarted = wait(1500).then(() => server.up());
    },
  });
  await restarted;
  assert.equal(deaths.length, 0);
  await recorder.assertAcknowledgedStored(server);

  // Stops in the middle of a question, reloads: the answers given stay given.
  assert.equal(await playSituation(hand, "livraison", { wait, leave: (share) => share > 0.3 }), "left");
  await first.page.reload();
  await heading(hand, /Votre parcours/);
  await playSituation(hand, "livraison", { wait, leave: (share) => share > 0.2 });
  // Leaves for another page: what is still here goes with it, and this device is not needed any more.
  await first.page.goto("/aide");
  await first.watch.assertClean(cut);
  await first.context.close();

  // Goes on at home, on the telephone, with the code.
  const second = await visitor(browser, server.url, { viewport: { width: 360, height: 640 }, hasTouch: true });
  await recorder.attach(second.context);
  const finger = new Finger(second.page);
  await second.page.goto("/");
  await finger.press(second.page.getByRole("button", { name: "J’ai déjà commencé" }));
  await finger.type(second.page.getByLabel("Votre code de reprise"), resumeCode.toLowerCase().replace("-", " "));
  await finger.press(second.page.getByRole("button", { name: "Continuer" }));
  await heading(finger, /Votre parcours/);
  await playSituation(finger, "livraison", { wait });
  await leave(finger);
  await second.watch.assertClean();
  await second.context.close();

  await recorder.assertStored(server);
  const plays = await server.rows("plays", "", "situation");
  assert.deepEqual(
    plays.map(({ situation, state, block }) => ({ situation, state, block })),
    [
      { situation: "livraison", state: "finished", block: 2 },
      { situation: "maintenance", state: "finished", block: 0 },
    ],
  );
  await assertEachItemOnce(plays[0].id);
});

/** A resumed questionnaire goes on where it stopped. @param {string} play */
async function assertEachItemOnce(play) {
  const answers = await server.rows("events", `play = "${play}" && name = "item_answered"`, "position");
  const items = answers.map((event) => event.data.item);
  assert.equal(new Set(items).size, items.length, items.join(" "));
  assert.ok(items.length >= 20);
}
