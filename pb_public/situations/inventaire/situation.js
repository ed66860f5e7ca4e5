/** @import { Situation } from "../../shared/situation.js" */
// Named here although simulate.js imports it: on a slow network each level of imports costs a round trip.
import "./model.js";
import { simulate } from "./simulate.js";

const files = ["storeroom", "shelf", "inside", "form", "keyboard", "art/containers", "art/goods"];

const load = async () => {
  const [{ show }] = await Promise.all([import("./view.js"), ...files.map((file) => import(`./${file}.js`))]);
  return show;
};

// A browser fetches them while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/**
 * Inventaire: the containers of a storeroom are opened, what is in them is
 * counted, and the totals are written until all are right.
 * @type {Situation}
 */
export const situation = {
  name: "inventaire",
  version: 1,
  events: {
    container_opened: ["container", "place", "modality"],
    container_closed: ["container"],
    form_opened: [],
    form_closed: [],
    inventory_checked: ["attempt", "blanks", "answers", "modality"],
    product_done: ["product"],
  },

  async mount(root, host) {
    const show = await load();
    if (!host.signal.aborted) show(root, host);
  },

  simulate,
};
