// The pure parts of the back office: what is written in the address, asked of the API and said on screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { explain, isAnswer } from "../../pb_public/conseil/errors.js";
import {
  barText,
  figures,
  groups,
  parts,
  segments,
  technicalFigures,
} from "../../pb_public/conseil/evaluation/report.js";
import { levelWord } from "../../pb_public/conseil/evaluations/levels.js";
import { fromStart, isDetailed, isNarrowed, readFilters, writeFilters } from "../../pb_public/conseil/filters.js";
import {
  dateAndHour,
  duration,
  firstName,
  longDate,
  parseDate,
  percent,
  plural,
  shortDate,
} from "../../pb_public/conseil/format.js";

/** The spaces of French typography as ordinary ones. @param {string} text */
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

test("dates are those of Paris, and an empty one is empty", () => {
  assert.equal(longDate("2026-11-22 23:30:00.000Z"), "23 novembre 2026");
  assert.equal(shortDate("2026-07-01 21:59:00.000Z"), "01/07/2026");
  assert.equal(plain(dateAndHour("2026-11-23 11:05:00.000Z")), "23/11/2026 à 12:05");
  for (const write of [longDate, shortDate, dateAndHour]) assert.equal(write(""), "");
  assert.equal(parseDate("n’importe quoi"), null);
});

test("durations, shares and counts", () => {
  assert.equal(plain(duration(59_400)), "59 s");
  assert.equal(plain(duration(245_000)), "4 min 05 s");
  assert.equal(duration(null), "");
  assert.equal(plain(percent(0.824)), "82 %");
  assert.equal(plain(percent(0.001)), "moins de 1 %");
  assert.equal(plain(percent(0.999)), "plus de 99 %");
  assert.equal(plain(percent(1)), "100 %");
  assert.equal(plain(plural(0, "mise en situation", "mises en situation")), "0 mise en situation");
  assert.equal(plain(plural(2, "minute")), "2 minutes");
  assert.equal(firstName("  Camille Martin "), "Camille");
  assert.equal(firstName(""), "");
});

test("filters survive the address and back", () => {
  for (const search of [
    "",
    "?q=%C3%89+%26+%2520&campagne=abc&etat=finished&ecrit=1&du=2026-01-31&tri=nom",
    "?suite=a_faire&apres=abc",
  ]) {
    const filters = readFilters(search);
    assert.deepEqual(readFilters(writeFilters(filters)), filters);
  }
  assert.equal(readFilters("?q=%C3%89+%26+%2520").q, "É & %20");
  assert.equal(writeFilters(readFilters("?tri=autre&q=++&page=3")), "");
  assert.equal(writeFilters(fromStart(readFilters("?q=a&apres=abc"))), "?q=a");
  assert.equal(isNarrowed(readFilters("?tri=nom&apres=abc")), false);
  assert.equal(isNarrowed(readFilters("?structure=nord")), true);
  assert.deepEqual(
    [isDetailed(readFilters("?etat=started")), isDetailed(readFilters("?du=2026-01-31"))],
    [false, true],
  );
});

test("levels are words, and what is between two is to be confirmed", () => {
  assert.deepEqual(["1", "3", "1-2", "", "9"].map(levelWord), ["À construire", "Solide", "À confirmer", "–", "–"]);
});

test("the bar of a sub-domain has a length for each task", () => {
  assert.deepEqual(parts({ tasks: 8, right: 6, not_reached: 2 }), [
    { kind: "right", from: 0, width: 60 },
    { kind: "wrong", from: 60, width: 20 },
    { kind: "missing", from: 80, width: 20 },
  ]);
  assert.deepEqual(parts({ tasks: 4, right: 4, not_reached: 0 }), [{ kind: "right", from: 0, width: 100 }]);
  assert.deepEqual(parts({ tasks: 0, right: 0, not_reached: 0 }), []);
});

test("errors are said in French", () => {
  const api = (
    /** @type {number} */ status,
    /** @type {object} */ response,
    url = "/api/collections/campaigns/records",
  ) => ({
    status,
    response,
    url,
  });
  assert.match(explain(api(0, {})).message, /ne répond pas/);
  assert.match(explain(api(404, { message: "The requested resource wasn't found." })).message, /n’existe pas/);
  assert.match(explain(api(429, {})).message, /Attendez/);
  assert.match(explain(new TypeError("x")).message, /erreur est survenue/);
  assert.match(explain(null).message, /erreur est survenue/);
  assert.equal(explain(api(404, { message: "Rien ici." }, "/api/reports/x")).message, "Rien ici.");
  assert.match(explain(api(500, { message: "Something" }, "/api/reports/x")).message, /erreur est survenue/);
  assert.equal(isAnswer(api(0, {})), true);
  assert.equal(isAnswer(new Error()), false);
});

test("each field has its own sentence", () => {
  const { message, fields } = explain({
    status: 400,
    response: {
      message: "Failed to create record.",
      data: {
        label: { code: "eva_label", message: "Votre structure a déjà une campagne de ce nom." },
        name: { code: "validation_required", message: "Cannot be blank." },
        state: { code: "validation_invalid_value", message: "Invalid value." },
        odd: null,
      },
    },
  });
  assert.match(message, /Corrigez/);
  assert.deepEqual(fields, {
    label: "Votre structure a déjà une campagne de ce nom.",
    name: "Ce champ est obligatoire.",
    state: "Cette valeur ne convient pas.",
    odd: "Cette valeur ne convient pas.",
  });
});

const skill = {
  scale: "spelling",
  group: "Lire et écrire",
  title: "Écrire",
  about: "",
  steps: ["À construire", "À renforcer", "Solide"],
  level: 0,
  between: [2, 3],
  label: "Entre les deux",
  sentence: "",
  certainty: { code: "between", label: "À confirmer", sentence: "" },
  accuracy: { share: 0.74, ci90: [0.58, 0.88] },
  technical: null,
  chances: [{ label: "Solide", probability: 0.4 }],
  degrees: [],
  items: 12,
  notes: [],
  norm: { n: 0, version: "", sentence: "" },
};

test("a bar shows what is sure and what is not", () => {
  const fills = (/** @type {number} */ level, /** @type {number[]} */ between) =>
    segments({ ...skill, level, between }).map(({ fill }) => fill);
  assert.deepEqual(fills(2, []), ["sure", "sure", "none"]);
  assert.deepEqual(fills(0, [2, 3]), ["sure", "sure", "perhaps"]);
  assert.deepEqual(fills(0, [1, 3]), ["sure", "perhaps", "perhaps"]);
  assert.deepEqual(fills(0, []), ["none", "none", "none"]);
  assert.equal(barText(skill), "Entre les deux. À confirmer.");
});

test("the figures behind a level, and none where there is none", () => {
  const written = figures(skill).map(([name, value]) => plain(`${name} : ${value}`));
  assert.deepEqual(written, [
    "Part de réponses justes : 74 %",
    "Intervalle à 90 % : de 58 % à 88 %",
    "Probabilité du niveau « Solide » : 40 %",
    "Questions : 12",
  ]);
  // A mean of levels is no share of right answers.
  assert.deepEqual(figures({ ...skill, chances: [], accuracy: null }), [["Décisions", "12"]]);
  assert.deepEqual(figures({ ...skill, chances: [], accuracy: null, items: 0 }), []);
});

test("an ability is written with its error and the cuts", () => {
  const technical = { ability: -0.446, se: 0.65, ci90: [-1.5, 0.6], cuts: [-0.33, 0.67], provisional: true };
  const written = technicalFigures(technical).map(([name, value]) => plain(`${name} : ${value}`));
  assert.deepEqual(written, [
    "Habileté estimée (θ) : −0,45",
    "Erreur type : 0,65",
    "Intervalle à 90 % de θ : de −1,50 à 0,60",
    "θ où l’on attend 60 % de réponses justes : −0,33",
    "θ où l’on attend 80 % de réponses justes : 0,67",
  ]);
  assert.equal(technicalFigures({ ...technical, se: null, ci90: null, cuts: [] }).length, 1);
});

test("skills stand under their group, in order", () => {
  const list = groups([skill, { ...skill, scale: "comprehension" }, { ...skill, group: "Compter" }]);
  assert.deepEqual(
    list.map(({ group, skills }) => [group, skills.length]),
    [
      ["Lire et écrire", 2],
      ["Compter", 1],
    ],
  );
  assert.deepEqual(groups([]), []);
});
