import { html, nothing, svg } from "../../../vendor/lit-html.js";

/** @param {string} alt "" when the words beside it say it all @param {string} viewBox @param {unknown} content */
const picture = (alt, viewBox, content) => html`<svg class="eva-art q-art" viewBox=${viewBox}
  role=${alt ? "img" : nothing} aria-label=${alt || nothing}
  aria-hidden=${alt ? nothing : "true"} focusable="false">${content}</svg>`;

/** @param {unknown} content */
const place = (content) => (/** @type {string} */ alt) =>
  picture(
    alt,
    "0 0 120 120",
    svg`<path class="w" d="M-2 -2h124v124H-2z"/><path class="c5" d="M-2 98h124v24H-2z"/>${content}`,
  );

/** Places of the town, and the wall of the photo. @type {Record<string, (alt: string) => unknown>} */
export const pictures = {
  fountain: place(svg`
    <path class="c1" d="M60 26q-4 -14 -16 -12M60 26q4 -14 16 -12" />
    <path class="n" d="M60 30V16M60 30q-4 -18 -22 -10q-8 4 -8 16M60 30q4 -18 22 -10q8 4 8 16"/>
    <path class="s" d="M54 32h12v30H54z"/><path class="c6" d="M36 58h48q-4 14 -24 14t-24 -14z"/>
    <path class="s" d="M54 70h12v16H54z"/><path class="c6" d="M14 84h92v22H14z"/><path class="c1" d="M20 84h80v8H20z"/>`),
  tree: place(svg`
    <path class="c3" d="M52 106V62h16v44z"/><path class="n" d="M60 78l14 -14M60 86L46 72"/>
    <path class="c5" d="M60 10q22 -4 26 16q18 4 12 24q-2 16 -20 16q-8 8 -18 4q-10 4 -18 -4q-18 0 -20 -16q-6 -20 12 -24q4 -20 26 -16z"/>`),
  gate: place(svg`
    <path class="c6" d="M12 30h16v76H12zM92 30h16v76H92z"/><circle class="c2" cx="20" cy="24" r="8"/><circle class="c2" cx="100" cy="24" r="8"/>
    <path class="n" d="M28 44q32 -26 64 0M28 58h64M28 92h64M38 40v66M49 34v72M60 31v75M71 34v72M82 40v66"/>`),
  bandstand: place(svg`
    <path class="s" d="M26 52h68v40H26z"/><path class="c3" d="M60 14l48 38H12z"/><circle class="c2" cx="60" cy="13" r="5"/>
    <path class="n" d="M30 52v40M50 52v40M70 52v40M90 52v40M26 76h68M40 76v16M60 76v16M80 76v16"/>
    <path class="c6" d="M18 92h84v14H18z"/><path class="n" d="M46 92v14h28V92"/>`),
  station: place(svg`
    <path class="c6" d="M14 48h92v58H14z"/><path class="c4" d="M8 48l18 -18h68l18 18z"/>
    <circle class="s" cx="60" cy="34" r="14"/><path class="n" d="M60 34v-8M60 34h6"/>
    <path class="s" d="M24 60h16v18H24zM80 60h16v18H80z"/><path class="c1" d="M50 64h20v42H50z"/>`),
  wall: (alt) =>
    picture(
      alt,
      "0 0 320 150",
      svg`
        <path class="c3" d="M-4 -4h328v132H-4z"/>
        <path class="n" d="M-4 28h328M-4 62h328M-4 96h328M40 -4v32M120 -4v32M200 -4v32M280 -4v32M80 28v34M240 28v34M40 62v34M280 62v34M80 96v32M240 96v32"/>
        <path class="l" d="M-4 126h328v30H-4z"/>
        <path class="n" d="M-4 6q80 26 164 4t164 2"/><path class="c2" d="M30 13l18 4l-11 14zM170 8l18 -4l-7 17z"/><path class="c5" d="M96 17l20 -2l-9 17zM244 3l20 3l-12 14z"/>
        <circle class="s" cx="104" cy="108" r="27"/><circle class="s" cx="206" cy="108" r="27"/><circle class="i" cx="104" cy="108" r="4"/><circle class="i" cx="206" cy="108" r="4"/>
        <path class="n" d="M104 108l28 -44h54l20 44M132 64l22 44l32 -44M154 108h-50M184 52l2 12M180 50h20M122 56h18"/><circle class="c2" cx="154" cy="108" r="7"/>
        <path class="c1" d="M206 60h36v22h-36z"/>`,
    ),
};
