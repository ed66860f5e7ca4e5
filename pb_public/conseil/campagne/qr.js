import { html } from "../../vendor/lit-html.js";
import encodeQR from "../../vendor/qr.js";
import { squares } from "./squares.js";

const border = 4; // squares of white that the standard asks for

/** Always dark on white, whatever the theme: cameras read nothing else. @param {string} text */
export function qrImage(text) {
  const matrix = encodeQR(text, "raw", { border });
  return html`
    <svg class="office-qr" role="img" aria-label="QR code du lien" viewBox="0 0 ${matrix.length} ${matrix.length}"
      shape-rendering="crispEdges">
      <rect width=${matrix.length} height=${matrix.length} fill="#fff"></rect>
      <path d=${squares(matrix)} fill="#000"></path>
    </svg>
  `;
}
