/**
 * The dark squares of a QR code as one SVG path: a run of squares of a row is one rectangle.
 *
 * @param {boolean[][]} matrix
 * @returns {string}
 */
export function squares(matrix) {
  const parts = [];
  for (const [y, row] of matrix.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      const width = x - start + 1;
      parts.push(`M${start} ${y}h${width}v1h-${width}z`);
    }
  }
  return parts.join("");
}
