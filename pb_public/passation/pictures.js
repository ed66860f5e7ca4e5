/** @import { TemplateResult } from "../vendor/lit-html.js" */
import { html, svg } from "../vendor/lit-html.js";

/** @param {string} viewBox @param {TemplateResult<2>} drawing @param {string} [extra] */
const art = (viewBox, drawing, extra = "") =>
  html`<svg class="eva-art ${extra}" viewBox=${viewBox} aria-hidden="true" focusable="false">${drawing}</svg>`;

/** The words of the sound check: short, known to all, and nothing alike to the ear. */
export const words = {
  clé: () =>
    art(
      "0 0 120 120",
      svg`
    <circle cx="38" cy="60" r="24" class="art-2"/><circle cx="38" cy="60" r="9" class="art-paper"/>
    <path d="M61 53h45v14H96v11H84V67H61z" class="art-2"/>`,
    ),
  maison: () =>
    art(
      "0 0 120 120",
      svg`
    <path d="M26 58h68v46H26z" class="art-6"/><path d="M14 60 60 20l46 40z" class="art-3"/>
    <path d="M52 104V78h17v26" class="art-1"/><path d="M76 68h10v12H76zM34 68h10v12H34z" class="art-paper"/>`,
    ),
  vélo: () =>
    art(
      "0 0 120 120",
      svg`
    <circle cx="30" cy="76" r="21" class="art-paper"/><circle cx="90" cy="76" r="21" class="art-paper"/>
    <path d="M30 76 48 44h31L60 76H30m18-32 12 32M79 44l11 32M79 44l-3-13h12M41 44h14"/>
    <circle cx="60" cy="76" r="5" class="art-3"/>`,
    ),
  tasse: () =>
    art(
      "0 0 120 120",
      svg`
    <path d="M26 50h58v28a20 20 0 0 1-20 20H46a20 20 0 0 1-20-20z" class="art-1"/>
    <path d="M84 58h8a11 11 0 0 1 0 22h-9"/><path d="M18 104h74" /><path d="M44 38c-5-6 5-9 0-16M62 38c-5-6 5-9 0-16"/>`,
    ),
};

/** Along the path, one building a situation. */
const buildings = [
  svg`<path d="M18 52h84v50H18z" class="art-6"/><path d="M18 52V30l28 22V30l28 22V30l28 22z" class="art-1"/>
    <path d="M30 66h16v14H30zM54 66h16v14H54z" class="art-paper"/><path d="M80 102V74h14v28" class="art-3"/>`,
  svg`<path d="M22 50h76v52H22z" class="art-6"/><path d="M14 50 24 26h72l10 24z" class="art-2"/>
    <path d="M37 50l4-24M60 50V26M83 50l-4-24"/><path d="M32 62h32v24H32z" class="art-paper"/><path d="M74 102V64h16v38" class="art-4"/>`,
  svg`<path d="M16 44 60 22l44 22v58H16z" class="art-6"/><path d="M16 44 60 22l44 22-4 8H20z" class="art-3"/>
    <path d="M34 102V66h52v36" class="art-1"/><path d="M34 78h52M34 90h52"/>`,
  svg`<path d="M30 28h60v74H30z" class="art-6"/><path d="M24 28h72l-6-12H30z" class="art-5"/>
    <path d="M42 42h12v12H42zM66 42h12v12H66zM42 64h12v12H42zM66 64h12v12H66z" class="art-paper"/><path d="M53 102V86h14v16" class="art-2"/>`,
];

/** @param {number} index */
export const building = (index) => art("0 0 120 110", buildings[index % buildings.length], "building");

/** Who walks along the path: « you are here ». */
export const walker = () =>
  art(
    "0 0 40 72",
    svg`
  <circle cx="20" cy="12" r="8" class="art-skin-3"/><path d="M12 10c0-10 16-10 16 0" class="art-4"/>
  <path d="M12 24h16v24H12z" class="art-3"/><path d="M12 26 5 40M28 26l7 12M16 48l-4 18M24 48l5 18"/>`,
    "walker",
  );

/** The door of the service: a path through a quarter at work, towards the sun. */
export const quarter = () =>
  art(
    "0 0 640 190",
    svg`
  <circle cx="478" cy="88" r="46" class="art-2 art-bare"/>
  <path d="M-900 190v-40c220-50 420-50 560-30 130 18 240 16 340 8 90-50 190-56 300-22 120 38 220 20 340-22 150-46 300-30 440 0 130 28 240 30 460-10v116z" class="art-5 art-bare"/>
  <path d="M-900 190v-22c180-30 340-30 480-16 160 16 290 14 420 2 110-34 240-26 350-2 110 22 200 10 290-14 130-30 270-22 400 4 150 28 300 24 500-6v54z" class="art-1 art-bare"/>
  <path d="M196 190c40-26 150-22 190-44 30-18 34-34 66-44 6 22-4 44-30 60-18 12-34 18-44 28z" class="art-6 art-bare"/>
  <g><path d="M52 92h74v58H52z" class="art-6"/><path d="M52 92V70l25 22V70l25 22V70l24 22z" class="art-3"/>
    <path d="M64 106h14v14H64zM90 106h14v14H90z" class="art-paper"/><path d="M84 150v-18h16v18" class="art-2"/></g>
  <g><path d="M168 84h58v64h-58z" class="art-6"/><path d="M160 84 170 64h54l10 20z" class="art-2"/>
    <path d="M178 94h38v20h-38z" class="art-paper"/><path d="M188 148v-22h18v22" class="art-4"/></g>
  <g><path d="M536 92l38-26 38 26v58h-76z" class="art-6"/><path d="M530 94l44-32 44 32" />
    <path d="M556 150v-32h36v32" class="art-3"/><path d="M556 128h36M556 138h36"/></g>
  <path d="M266 146v-22M506 152v-20"/><circle cx="266" cy="110" r="17" class="art-5"/><circle cx="506" cy="120" r="14" class="art-5"/>`,
    "quarter",
  );

/** Five faces, from the least to the most content. */
const mouths = [
  "M40 84c8-14 32-14 40 0",
  "M42 82c9-8 27-8 36 0",
  "M42 80h36",
  "M42 76c9 9 27 9 36 0",
  "M38 72c8 20 36 20 44 0z",
];

/** @param {number} mark 1..5 */
export const face = (mark) =>
  art(
    "0 0 120 120",
    svg`
  <circle cx="60" cy="60" r="44" class="art-face-${mark}"/><path d="M46 48v6M74 48v6"/><path d=${mouths[mark - 1]} class=${mark === 5 ? "art-paper" : ""}/>`,
    "face",
  );

/** A strength: a sun over a hill, as in the mark of the service. */
export const sun = () =>
  art(
    "0 0 120 120",
    svg`
  <circle cx="60" cy="58" r="22" class="art-2"/><path d="M60 16v10M24 30l7 7M96 30l-7 7M12 62h10M98 62h10"/>
  <path d="M14 104c8-30 84-30 92 0z" class="art-1"/>`,
    "building",
  );
