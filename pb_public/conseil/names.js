/** Letters that Unicode does not take apart. @type {Record<string, string>} */
const letters = { œ: "oe", æ: "ae", ß: "ss", ł: "l", ø: "o", đ: "d", ı: "i" };

/**
 * A name as it is searched: small letters and digits without accents, one space between words. The server writes the same
 * in `name_key` (hooks/internal/identity).
 *
 * @param {string} name @returns {string}
 */
export function nameKey(name) {
  const key = name
    .toLowerCase()
    .replace(/[œæßłøđı]/g, (letter) => letters[letter])
    .normalize("NFKD")
    .replace(/[\p{Mn}'’‘ʼ`´]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, " ")
    .trim();
  return key || name.trim().toLowerCase();
}

/** A personal code in groups of four, as it is read aloud. @param {string} code */
export function spoken(code) {
  return code.replace(/(.{4})(?=.)/g, "$1\u00a0");
}
