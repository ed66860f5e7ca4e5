/**
 * One form for the ways to write a name: "  Planning  Été.PDF" is "planning ete.pdf".
 *
 * @param {string} text
 */
export const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[’']/g, " ")
    .replace(/[|=;]/g, "")
    .replace(/\s+/g, " ")
    .trim();
