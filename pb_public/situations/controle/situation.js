/** @import { Situation } from "../../shared/situation.js" */
import { simulate } from "./play.js";

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
    const { show } = await import("./view.js");
    show(root, host);
  },

  simulate,
};
