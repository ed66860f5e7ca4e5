/** @import { ItemType } from "../types.js" */
import { singleChoice } from "./single_choice.js";

/**
 * One answer among several about oneself. None is right, and each question may stay without an answer.
 *
 * stimulus: `options`, in the order given.
 *
 * @type {ItemType}
 */
export const declaration = {
  ...singleChoice,
  scored: false,
  skip: "Je préfère ne pas répondre",
  usual: 8000,
  sample: ({ stimulus: { options } }, random) => options[Math.floor(random() * options.length)].id,
  arrange: (item) => item,

  read(item, draft) {
    const reading = singleChoice.read(item, draft);
    return "answer" in reading
      ? reading
      : { problem: "Choisissez une réponse, ou appuyez sur « Je préfère ne pas répondre »." };
  },

  wrong: () => "",
};
