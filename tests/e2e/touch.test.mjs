// By touch on a telephone, in real time, with the network cut in the middle of each situation and once at its end.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { close, launch, visitor } from "./browser.mjs";
import { Finger } from "./hands.mjs";
import { enter, leave } from "./journey.mjs";
import { playSituation } from "./play.mjs";
import { Recorder } from "./record.mjs";
import { campaign, counsellor } from "./records.mjs";
import { Server } from "./server.mjs";

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await close(browser);
  await server?.stop();
});

test("a telephone that loses the network plays three situations, and nothing is lost", async () => {
  const { code, id } = await campaign(server, await counsellor(server), ["maintenance", "controle", "livraison"]);
  const { context, page, watch } = await visitor(browser, server.url, {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  const recorder = new Recorder();
  await recorder.attach(context);
  const finger = new Finger(page);
  await page.goto(`/c/${code}`);
  await enter(finger, { code: "", name: "Yanis", accompanied: true });

  const status = page.getByRole("status");
  /** Without network between these shares of a situation. @param {number} from @param {number} to */
  const offline = (from, to) => {
    let away = false;
    return async (/** @type {string} */ _screen, /** @type {number} */ share) => {
      const shouldBe = share >= from && share < to;
      if (shouldBe === away) return;
      away = shouldBe;
      await context.setOffline(away);
    };
  };
  await playSituation(finger, "maintenance", { wait, look: offline(0.3, 0.7) });
  await playSituation(finger, "controle", { wait, look: offline(0.2, 0.5) });
  // The last situation ends without network: the page says so, and sends when it comes back.
  await playSituation(finger, "livraison", { wait, look: offline(0.6, 1.1) });
  await page.getByText("Fait, pas encore envoyé").waitFor();
  await status.getByText(/Hors ligne/).waitFor();
  await context.setOffline(false);
  await status.getByText("Enregistré", { exact: true }).waitFor();
  await leave(finger);
  await watch.assertClean(/ERR_INTERNET_DISCONNECTED/);
  await context.close();

  await recorder.assertStored(server);
  assert.ok([...recorder.kept.values()].some(({ data }) => data.modality === "touch"));
  const [evaluation] = await server.rows("evaluations", `campaign = "${id}"`);
  assert.equal(evaluation.state, "finished");
  assert.equal(evaluation.accompanied, "accompanied");
  assert.deepEqual([evaluation.satisfaction_ease, evaluation.satisfaction_help], [4, 5]);
});
