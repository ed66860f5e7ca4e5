import * as inside from "./inside.js";
import * as outside from "./outside.js";
import * as things from "./things.js";

/** The drawings by the name that the content gives them. @type {Record<string, (alt: string) => unknown>} */
export const pictures = { ...inside, ...outside, ...things };
