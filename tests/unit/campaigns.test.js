// The pure parts of the pages of campaigns: programmes, dates, addresses, conflicts between two writers, lists for spreadsheets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf, reconcile } from "../../pb_public/conseil/campagne/conflict.js";
import { csv } from "../../pb_public/conseil/campagne/csv.js";
import { squares } from "../../pb_public/conseil/campagne/squares.js";
import { closing, dayOf, opening, stateOf } from "../../pb_public/conseil/campagnes/dates.js";
import { choose, draftOf, fieldsOf, follow, newDraft } from "../../pb_public/conseil/campagnes/draft.js";
import { readSearch, toQuery, writeSearch } from "../../pb_public/conseil/campagnes/search.js";
import { has, minutes, move, names, programmeOf, propose, toggle } from "../../pb_public/conseil/programmes.js";

const choices = ["bienvenue", "controle", "maintenance", "livraison"].map((name, index) => ({
  name,
  title: name,
  minutes: index + 3,
  chosen: false,
}));

const template = (
  /** @type {string} */ name,
  /** @type {string[]} */ situations,
  /** @type {string[]} */ options = [],
) => ({
  name,
  title: name,
  description: "",
  situations,
  options,
  minutes: 0,
});
const basic = template("basic", ["maintenance", "livraison", "objets_trouves"], ["free_text"]);
const diagnosis = template("diagnosis", ["controle", "livraison", "maintenance"], ["show_strengths"]);
const programmes = [diagnosis, basic];

test("a programme proposes situations in its order, without those that the service does not have", () => {
  assert.deepEqual(names(propose(choices, diagnosis)), ["controle", "livraison", "maintenance"]);
  assert.deepEqual(names(propose(propose(choices, diagnosis), basic)), ["maintenance", "livraison"]);
  assert.equal(propose(choices, diagnosis).length, choices.length);
  assert.equal(propose(choices, undefined), choices);
  assert.equal(minutes(propose(choices, basic)), 11);
});

test("another choice or another order is no programme, what measures nothing apart", () => {
  const chosen = propose(choices, diagnosis);
  assert.equal(programmeOf(chosen, programmes), "diagnosis");
  assert.equal(programmeOf(toggle(chosen, "bienvenue"), programmes), "diagnosis");
  assert.equal(programmeOf(move(chosen, "livraison", 1), programmes), "custom");
  assert.equal(programmeOf(propose(choices, basic), programmes), "basic");
  assert.equal(programmeOf(toggle(chosen, "controle"), programmes), "custom");
  assert.equal(programmeOf(choices, programmes), "custom");
  assert.equal(has(chosen, ["controle", "tri"]), true);
  assert.equal(has(chosen, ["bienvenue"]), false);
});

test("situations move one place, and not beyond the ends", () => {
  assert.deepEqual(
    move(choices, "livraison", -1).map(({ name }) => name),
    ["bienvenue", "controle", "livraison", "maintenance"],
  );
  assert.equal(move(choices, "bienvenue", -1), choices);
  assert.equal(move(choices, "livraison", 1), choices);
  assert.equal(move(choices, "inconnue", 1), choices);
});

test("a draft follows a programme, and becomes the fields of a campaign", () => {
  const draft = newDraft(choices, programmes);
  assert.equal(draft.programme, "diagnosis");
  assert.equal(draft.options.show_strengths, true);
  const other = follow({ ...draft, label: "  Mars " }, basic);
  assert.deepEqual([other.options.free_text, other.options.show_strengths], [true, false]);
  assert.equal(choose(other, toggle(other.choices, "controle"), programmes).programme, "custom");
  assert.equal(follow(other, undefined).programme, "custom");
  const fields = fieldsOf({ ...other, opens: "2026-11-30", guests: ["x"] });
  assert.deepEqual(fields, {
    label: "Mars",
    programme: "basic",
    situations: ["maintenance", "livraison"],
    show_strengths: false,
    free_text: true,
    adaptive: false,
    health: false,
    opens_at: "2026-11-29T23:00:00.000Z",
    closes_at: "",
    private: false,
    guests: [],
  });
  const stored = { ...fields, closes_at: "2026-12-03 10:20:00.000Z" };
  assert.deepEqual(changesOf(fieldsOf(draftOf(stored, choices), stored), stored), {});
});

test("days are those of Paris, summer and winter", () => {
  assert.equal(opening("2026-07-01"), "2026-06-30T22:00:00.000Z");
  assert.equal(closing("2026-12-31"), "2026-12-31T22:59:00.000Z");
  assert.equal(closing("2026-10-25"), "2026-10-25T22:59:00.000Z"); // 25 hours long
  assert.equal(opening("2026-03-30"), "2026-03-29T22:00:00.000Z");
  assert.deepEqual([opening(""), closing(""), dayOf("")], ["", "", ""]);
  for (const day of ["2026-03-29", "2026-10-25", "2028-02-29"]) {
    assert.equal(dayOf(opening(day)), day);
    assert.equal(dayOf(closing(day).replace("T", " ")), day);
  }
});

test("a state counts the dates in", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const [before, after] = ["2026-11-22 12:00:00.000Z", "2026-11-24 12:00:00.000Z"];
  assert.equal(stateOf({ state: "open" }, now), "open");
  assert.equal(stateOf({ state: "open", opens_at: after }, now), "planned");
  assert.equal(stateOf({ state: "open", opens_at: before, closes_at: after }, now), "open");
  assert.equal(stateOf({ state: "open", opens_at: "", closes_at: before }, now), "closed");
  assert.equal(stateOf({ state: "closed", closes_at: after }, now), "closed");
  assert.equal(stateOf({ state: "archived", opens_at: after }, now), "archived");
});

test("a search survives the address and back, and becomes a query whose values are apart", () => {
  for (const search of [
    { text: "", state: "", sort: "recent", page: 1 },
    { text: "É & %20", state: "planned", sort: "nom", page: 3 },
  ]) {
    assert.deepEqual(readSearch(writeSearch(search)), search);
  }
  assert.equal(writeSearch(readSearch("?etat=toString&tri=constructor&page=-1&q=+")), "");
  const now = new Date(0);
  const { expression, values, sort } = toQuery(readSearch('?q=" || 1=1&etat=closed'), now);
  assert.match(expression, /^\(state = "closed" \|\| .*\) && \(label ~ \{:text\} \|\| code ~ \{:text\}\)$/);
  assert.deepEqual([values, sort], [{ now, text: '" || 1=1' }, "-created,id"]);
});

test("two writers: what one changed is kept, what both changed is asked", () => {
  const base = { label: "Mars", situations: ["a"], health: false, opens_at: "", private: false };
  const mine = { ...base, label: "Avril", situations: ["a", "b"], opens_at: "x" };
  const theirs = { ...base, label: "Mai", health: true, opens_at: "x" };
  assert.deepEqual(reconcile(base, mine, theirs), {
    kept: { situations: ["a", "b"] },
    taken: ["health", "opens_at"],
    conflicts: [{ field: "label", mine: "Avril", theirs: "Mai" }],
  });
  assert.deepEqual(reconcile(base, base, base), { kept: {}, taken: [], conflicts: [] });
});

test("a list for spreadsheets computes nothing", () => {
  assert.equal(
    csv([
      ["Nom", "Lien"],
      ["=1+1", "@SUM(A1)"],
      ['Jean "Jo"; fils', "-2"],
      ["'Zoé", "+33\n4"],
    ]),
    '\ufeffNom;Lien\r\n\'=1+1;\'@SUM(A1)\r\n"Jean ""Jo""; fils";\'-2\r\n\'\'Zoé;"\'+33\n4"\r\n',
  );
});

test("the squares of a QR code are all in its path", () => {
  assert.equal(
    squares([
      [true, true, false],
      [false, false, true],
    ]),
    "M0 0h2v1h-2zM2 1h1v1h-1z",
  );
});
