// Reads `go test -json` on standard input: shows one line a package and the whole output of what failed, then the
// counts in the one line that CI reads. Ends with 1 when anything failed or nothing ran.
import { createInterface } from "node:readline";

/** @typedef {{Action: string, Package?: string, ImportPath?: string, Test?: string, Output?: string}} GoEvent */

const counts = { pass: 0, fail: 0, skip: 0 };
/** What each unfinished test or package has printed. @type {Map<string, string[]>} */
const outputs = new Map();
let broken = false;

for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith("{")) take(JSON.parse(line));
  else console.log(line);
}
console.log(`${counts.pass} passed, ${counts.fail} failed, ${counts.skip} skipped`);
if (broken || counts.fail > 0 || counts.pass === 0) process.exit(1);

/** @param {GoEvent} event */
function take(event) {
  if (event.Action === "build-output") process.stdout.write(event.Output ?? "");
  if (event.Action === "build-fail") broken = true;
  const key = `${event.Package} ${event.Test ?? ""}`;
  if (event.Action === "output") outputs.set(key, [...(outputs.get(key) ?? []), event.Output ?? ""]);
  if (event.Action !== "pass" && event.Action !== "fail" && event.Action !== "skip") return;
  if (event.Action === "fail") broken = true;
  if (event.Test) counts[event.Action]++;
  show(event, outputs.get(key) ?? []);
  outputs.delete(key);
}

/** @param {GoEvent} event @param {string[]} output */
function show(event, output) {
  if (event.Action === "fail") process.stdout.write(output.join(""));
  else if (!event.Test) process.stdout.write(output.filter((line) => /^(ok|\?)/.test(line)).join(""));
}
