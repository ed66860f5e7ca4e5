/** @import { Situation } from "../../shared/situation.js" */
// Named here although simulate.js imports it: on a slow network each level of imports costs a round trip.
import "./model.js";
import { simulate } from "./simulate.js";

const files = ["draw", "art/scenes", "art/street", "art/machines", "art/storeroom"];

const load = async () => {
  const [{ show }] = await Promise.all([import("./view.js"), ...files.map((file) => import(`./${file}.js`))]);
  return show;
};

// A browser fetches them while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/**
 * Sécurité: a building site in a street; what is dangerous there?
 * @type {Situation}
 */
export const situation = {
  name: "securite",
  version: 1,
  events: {
    zone_opened: ["zone", "modality"],
    danger_identified: ["zone", "answer", "rt", "modality"],
    danger_qualified: ["zone", "answer", "rt", "modality"],
    zone_done: ["zone", "state"],
    outside_clicked: ["x", "y"],
  },

  async mount(root, host) {
    const show = await load();
    if (!host.signal.aborted) show(root, host);
  },

  simulate,
};
