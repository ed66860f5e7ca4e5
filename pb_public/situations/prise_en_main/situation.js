/** @import { Situation } from "../../shared/situation.js" */
// Named here although simulate.js imports it: on a slow network each level of imports costs a round trip.
import "./model.js";
import { simulate } from "./simulate.js";

const files = ["draw", "kinds/arrows", "kinds/move", "kinds/pick", "kinds/type", "art/things"];

const load = async () => {
  const [{ show }] = await Promise.all([import("./view.js"), ...files.map((file) => import(`./${file}.js`))]);
  return show;
};

// A browser fetches them while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/**
 * Prise en main: six steps to listen, press, move, type, use arrows, choose.
 * @type {Situation}
 */
export const situation = {
  name: "prise_en_main",
  version: 1,
  events: {
    step_shown: ["step"],
    step_tried: ["step", "ok", "modality"],
    step_done: ["step", "tries", "rt", "modality"],
    step_skipped: ["step", "tries", "rt", "modality"],
  },

  async mount(root, host) {
    const show = await load();
    if (!host.signal.aborted) show(root, host);
  },

  simulate,
};
