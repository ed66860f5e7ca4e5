/** @import { Playable } from "../../shared/situation.js" */
import { questionnaireEvents } from "../../shared/questionnaire/events.js";
import { asked } from "./asked.js";

const load = () => import("../../shared/questionnaire/view.js");

// A browser fetches it while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/** Optional questions about oneself: nothing is right or wrong. All of it is content. @type {Playable} */
export const situation = {
  name: "bienvenue",
  version: 1,
  events: questionnaireEvents,

  async mount(root, host) {
    const { show } = await load();
    if (!host.signal.aborted) show(root, { ...host, content: asked(host.content) }, {});
  },
};
