/** @import { Situation } from "../../shared/situation.js" */
import { simulateQuestionnaire } from "../../shared/questionnaire/simulate.js";
import { situation as played } from "./situation.js";

/** The situation with its simulation, which no page loads. @type {Situation} */
export const situation = { ...played, simulate: simulateQuestionnaire };
