// `make bench`: runs Go's benchmarks one after the other and prints each figure that was promised beside its bar.
// The machine decides the figures: run it on one that does nothing else. About 15 minutes, 3 GB of temporary files.
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";

/** @typedef {{what: string, run: [string, string], name: RegExp, unit: string, per?: number, bar: number, show: string}} Figure */

const calibrate = /** @type {[string, string]} */ (["./scoring/irt", "Calibrate2PL"]);
const simulate = /** @type {[string, string]} */ (["./hooks/commands", "Simulate"]);
const refresh = /** @type {[string, string]} */ (["./hooks/cohorts", "Refresh"]);

/** What is measured, by which benchmark, in which of its units (over per), and the most that it may be. @type {Figure[]} */
const figures = [
  {
    what: "2PL, 1 000 × 50, with errors",
    run: calibrate,
    name: /1000x50/,
    unit: "ns/op",
    per: 1e9,
    bar: 0.3,
    show: "s",
  },
  {
    what: "2PL, 20 000 × 100, with errors",
    run: calibrate,
    name: /20000x100/,
    unit: "ns/op",
    per: 1e9,
    bar: 4,
    show: "s",
  },
  { what: "  its memory", run: calibrate, name: /20000x100/, unit: "MB", bar: 500, show: "MB" },
  {
    what: "EAP and SE of 60 items",
    run: ["./scoring/irt", "EAP60Items"],
    name: /EAP/,
    unit: "ns/op",
    per: 1e3,
    bar: 50,
    show: "µs",
  },
  {
    what: "next item of 500",
    run: ["./scoring/irt", "NextItemOf500"],
    name: /Next/,
    unit: "ns/op",
    per: 1e3,
    bar: 100,
    show: "µs",
  },
  {
    what: "scoring an evaluation",
    run: ["./scoring", "Evaluation$"],
    name: /Evaluation/,
    unit: "ns/op",
    per: 1e6,
    bar: 1,
    show: "ms",
  },
  {
    what: "rescoring 100 000 evaluations",
    run: ["./hooks/passations", "Rescore"],
    name: /Rescore/,
    unit: "ms/evaluation",
    per: 0.6,
    bar: 5,
    show: "min",
  },
  {
    what: "cohorts: rebuild of 1 000 000 plays",
    run: refresh,
    name: /Refresh/,
    unit: "rebuild-s(bar:60)",
    bar: 60,
    show: "s",
  },
  { what: "  its memory", run: refresh, name: /Refresh/, unit: "rebuild-MB(bar:500)", bar: 500, show: "MB" },
  {
    what: "cohorts: refresh after 10 000 more",
    run: refresh,
    name: /Refresh/,
    unit: "refresh-s(bar:5)",
    bar: 5,
    show: "s",
  },
  {
    what: "/stats at 200 requests/s, p99",
    run: ["./hooks/stats", "Stats"],
    name: /Stats/,
    unit: "p99-ms(bar:20)",
    bar: 20,
    show: "ms",
  },
  {
    what: "  one more month, of 20 000 evaluations",
    run: ["./hooks/stats", "Stats"],
    name: /Stats/,
    unit: "month-s(bar:5)",
    bar: 5,
    show: "s",
  },
  { what: "lecture: items of a whole play", run: simulate, name: /lecture/, unit: "fixed-items", bar: 108, show: "" },
  {
    what: "  of an adaptive one, in % of it",
    run: simulate,
    name: /lecture/,
    unit: "share-of-items(%)",
    bar: 60,
    show: "%",
  },
  {
    what: "  persons classified less rightly",
    run: simulate,
    name: /lecture/,
    unit: "lost-accuracy(%)",
    bar: 1,
    show: "%",
  },
  { what: "calcul: items of a whole play", run: simulate, name: /calcul/, unit: "fixed-items", bar: 108, show: "" },
  {
    what: "  of an adaptive one, in % of it",
    run: simulate,
    name: /calcul/,
    unit: "share-of-items(%)",
    bar: 60,
    show: "%",
  },
  {
    what: "  persons classified less rightly",
    run: simulate,
    name: /calcul/,
    unit: "lost-accuracy(%)",
    bar: 1,
    show: "%",
  },
];

/** Lines of a benchmark, run once a package and pattern. @type {Map<string, string[]>} */
const outputs = new Map();

console.log(`${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}\n`);
for (const figure of figures) {
  const value = read(figure) / (figure.per ?? 1);
  const verdict = Number.isNaN(value) ? "not measured" : value <= figure.bar ? "ok" : "over the bar";
  const shown = Number.isNaN(value) ? "–" : value.toPrecision(3);
  console.log(
    `${figure.what.padEnd(38)} ${shown.padStart(9)} ${figure.show.padEnd(4)} bar ${String(figure.bar).padStart(5)}   ${verdict}`,
  );
}

/** @param {Figure} figure @returns {number} NaN when the benchmark did not print it */
function read({ run, name, unit }) {
  const line = lines(run).find((one) => one.startsWith("Benchmark") && name.test(one.split(/\s/)[0]));
  const fields = line?.trim().split(/\s+/) ?? [];
  return Number(fields[fields.indexOf(unit) - 1]);
}

/** @param {[string, string]} run */
function lines([folder, pattern]) {
  const key = `${folder} ${pattern}`;
  const known = outputs.get(key);
  if (known) return known;
  const times = /Refresh|Rescore|Calibrate|Simulate|Stats/.test(pattern) ? "1x" : "1s";
  const go = spawnSync(
    "go",
    ["test", "-run", "^$", "-bench", pattern, "-benchtime", times, "-timeout", "40m", folder],
    {
      encoding: "utf8",
      env: { ...process.env, EVA_EVALUATIONS: "5000" },
    },
  );
  if (go.status !== 0) console.error(go.stdout, go.stderr);
  const printed = go.stdout.split("\n");
  outputs.set(key, printed);
  return printed;
}
