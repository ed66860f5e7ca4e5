/** @import { Playable } from "../../shared/situation.js" */
import { questionnaireEvents } from "../../shared/questionnaire/events.js";

const load = () => Promise.all([import("../../shared/questionnaire/view.js"), import("./art/pictures.js")]);

// A browser fetches them while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/** The market: arithmetic, measures, time and space. All of it is content, and the server says what comes next. @type {Playable} */
export const situation = {
  name: "calcul",
  version: 1,
  events: questionnaireEvents,

  async mount(root, host) {
    const [{ show }, { pictures }] = await load();
    if (!host.signal.aborted) show(root, host, pictures);
  },
};
