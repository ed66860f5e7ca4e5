import { drawStoreroom } from "./storeroom.js";
import { drawStreet } from "./street.js";

/** The drawings of a content's scenes, 640 × 360. @type {Record<string, () => unknown>} */
export const scenes = { street: drawStreet, storeroom: drawStoreroom };
