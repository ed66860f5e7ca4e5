// Says whether each dictated word, as the voice gets it, sounds like the word to write: `node tests/dictation.mjs`, with
// espeak-ng installed. The respelling hides the key; this is what makes sure that the ear gets it all the same.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const content = JSON.parse(readFileSync(new URL("../hooks/items/content/lecture.json", import.meta.url), "utf8"));

/** @param {string} text @returns {string} its phonemes, without stress and pauses */
const phonemes = (text) =>
  execFileSync("espeak-ng", ["-q", "-v", "fr", "--ipa", text], { encoding: "utf8" }).replace(/[\sˈˌ‿-]/g, "");

/** @param {any} item @returns {[string, string][]} what is to be heard, and what is said */
function pairs({ type, stimulus, key }) {
  const { dictated, text, before, after } = stimulus;
  if (type === "click_words") {
    const [, word] = text.join(" ").match(new RegExp(`\\[\\[${key.right}\\|([^\\]]+)`));
    return [[word, dictated]];
  }
  const expected = Math.max(...key.grades.map((/** @type {any} */ { points }) => points));
  const word = key.grades.find((/** @type {any} */ { points }) => points === expected).text;
  const line = text?.find((/** @type {string} */ one) => one.includes("{gap}")) ?? `${before} {gap} ${after}.`;
  const sentence = line.match(/[^.]*\{gap\}[^.]*\.?/)[0].replace("{gap}", word);
  const [said, alone] = dictated.split(/ Le mot\s: /);
  return [
    [sentence, said],
    [word, alone.replace(/\.$/, "")],
    [key.grades.find((/** @type {any} */ { points }) => points === 1).text, alone.replace(/\.$/, "")],
  ];
}

let wrong = 0;
for (const item of content.items.filter((/** @type {any} */ one) => one.stimulus.dictated)) {
  for (const [word, said] of pairs(item)) {
    if (phonemes(word) === phonemes(said)) continue;
    wrong++;
    console.log(`${item.id}: « ${word} » ${phonemes(word)}, said « ${said} » ${phonemes(said)}`);
  }
}
// What is told apart by ear must sound different.
for (const { id, stimulus } of content.items) {
  const { spoken, dictated, options, text } = stimulus;
  const heard = spoken && options.map((/** @type {any} */ { voice }) => voice);
  const listed = text && [...text.join(" ").matchAll(/\[\[[^|]+\|([^\]]+)\]\]/g)].map((found) => found[1]);
  const all = heard || (dictated && listed) || [];
  if (new Set(all.map(phonemes)).size === all.length) continue;
  wrong++;
  console.log(`${id}: two of « ${all.join(", ")} » sound alike`);
}
console.log(wrong ? `${wrong} do not sound alike` : "All dictated words sound right.");
process.exitCode = wrong ? 1 : 0;
