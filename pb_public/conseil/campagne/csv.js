/** What a spreadsheet could take for a formula. */
const dangerous = /^[=+\-@\t\r']/;

/** @param {string} value @returns {string} one cell, which no spreadsheet computes */
function cell(value) {
  const safe = dangerous.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * A list that French spreadsheets open: semicolons, and a mark of UTF-8.
 *
 * @param {string[][]} rows
 * @returns {string}
 */
export function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
