// The pages of people: names as they are searched, levels in words, and where a measure is drawn.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nameKey, spoken } from "../../pb_public/conseil/names.js";
import { said, told } from "../../pb_public/conseil/personne/fields.js";
import { place } from "../../pb_public/conseil/personne/scale.js";
import { actWords, levelWords } from "../../pb_public/conseil/personne/words.js";
import { readAsked, toQuery, writeAsked } from "../../pb_public/conseil/personnes/query.js";

// The rows of TestKey in hooks/internal/identity.
const keys = {
  "Camille Martin": "camille martin",
  "  MARTIN,   Camille ": "martin camille",
  "Éloïse Lœuillet-Ça": "eloise loeuillet ca",
  "E\u0301loi\u0308se": "eloise",
  "N’Diaye O'Neill": "ndiaye oneill",
  "Łukasz Øster": "lukasz oster",
  "Ümit İpek": "umit ipek",
  Зоя: "зоя",
  أحمد: "احمد",
  "Loutre bleue 12": "loutre bleue 12",
  "\u00a0Zoé\u202fB.\u00a0": "zoe b",
  "???": "???",
  ﬁona: "fiona",
};

test("a name is searched as the server keeps it", () => {
  for (const [name, key] of Object.entries(keys)) assert.equal(nameKey(name), key, name);
});

test("a search looks for each word of the name, or for the code", () => {
  assert.deepEqual(toQuery(""), { expression: "test = false", values: { code: "" } });
  assert.deepEqual(toQuery("N’Diaye Éloïse"), {
    expression: "test = false && ((name_key ~ {:word0} && name_key ~ {:word1}) || personal_code ~ {:code})",
    values: { code: "N’DiayeÉloïse", word0: "ndiaye", word1: "eloise" },
  });
  assert.equal(toQuery("1000 00-01").values.code, "10000001");
  assert.equal(Object.keys(toQuery("a b c d e f g h").values).length, 7, "a long text stays a short query");
});

test("the address keeps what was asked", () => {
  for (const search of ["", "?q=%C3%89lo%C3%AFse", "?q=a&page=3", "?page=2"]) {
    assert.equal(writeAsked(readAsked(search)), search);
  }
  assert.deepEqual(readAsked("?page=-1"), { text: "", page: 1 });
});

test("levels and acts are said in words", () => {
  assert.equal(levelWords("3"), "solide");
  assert.equal(levelWords("1-2"), "entre à construire et à renforcer, à confirmer");
  assert.equal(
    actWords({ kind: "erased", at: "", by: "", before: "", after: "" }),
    "Nom et données personnelles effacés",
  );
  assert.match(actWords({ kind: "renamed", at: "", by: "", before: "Lou", after: "Loup" }), /Lou.*Loup/);
  assert.equal(spoken("10000001"), "1000\u00a00001");
});

test("a measure is drawn inside the picture, however far it is", () => {
  assert.equal(place(0), 150);
  assert.equal(place(-99), 10);
  assert.equal(place(99), 290);
  assert.ok(place(-0.5) < place(0.4));
});

test("data are told without what is empty", () => {
  assert.equal(said({ item: "c1", answer: "", done: true }), "item\u00a0: c1, done\u00a0: true");
  assert.equal(said(null), "");
  assert.deepEqual(told({ id: "x", text: "Bonjour", level: "", scale: "numeracy" }), [
    ["Ce qui est mesuré", "Calculer"],
    ["Texte", "Bonjour"],
  ]);
  assert.deepEqual(told({ level: "1-2", satisfaction_ease: 0, finished_at: "2026-09-03 09:00:00.000Z" }), [
    ["Niveau", "entre à construire et à renforcer, à confirmer"],
    ["Terminée le", "03/09/2026 à 11:00"],
  ]);
});
