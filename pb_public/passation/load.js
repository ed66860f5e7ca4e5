/** @import { Playable } from "../shared/situation.js" */

/** A name is a folder: nothing else may be loaded. */
const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * @param {string} name
 * @returns {Promise<{situation: Playable, undress: () => void}>} undress takes its style away again
 */
export async function loadSituation(name) {
  if (!NAME.test(name)) throw new Error(`no situation is called ${name}`);
  const link = styleOf(name);
  try {
    const [{ situation }] = await Promise.all([import(`../situations/${name}/situation.js`), applied(link)]);
    return { situation, undress: () => link.remove() };
  } catch (error) {
    link.remove();
    throw error;
  }
}

/** @param {string} name */
function styleOf(name) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(`../situations/${name}/${name}.css`, import.meta.url).href;
  return link;
}

/** A situation is never seen undressed. @param {HTMLLinkElement} link @returns {Promise<void>} */
function applied(link) {
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`no style at ${link.href}`));
    document.head.append(link);
  });
}
