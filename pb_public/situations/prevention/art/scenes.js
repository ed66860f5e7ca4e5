import { drawOffice, drawYard } from "./yard.js";

/** The drawings of a content's scenes, 640 × 360. @type {Record<string, () => unknown>} */
export const scenes = { yard: drawYard, office: drawOffice };
