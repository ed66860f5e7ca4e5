import { decimal, percent } from "../format.js";

/**
 * The report as GET /api/reports/{evaluation} writes it: hooks/reports/report.go says what each part is.
 *
 * @typedef {{code: string, label: string, sentence: string}} Certainty
 * @typedef {{label: string, probability: number}} Chance
 * @typedef {{ability: number, se: number|null, ci90: number[]|null, cuts: number[], provisional: boolean}} Technical
 * @typedef {{frame: string, label: string, sentence: string, sure: boolean, chances: Chance[]}} Degree
 * @typedef {object} Skill
 * @property {string} scale @property {string} group @property {string} title @property {string} about
 * @property {string[]} steps @property {number} level @property {number[]} between
 * @property {string} label @property {string} sentence @property {Certainty} certainty
 * @property {{share: number, ci90: number[]|null}|null} accuracy @property {Technical|null} technical
 * @property {Chance[]} chances @property {Degree[]} degrees
 * @property {number} items @property {string[]} notes @property {{n: number, version: string, sentence: string}} norm
 *
 * @typedef {{situation: string, title: string, state: string, started_at: string, ended_at: string, active_ms: number|null}} Sat
 * @typedef {object} Sitting
 * @property {string} id @property {string} person_id @property {string} name @property {string} personal_code
 * @property {{id: string, label: string}} campaign @property {string} structure
 * @property {string} state @property {string} kind @property {string} accompanied
 * @property {string} started_at @property {string} finished_at @property {string} completeness @property {Sat[]} plays
 *
 * @typedef {object} Version
 * @property {string} situation @property {string[]} engines @property {string} algorithm @property {string} bank
 * @property {string} norm @property {string} computed_at @property {string} inputs_hash
 *
 * @typedef {object} PersonVersion
 * @property {string} name @property {string} date @property {{title: string, sentence: string}[]} strengths
 * @property {string[]} to_work_on @property {string[]} next
 *
 * @typedef {{code: string, title: string, state: string, label: string, tasks: number, right: number}} Criterion
 * @typedef {object} SubDomain
 * @property {string} code @property {string} domain @property {string} title @property {string} state @property {string} label
 * @property {string} sentence @property {number} tasks @property {number} right @property {number} not_reached
 * @property {number|null} share @property {number} acquired @property {Criterion[]} criteria
 *
 * @typedef {{title: string, kinds: {label: string, count: number}[]}} Mistakes
 * @typedef {{question: string, answer: string}} Fact
 * @typedef {{id: string, question: string, options: Record<string, string>}} HealthQuestion
 *
 * @typedef {{id: string, date: string, sentence: string}} Former
 *
 * @typedef {object} Report
 * @property {Sitting} evaluation @property {{level: string, title: string, sentence: string}} synthesis
 * @property {Skill[]} basic @property {Skill[]} transversal
 * @property {SubDomain[]} clea @property {Mistakes[]} mistakes
 * @property {Fact[]} profile @property {Fact[]} self_view @property {HealthQuestion[]} health
 * @property {{situation: string, sentence: string}[]} observations
 * @property {{code: string, title: string, reasons: string[]}} orientation
 * @property {string[]} to_say @property {string[]} to_ask
 * @property {{rome: string, title: string, reason: string}[]} trades
 * @property {{situation: string, text: string}[]} writings @property {Version[]} versions @property {PersonVersion} person
 * @property {Former|null} former
 */

/**
 * How far the bar of a skill is filled: for sure, perhaps, not.
 *
 * @param {Pick<Skill, "steps"|"level"|"between">} skill
 * @returns {{label: string, fill: "sure"|"perhaps"|"none", current: boolean}[]}
 */
export function segments({ steps, level, between }) {
  const [low, high] = between.length === 2 ? between : [level, level];
  return steps.map((label, index) => {
    const step = index + 1;
    const fill = step <= low ? "sure" : step <= high ? "perhaps" : "none";
    return { label, fill, current: level > 0 ? step === level : step >= low && step <= high && high > 0 };
  });
}

/** The bar, in words. @param {Skill} skill @returns {string} */
export function barText(skill) {
  return `${skill.label}. ${skill.certainty.label}.`;
}

/**
 * The numbers behind a level, for those who want them.
 * @param {Skill} skill
 * @returns {[string, string][]} name and value
 */
export function figures(skill) {
  /** @type {[string, string][]} */
  const list = [];
  if (skill.accuracy) {
    list.push(["Part de réponses justes", percent(skill.accuracy.share)]);
    const ci90 = skill.accuracy.ci90;
    if (ci90) list.push(["Intervalle à 90\u00a0%", `de ${percent(ci90[0])} à ${percent(ci90[1])}`]);
  }
  for (const { label, probability } of skill.chances) {
    list.push([`Probabilité du niveau «\u00a0${label}\u00a0»`, percent(probability)]);
  }
  for (const { frame, chances } of skill.degrees) {
    list.push([`${frame} : probabilités`, chances.map((c) => `${c.label} ${percent(c.probability)}`).join(", ")]);
  }
  if (skill.items > 0) list.push([skill.chances.length > 0 ? "Questions" : "Décisions", String(skill.items)]);
  return list;
}

/**
 * The measure itself, for those who know item response theory.
 * @param {Technical} technical
 * @returns {[string, string][]} name and value
 */
export function technicalFigures({ ability, se, ci90, cuts }) {
  /** @type {[string, string][]} */
  const list = [["Habileté estimée (θ)", decimal(ability)]];
  if (se !== null) list.push(["Erreur type", decimal(se)]);
  if (ci90) list.push(["Intervalle à 90\u00a0% de θ", `de ${decimal(ci90[0])} à ${decimal(ci90[1])}`]);
  if (cuts.length === 2) {
    list.push(["θ où l’on attend 60\u00a0% de réponses justes", decimal(cuts[0])]);
    list.push(["θ où l’on attend 80\u00a0% de réponses justes", decimal(cuts[1])]);
  }
  return list;
}

/**
 * Skills under their group, in the order in which they come.
 * @param {Skill[]} skills
 * @returns {{group: string, skills: Skill[]}[]}
 */
export function groups(skills) {
  /** @type {{group: string, skills: Skill[]}[]} */
  const list = [];
  for (const skill of skills) {
    const last = list[list.length - 1];
    if (last?.group === skill.group) last.skills.push(skill);
    else list.push({ group: skill.group, skills: [skill] });
  }
  return list;
}

/**
 * One length for each task: right ones filled, others hatched, those not reached empty.
 * @param {Pick<SubDomain, "tasks"|"right"|"not_reached">} sub
 * @returns {{kind: "right"|"wrong"|"missing", from: number, width: number}[]} in percent of the bar
 */
export function parts({ tasks, right, not_reached: missing }) {
  const total = tasks + missing;
  if (total === 0) return [];
  let from = 0;
  /** @type {["right"|"wrong"|"missing", number][]} */
  const counts = [
    ["right", right],
    ["wrong", tasks - right],
    ["missing", missing],
  ];
  return counts.flatMap(([kind, count]) => {
    const width = (100 * count) / total;
    from += width;
    return count > 0 ? [{ kind, from: from - width, width }] : [];
  });
}
