import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { types } from "../../pb_public/shared/questionnaire/types.js";
import { situation } from "../../pb_public/situations/calcul/situation.js";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const content = JSON.parse(read("hooks/items/content/calcul.json"));
/** @type {any[]} */
const first = content.items;
/** @type {any[]} */
const second = content.templates.items;

// The numbers of a template, as the server draws them (hooks/items/templates.go). Here all draws are looked at.

/** @param {string} expression @param {Record<string, number>} numbers @returns {any} */
const compute = (expression, numbers) =>
  Function(...Object.keys(numbers), "floor", `return (${expression})`)(...Object.values(numbers), Math.floor);

/** @param {number} value @param {string|undefined} shape */
function written(value, shape) {
  if (shape?.startsWith("0")) return String(Math.round(value)).padStart(Number(shape), "0");
  const [whole, decimals] = (shape ? value.toFixed(Number(shape)) : String(Math.round(value * 1e6) / 1e6)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return decimals ? `${grouped},${decimals}` : grouped;
}

/** @param {any} tree @param {Record<string, number>} numbers @returns {any} */
function fill(tree, numbers) {
  if (typeof tree === "string")
    return tree.replace(/\{=?([^{}:]+)(?::(\d+))?\}/g, (_, e, shape) => written(compute(e, numbers), shape));
  if (Array.isArray(tree)) return tree.map((one) => fill(one, numbers));
  if (tree === null || typeof tree !== "object") return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, one]) => [name, fill(one, numbers)]));
}

/** Every item that a template may give; one that is written out gives itself. @param {any} template @returns {any[]} */
function draws({ numbers = {}, where = [], right, ...item }) {
  /** @type {Record<string, number>[]} */
  let all = [{}];
  for (const [name, { of }] of /** @type {[string, {of: number[]}][]} */ (Object.entries(numbers)))
    all = all.flatMap((one) => of.map((value) => ({ ...one, [name]: value })));
  const kept = all.filter((one) => where.every((/** @type {string} */ condition) => compute(condition, one)));
  assert.ok(kept.length, `${item.id} can be drawn`);
  return kept.map((one) => ({
    ...item,
    stimulus: fill(item.stimulus, one),
    key: right ? { right: String(Math.round(compute(right, one) * 1e6) / 1e6) } : item.key,
  }));
}

const drawn = second.flatMap(draws);
const everything = [...first, ...drawn];

// Structure ------------------------------------------------------------------------------------------------------

/** Cards and points a skill of the first pass, and whether it has a second chance. @type {Record<string, [string, string, number, boolean][]>} */
const levels = {
  n1: [
    ["space", "2.5.3", 4, false],
    ["number_recognition", "2.5.3", 2, true],
    ["counting", "2.1.2", 2, true],
    ["estimation", "2.1.4", 2, true],
    ["ordering_integers", "2.1.3", 2, true],
    ["addition", "2.1.1", 2, true],
    ["subtraction", "2.1.1", 2, true],
    ["number_vocabulary", "2.5.3", 4, false],
  ],
  n2: [
    ["map_reading", "2.4.1", 2, true],
    ["perimeter", "2.3.7", 2, true],
    ["area", "2.3.7", 2, true],
    ["multiplication", "2.1.1", 2, true],
    ["division", "2.1.1", 2, true],
    ["ordering_decimals", "2.1.3", 2, true],
    ["time_units", "2.3.1", 2, true],
    ["filling_timetables", "2.3.3", 2, true],
    ["tables_charts", "2.3.5", 2, true],
    ["reading_schedules", "2.3.2", 2, true],
  ],
  n3: [
    ["computing_schedules", "2.3.2", 2, true],
    ["time_conversion", "2.3.1", 2, true],
    ["units_of_measure", "2.3.4", 4, false],
    ["measuring_instruments", "2.3.4", 4, false],
    ["percentages", "2.2.2", 2, true],
    ["proportionality", "2.1.7", 2, true],
    ["area", "2.3.7", 1, true],
    ["perimeter", "2.3.7", 1, true],
    ["volume", "2.3.7", 2, true],
    ["problem_solving", "2.2.1", 2, true],
  ],
};
const totals = { n1: [20, 16, 6], n2: [20, 20, 10], n3: [22, 18, 7] };
const sum = (/** @type {any[]} */ items) => items.reduce((total, item) => total + item.points, 0);

for (const [form, items] of /** @type {[string, any[]][]} */ ([
  ["A", first],
  ["B", second],
])) {
  test(`form ${form}: 108 cards, and the cards and points of each level`, () => {
    assert.equal(items.length, 108);
    for (const [module, [cards, points, families]] of Object.entries(totals)) {
      const here = items.filter((item) => item.module === module);
      const pass = here.filter((item) => !item.catch_up);
      const again = here.filter((item) => item.catch_up);
      assert.deepEqual([pass.length, sum(pass)], [cards, points], module);
      const names = [...new Set(pass.map((item) => item.family).filter(Boolean))];
      assert.equal(names.length, families);
      for (const name of names) {
        assert.ok(name.startsWith(`${module}_`));
        for (const series of [pass, again]) assert.equal(series.filter((item) => item.family === name).length, 2, name);
      }
      assert.deepEqual([again.length, sum(again)], [2 * families, 2 * families]);
    }
  });

  test(`form ${form}: skills and criteria are those of the table`, () => {
    for (const [module, rows] of Object.entries(levels)) {
      const pass = items.filter((item) => item.module === module && !item.catch_up);
      assert.equal(
        rows.reduce((total, [, , cards]) => total + cards, 0),
        pass.length,
      );
      for (const [skill, criterion, cards, again] of rows) {
        const here = pass.filter((item) => item.skill === skill);
        assert.equal(here.length, cards, skill);
        const half = again ? 1 : 0.5;
        assert.ok(
          here.every((item) => item.criterion === criterion && item.points === half && !!item.family === again),
        );
        const chances = items.filter((item) => item.module === module && item.catch_up && item.skill === skill);
        assert.equal(chances.length, again ? cards : 0, skill);
        assert.ok(chances.every((item) => item.criterion === criterion));
      }
    }
  });
}

test("23 families have a second chance", () => {
  assert.equal(new Set(first.filter((item) => item.catch_up).map((item) => item.family)).size, 23);
});

test("form B is form A card by card, with other numbers", () => {
  for (const [place, a] of first.entries()) {
    const b = second[place];
    for (const field of ["type", "module", "family", "catch_up", "criterion", "skill", "points", "difficulty"])
      assert.deepEqual(b[field], a[field], `${a.id} ${field}`);
    for (const one of draws(b)) assert.notDeepEqual(one.stimulus, a.stimulus, b.id);
  }
});

test("a level opens at 70 % of the points", () => {
  const { start, modules, adaptive } = content.plan;
  assert.equal(start, "n1");
  for (const [module, to] of [
    ["n1", "n2"],
    ["n2", "n3"],
    ["n3", ""],
  ])
    assert.deepEqual(Object.entries(modules[module]), [
      ["catch_up", true],
      ["then", [{ at_least_share: 0.7, to }]],
    ]);
  assert.equal(adaptive.scale, "numeracy");
});

test("ids are unique, short and say nothing", () => {
  const ids = [...content.training, ...first, ...second].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^([ab]\d{3}|e\d)$/);
});

test("difficulties rise with the levels", () => {
  const bounds = { n1: [-2.6, -0.5], n2: [-1, 0.5], n3: [-0.5, 1.8] };
  for (const { id, module, difficulty } of first) {
    const [least, most] = bounds[/** @type {"n1"} */ (module)];
    assert.ok(difficulty.provisional && difficulty.b >= least && difficulty.b <= most, id);
  }
});

// Cards ----------------------------------------------------------------------------------------------------------

/** What can be chosen. @param {any} stimulus @returns {any[]} */
const choices = (stimulus) => stimulus.options ?? stimulus.items ?? stimulus.bars ?? stimulus.zones ?? [];

for (const item of [...first, ...second]) {
  test(`${item.id} is complete, its right answer can be given, and its choices differ`, () => {
    const cards = item.numbers ? draws(item) : [item];
    for (const { id, type, stimulus, key } of cards) {
      assert.ok(stimulus.question && stimulus.voice, id);
      assert.ok(type === "chart_bars" || ((stimulus.picture || stimulus.scene) && stimulus.alt), id);
      assert.deepEqual(types[type].read({ id, type, stimulus }, key.right), { answer: key.right });
      const texts = choices(stimulus).map((one) => one.text ?? one.name);
      assert.equal(new Set(texts).size, texts.length, `${id}: ${texts}`);
      assert.equal(new Set(choices(stimulus).map((one) => one.id)).size, texts.length, id);
      if (type === "single_choice")
        assert.ok(
          stimulus.options.every((/** @type {any} */ one) => one.voice),
          id,
        );
      if (type === "drag_to_zones") assert.equal(key.right.split(" ").length, stimulus.zones.length, id);
    }
  });
}

test("right answers are spread over the places", () => {
  for (const items of [first, second]) {
    const counts = new Map();
    const scored = items.filter(({ type }) => type === "single_choice");
    for (const { key } of scored) counts.set(key.right, (counts.get(key.right) ?? 0) + 1);
    assert.ok(Math.max(...counts.values()) <= scored.length / 3);
  }
});

test("a description and a hint never say the answer of a number to find", () => {
  for (const { id, type, stimulus, key } of everything) {
    if (type !== "number_input") continue;
    const said = `${stimulus.help ?? ""} ${stimulus.alt}`;
    const answer = key.right.replace(".", ",");
    if (["10", "100", "60", "20"].includes(answer)) continue;
    assert.ok(
      !new RegExp(`(?<![\\d,])${answer}(?![\\d,])`).test(said) || stimulus.scene,
      `${id}: ${answer} in ${said}`,
    );
  }
});

test("French typography on the page, plain numbers for the voice", () => {
  for (const { id, stimulus } of [...everything, ...content.training]) {
    const shown = JSON.stringify(stimulus, (name, value) => (name === "voice" ? undefined : value));
    assert.deepEqual(shown.match(/ [:;!?»€%]|« |\w'|\d (?:h|kg|g|cm|m|m²|L|min)(?![\wéèà])|\d \d{3}/g), null, id);
    const spoken = [stimulus.voice, ...(stimulus.options ?? []).map((/** @type {any} */ one) => one.voice)].join(" ");
    assert.deepEqual(
      spoken.match(/\d\u202f\d{3}|€|%|\d\s(?:kg|g|cm|m|h|min|L)(?![\wéè²])|[{}]/g),
      null,
      `${id}: ${spoken}`,
    );
  }
});

test("every picture of the content is drawn", () => {
  const pictures = read("pb_public/situations/calcul/art/pictures.js");
  const all = [...content.training, ...first, ...second];
  const named = all.flatMap(({ stimulus }) => [
    stimulus.picture,
    stimulus.scene,
    ...(stimulus.options ?? []).map((/** @type {any} */ one) => one.picture),
  ]);
  const names = new Set(named.filter(Boolean));
  for (const name of names) assert.match(pictures, new RegExp(`\\b${name}: `), name);
  assert.ok(names.size >= 15);
});

// A second way -----------------------------------------------------------------------------------------------------
// The answer again, from what the card says in words: not from the expressions of the templates.

const number = (/** @type {string} */ text) => Number(text.replace(/\s/g, "").replace(",", "."));
/** @param {string} text */
const numbersIn = (text) => (text.match(/\d+(?:\u202f\d{3})*(?:,\d+)?/g) ?? []).map(number);

/** The numbers of a card in the order of reading, its titles and names left out. @param {any} stimulus */
function numbersOf({ document = {}, question }) {
  const values = (document.head ?? []).map((/** @type {string[]} */ pair) => pair[1]);
  const cells = (document.table?.rows ?? []).flatMap((/** @type {string[]} */ row) => row.slice(1));
  return numbersIn([...values, ...(document.text ?? []), ...cells, question].join(" ; "));
}

/** "2 h 15" is 135, "2 h" 120, anything else its number. @param {string} text */
function amount(text) {
  const time = text.match(/(\d+)\sh(?:\s(\d+))?/);
  return time ? 60 * Number(time[1]) + Number(time[2] ?? 0) : numbersIn(text)[0];
}

/** @type {Record<string, (...n: number[]) => number>} */
const ways = {
  "009": (a, b, c) => Math.round(a) + Math.round(b) + Math.round(c),
  "010": (each, boxes) => Math.round(each / 10) * 10 * boxes,
  "013": (a, b) => a + b,
  "014": (a, b, c) => a + b + c,
  "015": (a, b) => a - b,
  "016": (due, given) => given - due,
  "025": (given, due) => given - Math.round(due),
  "026": (grams, count) => Math.round((grams * count) / 1000),
  "029": (a, b) => a + b,
  "030": (a, b) => a + b,
  "031": (a, b) => a - b,
  "032": (a, b) => a - b,
  "035": (a, b) => a + b + a + b,
  "036": (a) => a + a + a + a,
  "037": (a, b) => a * b,
  "038": (a, b) => a * b,
  "039": (a, b) => a * b,
  "040": (price, kilos) => price * kilos,
  "041": (all, parts) => all / parts,
  "042": (all, size) => (all - (all % size)) / size,
  "046": (hours, minutes) => hours * 60 + minutes,
  "050": (_a, _b, _c, _d, e) => e,
  "055": (a, b) => a + b + a + b,
  "056": (a, b) => b + a + b,
  "057": (a) => a ** 2,
  "058": (a, b) => a * b,
  "059": (a, b) => a * b,
  "060": (a, b) => a * b,
  "061": (all, parts) => all / parts,
  "062": (price, kilos) => price / kilos,
  "065": (h, m, end) => (end - h) * 60 - m,
  "066": (weeks) => weeks * 7,
  "070": (a, b, c) => a + b + c,
  "073": (h, m, pause, endH, endM) => (endH - h) * 60 + endM - m - pause,
  "074": (a, b, c, d, e, f) => (a + c + e) * 60 + b + d + f,
  "075": (minutes) => minutes,
  "076": (hours) => hours * 60,
  "077": (kilos) => kilos * 1000,
  "078": (litres) => litres * 100,
  "079": (m, cm) => m * 100 + cm,
  "085": (price, off) => price * (1 - off / 100),
  "086": (all, share) => (all / 100) * share,
  "087": (grams, people, wanted) => (grams / people) * wanted,
  "088": (kilos, price, wanted) => (price / kilos) * wanted,
  "089": (a, b, c, d) => a * (b - d) + (a - c) * d,
  "090": (a, b, c, d) => a + b + (a - c) + d + c + (b - d),
  "091": (a, b, c) => a * b * c,
  "092": (a, b, c) => (a * b * c) / 1000,
  "093": (tomatoes, melon, kilos, melons, given) => given - tomatoes * kilos - melon * melons,
  "094": (bought, cost, sold, price) => sold * price - bought * cost,
  "095": (h, m, dh, dm) => (h + dh) * 60 + m + dm,
  "096": (from, to, pause, days) => (to - from - pause) * days,
  "097": (m, s) => m * 60 + s,
  "098": (d, h) => d * 24 + h,
  "099": (price, more) => price + (price * more) / 100,
  100: (price) => price / 2,
  101: (litres, glasses, wanted) => (glasses / litres) * wanted,
  102: (_cm, metres, wanted) => metres * wanted,
  103: (a, b, c) => a * b - c * c,
  104: (a, b, gap) => a + b + a + b - gap,
  105: (a, b, c) => a * b * c,
  106: (a, b, c) => a * b * c,
  107: (all, trip) => Math.ceil(all / trip),
  108: (entry, metre, metres) => entry + metre * metres,
};

/** Numbers written in words, here. @type {Record<string, number>} */
const words = {
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  dix: 10,
  "trois cent sept": 307,
  "cinq cent quatre": 504,
  "quatre-vingt-treize": 93,
  "soixante-seize": 76,
  "mille deux cents": 1200,
  "deux mille cinq cents": 2500,
  "soixante-dix-huit": 78,
  "quatre-vingt-quatre": 84,
};

/** @param {any} item the number of its right answer */
function rightNumber({ stimulus, key }) {
  const option = stimulus.options?.find((/** @type {any} */ one) => one.id === key.right);
  return option ? amount(option.text) : Number(key.right);
}

test("each answer is found again from the words of the card", () => {
  for (const item of everything) {
    const way = ways[item.id.slice(1)];
    if (!way) continue;
    const found = way(...numbersOf(item.stimulus));
    assert.ok(Math.abs(rightNumber(item) - found) < 1e-9, `${item.id}: ${rightNumber(item)}, not ${found}`);
    assert.ok(found > 0, item.id);
  }
});

test("no card to compute is left without a second way", () => {
  const other = new Set(["006", "007", "008", "022", "023", "024", "082"]); // words, counts, a dial: below
  for (const { id, type } of first) {
    if (type === "number_input") assert.ok(ways[id.slice(1)] || other.has(id.slice(1)), id);
  }
});

test("numbers in words are the numbers in digits", () => {
  for (const item of everything.filter(({ skill }) => skill === "number_recognition")) {
    const text = item.stimulus.document.text[0];
    const [, found] = Object.entries(words).find(([name]) => name.length > 6 && text.includes(name)) ?? [];
    assert.equal(rightNumber(item), found, text);
  }
});

test("what is counted is what the descriptions say row by row", () => {
  for (const { id, stimulus, key } of everything.filter(({ skill }) => skill === "counting")) {
    const counts = [...stimulus.alt.toLowerCase().matchAll(/(?<![\wé])(deux|trois|quatre|cinq|six|dix)(?![\wé])/g)].map(
      ([name]) => words[name],
    );
    const grouped = /chacune|bottes/.test(stimulus.alt);
    const total = grouped ? counts[0] * counts[1] + counts[2] : counts.reduce((all, one) => all + one, 0);
    assert.equal(Number(key.right), total, id);
  }
});

test("what is ordered is ordered", () => {
  for (const { id, stimulus, key } of everything.filter(({ type }) => type === "order")) {
    const values = key.right
      .split(" ")
      .map(
        (/** @type {string} */ one) => numbersIn(stimulus.items.find((/** @type {any} */ i) => i.id === one).text)[0],
      );
    const sign = /plus (léger|légère|petit)|moins cher/.test(stimulus.hint) ? 1 : -1;
    for (let i = 1; i < values.length; i++) assert.ok(sign * (values[i] - values[i - 1]) > 0, `${id}: ${values}`);
  }
});

test("the bars to choose are those of the question", () => {
  for (const { stimulus, key } of everything.filter(({ type }) => type === "chart_bars")) {
    const limit = stimulus.line?.value ?? Math.max(...stimulus.bars.map((/** @type {any} */ bar) => bar.value)) - 1;
    const above = stimulus.bars.filter((/** @type {any} */ bar) => bar.value > limit);
    assert.equal(key.right, above.map((/** @type {any} */ bar) => bar.id).join(" "));
  }
});

test("places and times are those of the question", () => {
  /** @type {Record<string, string>} */
  const places = {
    a001: "Les carottes", b001: "La lampe", a002: "Les œufs", b002: "Les pommes",
    a004: "Le vieil homme à la canne", b004: "La femme aux lunettes",
    a033: "Les olives", b033: "Les fruits", a034: "Le pain", b034: "Les olives",
    a053: "Les fromages", b053: "Le poisson", a054: "Les olives", b054: "Les fruits",
    a084: "Verre 2", b084: "Verre 4",
  }; // biome-ignore format: pairs
  for (const { id, stimulus, key } of everything.filter(({ type }) => type === "click_in_image"))
    assert.equal(stimulus.zones.find((/** @type {any} */ zone) => zone.id === key.right).name, places[id], id);
  for (const { id, stimulus, key } of everything.filter(({ type }) => type === "drag_to_zones")) {
    const zones = key.right.split(" ").map((/** @type {string} */ pair) => pair.split(":")[1]);
    assert.equal(new Set(zones).size, stimulus.zones.length, id);
  }
});

test("it declares the events of a questionnaire", () => {
  assert.equal(situation.name, "calcul");
  assert.ok(situation.events.item_answered);
});
