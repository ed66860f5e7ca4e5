// Checks the length of Go files, Go functions and templates. Biome does the same for the front (biome.json).
// An exception says why, in the file: `// budget: <reason>` above the package clause frees the file, in the doc
// comment of a function it frees that function (`{{/* budget: <reason> */}}` in a template).
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Greatest number of lines; the first rule that matches a path holds. */
const fileBudgets = [
  { match: /_test\.go$/, lines: 500 },
  { match: /^pb_migrations\/.*\.go$/, lines: 120 },
  { match: /\.go$/, lines: 300 },
  { match: /\.(html|gohtml|tmpl)$/, lines: 150 },
  { match: /\.css$/, lines: 500 },
];
const functionLines = 50;

const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
  encoding: "utf8",
  maxBuffer: 1 << 26,
});
const offenders = listed.split("\0").flatMap(check);
for (const offender of offenders) console.error(offender);
if (offenders.length > 0) process.exit(1);

/** @param {string} path */
function check(path) {
  const budget = fileBudgets.find((rule) => rule.match.test(path));
  if (!budget) return [];
  const lines = read(path);
  const found = [];
  if (lines.length > budget.lines && !freed(lines)) found.push(`${path}: ${lines.length} lines > ${budget.lines}`);
  if (path.endsWith(".go") && !path.endsWith("_test.go")) found.push(...longFunctions(path, lines));
  return found;
}

/** @param {string} path @returns {string[]} nothing for a file that git still lists but somebody just deleted */
function read(path) {
  try {
    return readFileSync(path, "utf8").trimEnd().split("\n");
  } catch {
    return [];
  }
}

/** @param {string[]} lines */
function freed(lines) {
  const head = lines.findIndex((line) => line.startsWith("package "));
  return lines.slice(0, head < 0 ? 5 : head).some((line) => /budget: \S/.test(line));
}

/**
 * gofmt puts the end of a top-level function alone in the first column, so no parser is needed.
 * @param {string} path @param {string[]} lines
 */
function longFunctions(path, lines) {
  const found = [];
  for (let start = 0; start < lines.length; start++) {
    if (!lines[start].startsWith("func ") || lines[start].endsWith("}")) continue;
    const end = lines.indexOf("}", start);
    const length = end - start + 1;
    if (length > functionLines && !reasoned(lines, start)) {
      found.push(`${path}:${start + 1}: function of ${length} lines > ${functionLines}`);
    }
  }
  return found;
}

/** @param {string[]} lines @param {number} start line of `func` */
function reasoned(lines, start) {
  for (let i = start - 1; i >= 0 && lines[i].startsWith("//"); i--) {
    if (/budget: \S/.test(lines[i])) return true;
  }
  return false;
}
