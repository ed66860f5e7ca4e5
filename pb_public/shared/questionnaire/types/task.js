/** @import { Item, ItemType, Tools } from "../types.js" */
import { calendar } from "./task/calendar.js";
import { document } from "./task/document.js";
import { files } from "./task/files.js";
import { form } from "./task/form.js";
import { drawFrame, kitOf } from "./task/kit.js";
import { mail } from "./task/mail.js";
import { screens } from "./task/screens.js";
import { search } from "./task/search.js";

/**
 * A thing to do on a simulated screen.
 *
 * An app is a pure state reducer and a view. What is open, chosen or typed is its state, which the draft holds as JSON;
 * the answer says in one canonical line what the person has done.
 *
 * @typedef {{do: string, id?: string, text?: string}} Act
 *
 * @typedef {object} App
 * @property {string} name What the screen is called for who does not see it.
 * @property {(start: any) => any} open The first state.
 * @property {(state: any, act: Act, start: any) => any} reduce
 * @property {(state: any, start: any) => string} answer "" as long as nothing was done.
 * @property {(state: any) => string} place Which screen shows: on another one the focus goes to its title.
 * @property {(start: any) => string[]} slips Answers that somebody may leave, for simulate().
 * @property {(state: any, start: any, kit: import("./task/kit.js").Kit) => unknown} draw
 */

/** @type {Record<string, App>} */
export const apps = { calendar, document, files, form, mail, password: screens, safety: screens, search };

/**
 * stimulus: `app`, a name above; `start`, what lies on its screen.
 *
 * @type {ItemType}
 */
export const task = {
  counted: true,
  scored: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 45000,
  wide: true,

  read(item, draft) {
    const answer = answerOf(item, draft);
    if (answer) return { answer };
    return { problem: "Faites sur l’écran ce qui est demandé, ou appuyez sur « Je ne sais pas »." };
  },

  wrong(item, right, random) {
    const { app, start } = item.stimulus;
    const slips = apps[app].slips(start).filter((slip) => slip !== right);
    return slips[Math.floor(random() * slips.length)];
  },

  draw(item, tools) {
    const { app, start } = item.stimulus;
    const state = stateOf(item, tools.draft);
    const kit = kitOf(item, tools, (act) => advance(item, tools, act));
    return drawFrame(apps[app], state, kit, apps[app].draw(state, start, kit));
  },
};

/** A draft is the state of a screen or, in simulate(), an answer already. @param {string} draft */
const isState = (draft) => draft.startsWith("{");

/** @param {Item} item @param {string} draft */
function answerOf(item, draft) {
  if (!isState(draft)) return draft;
  const { app, start } = item.stimulus;
  return apps[app].answer(JSON.parse(draft), start);
}

/** @param {Item} item @param {string} draft */
function stateOf(item, draft) {
  const { app, start } = item.stimulus;
  return isState(draft) ? JSON.parse(draft) : apps[app].open(start);
}

/** @param {Item} item @param {Tools} tools @param {Act} act @returns {boolean} whether another screen shows now */
function advance(item, tools, act) {
  const { app, start } = item.stimulus;
  const before = stateOf(item, tools.draft);
  const after = act.do === "reset" ? apps[app].open(start) : apps[app].reduce(before, act, start);
  tools.change(act.do === "reset" ? "" : JSON.stringify(after));
  return act.do === "reset" || apps[app].place(after) !== apps[app].place(before);
}
