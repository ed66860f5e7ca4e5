// Axe on every screen of a passation, light and dark, at 320 and 1280 px; and no other server, no cookie, no error.
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Keyboard } from "./hands.mjs";
import { enter, heading, leave } from "./journey.mjs";
import { playSituation } from "./play.mjs";
import { askOpinions, campaign, counsellor, seeOpinion } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {{structure: string, id: string}} */
let owner;

before(async () => {
  server = await Server.start();
  owner = await counsellor(server);
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

/** @param {string[]} situations */
async function sitDown(situations) {
  const { code } = await campaign(server, owner, situations);
  const { context, page, watch } = await visitor(browser, server.url);
  const hand = new Keyboard(page);
  const look = (/** @type {string} */ screen) => assertAccessible(page, screen);
  await page.goto("/");
  return { context, watch, hand, look, code };
}

test("the journey, from the code to the goodbye, and each question of Livraison", async () => {
  await askOpinions(server);
  const { context, watch, hand, look, code } = await sitDown(["livraison"]);
  await enter(hand, { code, name: "Nadia", look });
  const seen = new Set();
  await playSituation(hand, "livraison", {
    wait,
    look: async (screen) => {
      if (!seen.has(screen)) await look(screen);
      seen.add(screen);
    },
  });
  await leave(hand, look);
  await seeOpinion(hand.page, "end");
  await watch.assertClean();
  await context.close();
});

for (const situation of ["controle", "maintenance"]) {
  test(`${situation}: instruction, training, test, and what comes over them`, async () => {
    const { context, watch, hand, look, code } = await sitDown([situation]);
    await enter(hand, { code, name: "Nadia" });
    const seen = new Set();
    await playSituation(hand, situation, {
      wait,
      look: async (screen) => {
        if (seen.has(screen)) return;
        seen.add(screen);
        await look(screen);
      },
      leave: (share) => share > 0.04,
    });
    await overlays(hand, look);
    await watch.assertClean();
    await context.close();
  });
}

/** @param {Keyboard} hand @param {(screen: string) => Promise<void>} look */
async function overlays(hand, look) {
  const { page } = hand;
  const press = (/** @type {string|RegExp} */ name) => hand.press(page.getByRole("button", { name }));
  const dialog = page.getByRole("dialog");
  for (const [opens, closes] of /** @type {[RegExp, RegExp][]} */ ([
    [/^Pause/, /Reprendre/],
    [/Réécouter/, /Revenir à l’activité/],
    [/Mon code/, /Fermer/],
    [/Réglages/, /Fermer|C’est bien|Revenir/],
  ])) {
    await press(opens);
    await dialog.waitFor();
    await look(`dialog ${opens.source}`);
    await press(closes);
    await dialog.waitFor({ state: "detached" });
  }
  await press("Arrêter");
  await look("dialog stop");
  await press(/Je ne veux pas faire/);
  await look("dialog sure");
  await press(/Oui, je la laisse/);
  await heading(hand, /Votre parcours/);
  await look("path after a stop");
}
