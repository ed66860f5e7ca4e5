/** @import { Situation } from "../../shared/situation.js" */
// Named here although simulate.js imports it: on a slow network each level of imports costs a round trip.
import "./model.js";
import { simulate } from "./simulate.js";

const files = ["draw", "art/actions", "art/scenes", "art/signs", "art/yard"];

const load = async () => {
  const [{ show }] = await Promise.all([import("./view.js"), ...files.map((file) => import(`./${file}.js`))]);
  return show;
};

// A browser fetches them while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/**
 * Prévention: how serious is it, and what would you do? Nothing is right or wrong here.
 * @type {Situation}
 */
export const situation = {
  name: "prevention",
  version: 1,
  events: {
    zone_opened: ["zone", "modality"],
    risk_rated: ["zone", "sign", "rt", "modality"],
    action_chosen: ["zone", "action", "rt", "modality"],
    zone_done: ["zone", "state"],
  },

  async mount(root, host) {
    const show = await load();
    if (!host.signal.aborted) show(root, host);
  },

  simulate,
};
