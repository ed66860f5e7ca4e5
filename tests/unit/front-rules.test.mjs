// What the front may not do, read in its source: the rules of CONTRIBUTING.md that no linter knows.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../pb_public/", import.meta.url));
const files = /** @type {string[]} */ (readdirSync(root, { recursive: true })).filter(
  (path) => !path.startsWith("vendor/"),
);
const scripts = files.filter((path) => path.endsWith(".js"));

/** @param {string} path */
const source = (path) => readFileSync(root + path, "utf8");

/** @param {string} path @returns {string[]} what a module imports, as paths from pb_public/ */
function imports(path) {
  const found = source(path).matchAll(/^\s*(?:import|export)\b[^;]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm);
  return [...found].map(([, still, lazy]) => posix.join(posix.dirname(path), still ?? lazy));
}

/** A file of the first folder may import only from the folders that follow. @type {[RegExp, RegExp][]} */
const directions = [
  // A situation knows the contract, chance, the questionnaire runner, the scenes with places and the renderer; nothing of the page around it.
  [
    /^situations\/(.+?)\//,
    /^(situations\/$1\/|shared\/(situation\.js|random\.js|questionnaire\/|zones\/)|vendor\/lit-html)/,
  ],
  [/^shared\//, /^(shared|vendor)\//],
  [/^passation\//, /^(passation|shared|vendor|situations)\//],
  [/^conseil\//, /^(conseil|shared|vendor)\//],
  [/^stats\//, /^(stats|shared|vendor)\//],
  [/^quality\//, /^(quality|stats|shared|vendor)\//],
  [/^banque\//, /^((banque|shared|vendor)\/|passation\/voice\.js)/],
  [/^aide\//, /^((aide|shared|vendor)\/|passation\/(voice|icons)\.js)/],
  [/^theme\//, /^theme\//],
];

test("modules import in one direction", () => {
  const wrong = scripts.flatMap((path) => {
    const rule = directions.find(([from]) => from.test(path));
    if (!rule) return [`${path}: in no known folder`];
    const own = rule[0].exec(path)?.[1] ?? "";
    const allowed = new RegExp(rule[1].source.replace("$1", own));
    return imports(path).flatMap((to) => (allowed.test(to) ? [] : [`${path} imports ${to}`]));
  });
  assert.deepEqual(wrong, []);
});

test("a situation's simulation needs no page, clock or chance of its own", () => {
  const pure = scripts.filter((path) => /(situation|model|simulate|random)\.js$/.test(path));
  const forbidden = /\b(Math\.random|Date\b|performance\.|structuredClone|setTimeout|console\.)/;
  const wrong = pure.filter((path) => forbidden.test(withoutComments(source(path))));
  assert.deepEqual(wrong, []);
});

test("no HTML from strings, no inline style or handler, nothing from elsewhere", () => {
  const forbidden = [/\b(inner|outer)HTML\b/, /insertAdjacentHTML/, /document\.write/, /unsafeHTML/, /<[^>]*\sstyle=/];
  const elsewhere = /["'(]https?:\/\/(?!www\.w3\.org\/)/;
  const wrong = files
    .filter((path) => /\.(js|css|html|svg|webmanifest)$/.test(path))
    .filter((path) => [...forbidden, elsewhere].some((pattern) => pattern.test(withoutComments(source(path)))));
  assert.deepEqual(wrong, []);
});

test("the public folder holds neither tests nor keys", () => {
  assert.deepEqual(
    files.filter((path) => /test|\.key|golden|\.map$/i.test(path)),
    [],
  );
});

/** @param {string} text */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
