import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { claim } from "../../pb_public/passation/tabs.js";

test("a play taken up in one tab is let go in the others, and no other play is", async () => {
  /** @type {string[]} */
  const lost = [];
  const releases = [claim("p1", () => lost.push("first")), claim("p2", () => lost.push("other"))];
  const heard = new BroadcastChannel("eva-play");
  const message = once(heard, "message");
  releases.push(claim("p1", () => lost.push("second")));
  await message;
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(lost, ["first"]);
  for (const release of releases) release();
  heard.close();
});
