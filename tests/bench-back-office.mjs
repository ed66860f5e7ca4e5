// `make bench-back-office`: the back office on 100 000 evaluations of 2 000 structures, each figure beside its bar. The machine
// decides the figures: run it on one that does nothing else. The database is made once, in .cache/ (5 minutes, 2 GB), and a
// copy of it is measured. Linux only: it reads the memory of the server in /proc.
import { spawn, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { binary, freePort, Server } from "./e2e/server.mjs";

const kept = process.env.EVA_BENCH_DIR ?? fileURLToPath(new URL("../.cache/back-office", import.meta.url));
const times = Number(process.env.EVA_BENCH_TIMES ?? 40); // each question, for its p95
const seconds = 60; // of load
const bars = { ms: 150, export: 20, memory: 100, load: 250 };

const accounts = [
  { who: "counsellor", email: "conseil@demo.example", password: "demo-conseil-eva" },
  { who: "110 structures", email: "region@demo.example", password: "demo-region-eva" },
  { who: "all structures", email: "national@demo.example", password: "demo-national-eva" },
];

/** What is asked of the list, by what it is called here. @type {Record<string, string>} */
const questions = {
  list: "",
  "by name": "?tri=nom",
  "by campaign": "?tri=campagne",
  "oldest first": "?tri=ancien",
  "search, few": "?q=mesange+doree+42",
  "search, many": "?q=a",
  "search, none": "?q=zzzz",
  "search by code": "?q=4068",
  "search by name": "?tri=nom&q=loutre",
  state: "?etat=abandoned",
  need: "?besoin=need",
  literacy: "?ecrit=1",
  numeracy: "?calcul=confirmer",
  digital: "?numerique=1",
  period: "?du=2026-03-01&au=2026-03-31",
  accompanied: "?accompagne=alone",
  kind: "?type=test",
  "follow-up due": "?suite=a_faire",
  oriented: "?suite=orientee",
  "not oriented": "?suite=non_orientee",
  structure: "?structure=moulins",
  "four at once": "?etat=abandoned&ecrit=1&numerique=1&suite=orientee",
};

let over = 0;

/** @param {string} what @param {number} value @param {string} unit @param {number} bar @param {string} [beside] */
function show(what, value, unit, bar, beside = "") {
  const verdict = value <= bar ? "ok" : "over the bar";
  if (value > bar) over++;
  console.log(
    `${what.padEnd(44)} ${beside.padStart(14)} ${value.toFixed(1).padStart(8)} ${unit.padEnd(3)} bar ${bar}   ${verdict}`,
  );
}

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

async function openDatabase() {
  try {
    await readFile(join(kept, "complete"));
  } catch {
    console.log("The database is made first: about five minutes.");
    await rm(kept, { recursive: true, force: true });
    await mkdir(kept, { recursive: true });
    const size = ["--evaluations", "100000", "--structures", "2000"];
    const began = performance.now();
    const made = spawnSync(binary, ["demo", ...size, "--dir", kept], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(`eva demo: ${made.stdout}${made.stderr}`);
    spawnSync("touch", [join(kept, "complete")]);
    show("demo of 100 000 evaluations", (performance.now() - began) / 60_000, "min", 10);
  }
  const dir = await mkdtemp(join(tmpdir(), "eva-bench-"));
  await cp(kept, dir, { recursive: true });
  const server = new Server(dir, await freePort());
  server.run("superuser", "upsert", "superuser@eva.test", "superuser-of-the-tests");
  return server;
}

/** @param {Server} server @param {{email: string, password: string}} account */
async function signIn(server, { email, password }) {
  const answer = await fetch(`${server.url}/api/collections/counsellors/auth-with-password`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ identity: email, password }),
  });
  const { token } = await answer.json();
  if (!token) throw new Error(`${email} cannot sign in: ${answer.status}`);
  return /** @type {(path: string) => Promise<Response>} */ (
    async (path) => {
      const page = await fetch(server.url + path, { headers: { authorization: token } });
      if (!page.ok) throw new Error(`${path}: ${page.status} ${await page.text()}`);
      return page;
    }
  );
}

/** @param {string} what @param {(n: number) => string} path @param {(path: string) => Promise<Response>} get */
async function measure(what, path, get) {
  await (await get(path(0))).text();
  const took = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    await (await get(path(n))).text();
    took.push(performance.now() - began);
  }
  show(what, quantile(took, 0.95), "ms", bars.ms, `p50 ${quantile(took, 0.5).toFixed(1)}`);
}

/** @param {Server} server @returns {Promise<number>} MB that the process holds */
async function memory(server) {
  const status = await readFile(`/proc/${server.child?.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** @param {Server} server @param {string} path @param {(path: string) => Promise<Response>} get */
async function download(server, path, get) {
  const before = await memory(server);
  let highest = before;
  const watch = setInterval(async () => {
    highest = Math.max(highest, await memory(server).catch(() => 0));
  }, 50);
  const began = performance.now();
  const answer = await get(path);
  let bytes = 0;
  for await (const part of answer.body ?? []) bytes += part.length;
  clearInterval(watch);
  show(
    `${path.split(".").pop()} of all rows`,
    (performance.now() - began) / 1000,
    "s",
    bars.export,
    `${(bytes / 1e6).toFixed(0)} MB`,
  );
  show("  more memory of the server", highest - before, "MB", bars.memory, `from ${before.toFixed(0)}`);
}

/** Everything that a back office asks. @param {Server} server */
async function measureAll(server) {
  for (const account of accounts) {
    const get = await signIn(server, account);
    for (const [what, search] of Object.entries(questions)) {
      await measure(`${account.who}: ${what}`, () => `/api/conseil/evaluations${search}`, get);
    }
    /** @type {{items: {id: string}[], next: string}} */
    const page = await (await get("/api/conseil/evaluations?etat=finished&taille=100")).json();
    await measure(`${account.who}: next page`, () => `/api/conseil/evaluations?apres=${page.next}`, get);
    await measure(`${account.who}: report`, (n) => `/api/reports/${page.items[n % page.items.length].id}`, get);
  }
}

/** Plays on the server while somebody works. @param {Server} server @param {() => Promise<void>} work */
async function underLoad(server, work) {
  const load = spawn(binary, [
    ...["load", "--json", "--url", server.url, "--dir", server.dir],
    ...["--beneficiaries", "100", "--duration", `${seconds}s`],
  ]);
  let said = "";
  load.stdout.on("data", (text) => (said += text));
  load.stderr.on("data", (text) => process.stderr.write(text));
  const ended = new Promise((resolve) => load.on("exit", resolve));
  await work();
  await ended;
  const report = JSON.parse(said);
  show("load: a batch of events", report.p95_ms, "ms", bars.load, `p50 ${report.p50_ms.toFixed(1)}`);
  show("  lost, doubled or refused", report.lost + report.duplicated + report.errors, "", 0, `${report.events} events`);
}

console.log(`${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, load ${loadavg()[0].toFixed(1)} before\n`);
const server = await openDatabase();
try {
  await server.up();
  await server.admin("PATCH", "/api/settings", { rateLimits: { excludedIPs: ["127.0.0.1", "::1"] } });
  await measureAll(server);
  const get = await signIn(server, accounts[2]);
  for (const extension of ["csv", "xlsx"]) await download(server, `/api/conseil/evaluations.${extension}`, get);
  console.log("\nWhile 100 people play:");
  await underLoad(server, async () => {
    for (const extension of ["csv", "xlsx"]) await download(server, `/api/conseil/evaluations.${extension}`, get);
    await measure("list", () => "/api/conseil/evaluations", get);
    await measure("search", () => "/api/conseil/evaluations?q=mesange+doree", get);
  });
} finally {
  await server.stop();
  await rm(server.dir, { recursive: true, force: true });
}
process.exitCode = over > 0 ? 1 : 0;
