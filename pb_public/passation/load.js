/** @import { Situation } from "../shared/situation.js" */

/** A name is a folder: nothing else may be loaded. */
const NAME = /^[a-z][a-z0-9_]*$/;

/** @param {string} name @returns {Promise<Situation>} */
export async function loadSituation(name) {
  if (!NAME.test(name)) throw new Error(`no situation is called ${name}`);
  const [{ situation }] = await Promise.all([import(`../situations/${name}/situation.js`), loadStyle(name)]);
  return situation;
}

/** @param {string} name @returns {Promise<void>} once applied: a situation is never seen undressed */
function loadStyle(name) {
  const href = new URL(`../situations/${name}/${name}.css`, import.meta.url).href;
  const known = [...document.querySelectorAll("link[rel=stylesheet]")].some(
    (link) => /** @type {any} */ (link).href === href,
  );
  if (known) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`no style for ${name}`));
    };
    document.head.append(link);
  });
}
