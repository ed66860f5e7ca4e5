/**
 * « Je donne mon avis », as the server wrote it in the page for this place; nothing when the deployment has none.
 *
 * @param {Document} [document]
 * @returns {Node|undefined}
 */
export function opinion(document = globalThis.document) {
  const written = /** @type {HTMLTemplateElement|null} */ (document.getElementById("avis"));
  return written?.content.cloneNode(true);
}
