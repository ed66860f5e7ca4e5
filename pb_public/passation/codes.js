/** Without vowels nor Y, as the server draws them: no code makes a word. */
const CONSONANTS = "[B-DF-HJ-NP-TV-XZ]";
const CAMPAIGN = new RegExp(`^${CONSONANTS}{3}[0-9]{5}$`);
const RESUME = new RegExp(`^${CONSONANTS}{5}[0-9]{4}$`);

/** Letters that are taken for a digit, on paper and on a screen. */
const LOOKALIKES = { O: "0", Q: "0", I: "1", L: "1" };

/**
 * What was typed, as a code: capitals, no space, hyphen nor dot, and the
 * letters that can only be digits there put right.
 *
 * @param {string} typed
 * @param {number} letters How many letters open this kind of code.
 */
function tidy(typed, letters) {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const digits = plain.slice(letters).replace(/[OQIL]/g, (letter) => LOOKALIKES[/** @type {"O"} */ (letter)]);
  return plain.slice(0, letters) + digits;
}

/** @param {string} typed @returns {string} the campaign code, or "" when it cannot be one */
export function campaignCode(typed) {
  const code = tidy(typed, 3);
  return CAMPAIGN.test(code) ? code : "";
}

/** @param {string} typed @returns {string} the resume code (BCDFG-2345), or "" when it cannot be one */
export function resumeCode(typed) {
  const code = tidy(typed, 5);
  return RESUME.test(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : "";
}

/**
 * The personal code of a link or QR code, after `#` or `#p=`: a fragment is never
 * sent to the server nor kept in its logs.
 *
 * @param {string} hash
 */
export function personalCodeOf(hash) {
  const text = hash.replace(/^#/, "");
  return /^[0-9]{8}$/.test(text) ? text : (new URLSearchParams(text).get("p")?.trim() ?? "");
}

/** The pass of a test run, after `#essai=`. @param {string} hash */
export const passOf = (hash) => new URLSearchParams(hash.replace(/^#/, "")).get("essai") ?? "";
