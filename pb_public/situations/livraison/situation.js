/** @import { Situation } from "../../shared/situation.js" */
import { questionnaireEvents } from "../../shared/questionnaire/model.js";
import { simulateQuestionnaire } from "../../shared/questionnaire/simulate.js";

/** A delivery round: functional reading, spelling, arithmetic. All of it is content. @type {Situation} */
export const situation = {
  name: "livraison",
  version: 1,
  events: questionnaireEvents,

  async mount(root, host) {
    const [{ show }, { pictures }] = await Promise.all([
      import("../../shared/questionnaire/view.js"),
      import("./art/pictures.js"),
    ]);
    if (!host.signal.aborted) show(root, host, pictures);
  },

  simulate: simulateQuestionnaire,
};
