/** @import { Situation } from "../../shared/situation.js" */
import { simulate } from "./simulate.js";

/**
 * Les mots: an old printer garbles the labels of a workshop; which ones bear
 * a French word?
 * @type {Situation}
 */
export const situation = {
  name: "maintenance",
  version: 1,
  events: {
    word_shown: ["word"],
    word_answered: ["word", "answer", "rt", "modality"],
  },

  async mount(root, host) {
    const { show } = await import("./view.js");
    show(root, host);
  },

  simulate,
};
