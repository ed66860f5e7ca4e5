// Writes the golden logs: each situation played by its own simulate() with fixed profiles and seeds, one event a line.
// The Go tests score them and play them again in sobek; CI fails when they change uncommitted.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { seeded } from "../pb_public/shared/random.js";
import { simulatePlay } from "../pb_public/shared/simulate.js";

const testdata = new URL("../scoring/testdata/", import.meta.url);
const contents = new URL("../hooks/items/content/", import.meta.url);

/** @param {URL} url */
const readJSON = (url) => JSON.parse(readFileSync(url, "utf8"));

/** What a browser gets of an item: the author's file without what the server keeps for itself. @param {any} item */
function publicItem({ key, points, difficulty, skill, module, form, family, catch_up, criterion, ...item }) {
  return item;
}

/** The right answer of an item, as simulate() gives it; "" for one that has none. @param {any} key @returns {string} */
function rightOf(key) {
  const grades = [...(key?.grades ?? [])].sort((a, b) => b.points - a.points);
  return key?.right ?? key?.any?.[0] ?? grades[0]?.text ?? "";
}

const profiles = readJSON(new URL("profiles.json", testdata));
for (const file of readdirSync(contents).filter((name) => name.endsWith(".json"))) {
  const author = readJSON(new URL(file, contents));
  const name = author.situation;
  if (author.plan) continue; // only the server knows which items follow: see below
  const folder = new URL(`../pb_public/situations/${name}/`, import.meta.url);
  const whole = existsSync(new URL("simulation.js", folder)) ? "simulation.js" : "situation.js";
  const { situation } = await import(new URL(whole, folder).href);
  const content = { ...author, items: author.items.map(publicItem) };
  const rights = new Map(author.items.map((/** @type {any} */ item) => [item.id, rightOf(item.key)]));
  mkdirSync(new URL(`${name}/`, testdata), { recursive: true });
  for (const { name: profile, seed, ...settings } of profiles) {
    const events = simulatePlay(situation, content, {
      name: profile,
      ...settings,
      random: seeded(seed),
      right: (/** @type {string} */ id) => rights.get(id) ?? "",
    });
    const head = { situation: name, profile, seed, outcome: events[events.length - 1].name };
    const lines = events.map((event) => JSON.stringify(event)).join(",\n");
    const log = `${JSON.stringify(head).slice(0, -1)},"events":[\n${lines}\n]}\n`;
    writeFileSync(new URL(`${name}/${profile}.json`, testdata), log);
  }
}

// The logs of the situations that have a plan are those of the same simulate(), which asks the server's code.
execFileSync("go", ["test", "-count=1", "-run", "TestPlaysAsNodeDoes", "./hooks/internal/simulation"], {
  cwd: new URL("..", import.meta.url),
  env: { ...process.env, EVA_UPDATE: "1" },
  stdio: ["ignore", "ignore", "inherit"],
});
