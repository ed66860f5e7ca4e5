/** @import { Playable } from "../../shared/situation.js" */
import { questionnaireEvents } from "../../shared/questionnaire/events.js";

const load = () => import("../../shared/questionnaire/view.js");

// A browser fetches it while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/** A day at an office: tasks on simulated screens. All of it is content. @type {Playable} */
export const situation = {
  name: "numerique",
  version: 1,
  // A step tells what was done and to what, never what was typed.
  events: { ...questionnaireEvents, task_step: ["item", "step", "target"] },

  async mount(root, host) {
    const { show } = await load();
    if (!host.signal.aborted) show(root, host, {});
  },
};
