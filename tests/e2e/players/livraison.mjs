export { play } from "./questionnaire.mjs";
