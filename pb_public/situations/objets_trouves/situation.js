/** @import { Playable } from "../../shared/situation.js" */
import { questionnaireEvents } from "../../shared/questionnaire/events.js";

const files = ["model", "device", "pages", "screens", "art/icons", "art/pictures"];

const load = async () => {
  const [{ show }] = await Promise.all([
    import("./view.js"),
    import("../../shared/questionnaire/view.js"),
    ...files.map((file) => import(`./${file}.js`)),
  ]);
  return show;
};

// A browser fetches them while the person reads the instruction. Should that fail, mount says so.
if (globalThis.document) load().catch(() => {});

/**
 * Le téléphone perdu: a code, five apps with their questions in the order that one likes, then what one remembers.
 * @type {Playable}
 */
export const situation = {
  name: "objets_trouves",
  version: 1,
  events: {
    ...questionnaireEvents,
    app_opened: ["app", "modality"],
    app_closed: ["app"],
    unlock_tried: ["tries", "modality"],
  },

  async mount(root, host) {
    const show = await load();
    if (!host.signal.aborted) show(root, host);
  },
};
