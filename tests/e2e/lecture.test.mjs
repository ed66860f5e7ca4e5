// A whole play of the café by keyboard alone: the longest way, orientation, high path, then the low one. Axe looks at each
// kind of card, and nothing that came to the browser holds a key.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, close, launch, visitor } from "./browser.mjs";
import { Keyboard } from "./hands.mjs";
import { enter } from "./journey.mjs";
import { contentOf, playSituation } from "./play.mjs";
import { campaign, counsellor, eventsOf } from "./records.mjs";
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

/** One point of the first half of the high path: the fragment in the middle stays in its place. */
const slips = { g1: "c f d a g b e", g2: "a", g3: "b", g4: "b", g5: "a", g6: "b", g7: "a" };
const secrets = ["points", "difficulty", "skill", "grades", "module", "criterion", "family", "level", "score", "theta"];

test("orientation, high path, low path, by keyboard", async () => {
  const { code } = await campaign(server, await counsellor(server), ["lecture"]);
  const { context, page, watch } = await visitor(browser, server.url, { viewport: { width: 320, height: 640 } });
  await context.clock.install();
  /** @type {Promise<[string, string]>[]} */
  const bodies = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/"))
      bodies.push(
        response.text().then(
          (text) => [response.url(), text],
          () => ["", ""],
        ),
      );
  });

  const hand = new Keyboard(page);
  await page.goto("/");
  await enter(hand, { code, name: "Awa" });
  const seen = new Set();
  const look = async (/** @type {string} */ screen) => {
    const kind = `${screen.split(" ")[0]} ${await page.evaluate(kindOf)}`;
    if (seen.has(kind)) return;
    seen.add(kind);
    await assertAccessible(page, kind);
  };
  await playSituation(hand, "lecture", {
    wait: (ms) => context.clock.runFor(ms),
    reading: 6000,
    look,
    .../** @type {{}} */ ({ slips }),
  });
  await watch.assertClean();

  await assertPath();
  const received = await Promise.all(bodies);
  assert.ok(received.some(([url]) => url.endsWith("/next")));
  for (const [url, text] of received) {
    for (const secret of secrets) assert.ok(!text.includes(`"${secret}"`), `${secret} in ${url}`);
    assert.ok(!/"right":|"key":/.test(text), url);
  }
  await context.close();
});

/** Runs in the page: what is special about a card of the same type. */
function kindOf() {
  const found = (/** @type {string} */ selector) => document.querySelector(selector) !== null;
  return [
    found(".q-dictated") && "dictated",
    found(".q-document") && "with a document",
    found(".q-feedback") && "explained",
    found(".q-option .q-hear") && "heard",
  ]
    .filter(Boolean)
    .join(" ");
}

/** 12, 7 and 44 answers, of one form, by keyboard; and a result for each scale. */
async function assertPath() {
  const [played] = await server.rows("plays");
  const events = await eventsOf(server, played.id);
  const answers = events.filter(({ name }) => name === "item_answered");
  assert.deepEqual([...new Set(answers.map(({ data }) => data.modality))], ["keyboard"]);
  const items = new Map(contentOf("lecture").items.map((/** @type {any} */ item) => [item.id, item]));
  /** @type {Record<string, number>} */
  const modules = {};
  const forms = new Set();
  for (const { data } of answers) {
    const { type, module, form } = items.get(data.item) ?? {};
    if (!module || type === "instruction") continue;
    modules[module] = (modules[module] ?? 0) + 1;
    if (form) forms.add(form);
  }
  assert.deepEqual(modules, { orientation: 12, high1: 7, low: 44 });
  assert.equal(forms.size, 1);
  const results = await server.rows("results", `play = "${played.id}"`);
  const scales = results.map(({ scale }) => scale);
  for (const scale of ["literacy", "literacy_reading", "literacy_comprehension", "literacy_writing"]) {
    assert.ok(scales.includes(scale), scale);
  }
}
