/** @import { Situation } from "../../shared/situation.js" */
// Named here although simulate.js imports it: on a slow network each level of imports costs a round trip.
import "./model.js";
import { simulate } from "./simulate.js";

const files = ["bench", "draw", "keyboard", "pointer", "art/tiles"];

const load = async () => {
  const [{ show }] = await Promise.all([import("./view.js"), ...files.map((file) => import(`./${file}.js`))]);
  return show;
};

// A browser fetches them while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/**
 * Tri: tiles on a table go into the compartment that bears the same model.
 * @type {Situation}
 */
export const situation = {
  name: "tri",
  version: 1,
  events: {
    piece_taken: ["piece", "modality"],
    piece_placed: ["piece", "container", "modality"],
    piece_released: ["piece", "modality"],
    piece_done: ["piece"],
  },

  async mount(root, host) {
    const show = await load();
    if (!host.signal.aborted) show(root, host);
  },

  simulate,
};
