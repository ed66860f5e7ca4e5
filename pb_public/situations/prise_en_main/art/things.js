import { html, svg } from "../../../vendor/lit-html.js";

/** One thing, one drawing in a box of 120 × 120. @type {Record<string, unknown>} */
const THINGS = {
  house: svg`<path d="M26 56h68v50H26z" class="art-6"/><path d="M12 58 60 18l48 40z" class="art-3"/><path d="M52 106V76h18v30" class="art-1"/>
    <path d="M77 68h11v12H77zM33 68h11v12H33z" class="art-paper"/>`,
  tree: svg`<path d="M53 106V72h14v34z" class="art-3"/><circle cx="60" cy="46" r="32" class="art-5"/><path d="M60 84V54M60 66l13-13M60 58 49 47"/>`,
  bench: svg`<path d="M14 46h92v13H14zM14 66h92v13H14z" class="art-2"/><path d="M26 46v60M94 46v60M18 79h84"/>`,
  box: svg`<path d="M18 44h84v60H18z" class="art-2"/><path d="M18 44 34 26h52l16 18z" class="art-6"/><path d="M60 26v34M52 60h16V44H52z" class="art-paper"/>`,
  van: van(svg`<path d="M14 40h52v34H14z" class="art-paper"/>`),
  van_full: van(
    svg`<path d="M14 40h52v34H14z" class="art-paper"/><path d="M26 48h28v26H26z" class="art-2"/><path d="M40 48v12"/>`,
  ),
  bin: svg`<path d="M28 40h64l-7 66H35z" class="art-4"/><path d="M22 30h76v10H22zM50 30v-8h20v8" class="art-6"/><path d="M47 54l3 40M60 54v40M73 54l-3 40"/>`,
  cup: svg`<path d="M24 46h60v32a22 22 0 0 1-22 22H46a22 22 0 0 1-22-22z" class="art-1"/><path d="M84 55h9a12 12 0 0 1 0 24h-9M16 106h76M44 34c-5-6 5-9 0-16M62 34c-5-6 5-9 0-16"/>`,
  bike: svg`<circle cx="30" cy="78" r="21" class="art-paper"/><circle cx="90" cy="78" r="21" class="art-paper"/>
    <path d="M30 78 48 46h31L60 78H30m18-32 12 32M79 46l11 32M79 46l-3-14h13M41 46h14"/><circle cx="60" cy="78" r="5" class="art-3"/>`,
  key: svg`<circle cx="38" cy="60" r="24" class="art-2"/><circle cx="38" cy="60" r="9" class="art-paper"/><path d="M61 53h47v14H97v12H85V67H61z" class="art-2"/>`,
  lamp: svg`<path d="M40 18h40l18 44H22z" class="art-2"/><path d="M60 62v34M38 106c0-14 44-14 44 0z" class="art-1"/><path d="M82 62v16"/>`,
  speaker: svg`<path d="M14 46h20l26-22v72L34 74H14z" class="hands-ink"/><path d="M76 42c12 10 12 26 0 36M90 28c22 20 22 44 0 64"/>`,
  left: svg`<path d="M100 60H22M54 26 20 60l34 34"/>`,
  right: svg`<path d="M20 60h78M66 26l34 34-34 34"/>`,
};

/** A van seen from the side. @param {unknown} hold what shows through its open side */
function van(hold) {
  return svg`<path d="M6 32h66v54H6z" class="art-1"/><path d="M72 46h22l20 22v18H72z" class="art-1"/><path d="M80 53h11l12 14H80z" class="art-paper"/>
    ${hold}<circle cx="30" cy="90" r="12" class="art-6"/><circle cx="90" cy="90" r="12" class="art-6"/>`;
}

/** A thing; its name stands beside it. @param {string} id */
export const thing = (id) =>
  html`<svg class="eva-art hands-art hands-art--${id}" viewBox="0 0 120 120" aria-hidden="true" focusable="false">${THINGS[id]}</svg>`;

/** A street, a person at x, a door at its end. @param {number} x */
export const street = (x) =>
  html`<svg class="eva-art hands-street" viewBox="0 0 640 200" aria-hidden="true" focusable="false">
    <path d="M-4 172h648v32H-4z" class="art-6"/>
    <path d="M44 172V96M80 60a36 36 0 1 0-72 0 36 36 0 1 0 72 0z" class="art-5"/>
    <path d="M486 172V44h136v128z" class="art-2"/><path d="M472 46 554 10l82 36z" class="art-3"/>
    <path d="M530 172V92h54v80" class="art-1"/><circle cx="574" cy="134" r="4" class="art-paper"/>
    <g transform="translate(${x} 0)">
      <path d="M-9 128-16 170M7 128l10 42"/><path d="M-20 84q18-14 36 0l5 48h-46z" class="art-4"/>
      <path d="M-18 92-30 118M16 92l20 20"/><circle cx="-2" cy="56" r="21" class="hands-skin"/>
      <path d="M-24 56c-6-34 46-38 44-6-12 2-22-4-26-12-2 12-10 18-18 18z" class="hands-hair"/><path d="M8 58v4M2 68q5 3 9-1"/>
    </g>
  </svg>`;

const SIGNS = {
  done: svg`<circle cx="20" cy="20" r="18"/><path d="M11 21 17 28 29 13"/>`,
  look: svg`<path d="M2 2h36v36H2z"/><path d="M20 9v14M20 29v1"/>`,
};

/** Round with a tick, square with a mark: never a colour alone. @param {"done"|"look"} kind */
export const sign = (kind) =>
  html`<svg class="hands-sign hands-sign--${kind}" viewBox="0 0 40 40" aria-hidden="true" focusable="false">${SIGNS[kind]}</svg>`;
