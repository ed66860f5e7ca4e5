/** @import { Situation } from "../../shared/situation.js" */
// Named here although play.js imports them: on a slow network each level of imports costs a round trip.
import "./look.js";
import "./model.js";
import "./order.js";
import { simulate } from "./play.js";

const files = ["art", "desk", "frames", "keyboard", "pieces", "pointer", "room", "scene", "stage", "training"];

const load = async () => {
  const [{ show }] = await Promise.all([import("./view.js"), ...files.map((file) => import(`./${file}.js`))]);
  return show;
};

// A browser fetches them while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/**
 * Contrôle qualité: radio sets pass on a belt; each is like the model or not.
 * @type {Situation}
 */
export const situation = {
  name: "controle",
  version: 1,
  events: {
    piece_shown: ["piece"],
    piece_taken: ["piece", "modality"],
    piece_placed: ["piece", "bin", "modality"],
    piece_released: ["piece", "modality"],
    piece_expired: ["piece", "bin"],
    frames_dropped: ["count", "worst"],
  },

  async mount(root, host) {
    const show = await load();
    if (!host.signal.aborted) show(root, host);
  },

  simulate,
};
