import { svg } from "../../../vendor/lit-html.js";
import { fish } from "./goods.js";
import { at, each, figure, icon, on, scene, text } from "./parts.js";

/** @param {number} degrees from the top, clockwise @param {number} radius @param {number} x @param {number} y @returns {[number, number]} */
function polar(degrees, radius, x, y) {
  const angle = (degrees * Math.PI) / 180;
  return [Math.round(x + radius * Math.sin(angle)), Math.round(y - radius * Math.cos(angle))];
}

/** @param {number} hour @param {number} minute */
const clock = (hour, minute) => (/** @type {string} */ alt) => {
  const [hx, hy] = polar(hour * 30 + minute / 2, 78, 320, 200);
  const [mx, my] = polar(minute * 6, 126, 320, 200);
  const hours = Array.from({ length: 12 }, (_, i) => i + 1);
  return figure(
    alt,
    svg`
      <circle class="s" cx="320" cy="200" r="186"/>
      ${hours.map((h) => svg`<path d="M${polar(h * 30, 184, 320, 200)}L${polar(h * 30, 172, 320, 200)}"/>`)}
      ${hours.map((h) => text(...lower(polar(h * 30, 148, 320, 200)), h))}
      <path class="heavy" d="M320 200L${hx} ${hy}"/><path d="M320 200L${mx} ${my}"/><circle class="i" cx="320" cy="200" r="9"/>`,
  );
};

/** Text stands on its line: its middle is lower. @param {[number, number]} place @returns {[number, number]} */
const lower = ([x, y]) => [x, y + 12];

export const clock1 = clock(8, 20);
export const clock2 = clock(7, 40);

/** A scale from 0 to 5 kg, a line every 200 g. @param {number} fifths lines from 0 */
const dial = (fifths) => (/** @type {string} */ alt) => {
  const turn = (/** @type {number} */ n) => -120 + n * 9.6;
  const lines = Array.from({ length: 26 }, (_, n) => n);
  return figure(
    alt,
    svg`
      <circle class="s" cx="320" cy="206" r="190"/>
      ${lines.map((n) => svg`<path d="M${polar(turn(n), 168, 320, 216)}L${polar(turn(n), n % 5 ? 152 : 138, 320, 216)}"/>`)}
      ${lines.filter((n) => n % 5 === 0).map((n) => text(...lower(polar(turn(n), 112, 320, 216)), n / 5))}
      <path class="heavy" d="M320 216L${polar(turn(fifths), 150, 320, 216)}"/><circle class="i" cx="320" cy="216" r="10"/>
      ${text(320, 330, "kg", "big")}`,
  );
};
export const dial1 = dial(8);
export const dial2 = dial(12);

/** From −5 to 15 °C, a line every degree. @param {number} degrees */
const cold = (degrees) => (/** @type {string} */ alt) => {
  const height = (/** @type {number} */ t) => 300 - (t + 5) * 13;
  const lines = Array.from({ length: 21 }, (_, i) => i - 5);
  return figure(
    alt,
    svg`
      <path class="s" d="M296 322V34q0 -24 24 -24t24 24v288q18 12 18 32q0 36 -42 36t-42 -36q0 -20 18 -32z"/>
      <circle class="c3" cx="320" cy="352" r="28"/><path class="c3" d="M310 334V${height(degrees)}h20V334z"/>
      ${lines.map((t) => svg`<path d="M350 ${height(t)}h${t % 5 ? 22 : 44}"/>`)}
      ${lines.filter((t) => t % 5 === 0).map((t) => text(430, height(t) + 11, String(t).replace("-", "−")))}
      ${text(220, 60, "°C", "big")}`,
  );
};
export const cold1 = cold(7);
export const cold2 = cold(3);

/** Four measuring cups, each a zone of the content; a long line every 100 mL, a short one between. @param {string} alt */
export const cups = (alt) =>
  figure(alt, svg`${[150, 250, 300, 350].map((volume, i) => cup(14 + i * 160, volume, i + 1))}`);

/** @param {number} x @param {number} volume mL @param {number} number */
function cup(x, volume, number) {
  const level = (/** @type {number} */ v) => 330 - v * 0.62;
  const lines = [50, 100, 150, 200, 250, 300, 350, 400];
  return svg`
    <path class="s" d="M${x} 50h126l-8 280h-110z"/>
    <path class="c2" d="M${x + 4} ${level(volume)}h118l-4 ${330 - level(volume)}h-110z"/>
    ${lines.map((v) => svg`<path d="M${x + 116} ${level(v)}h${v % 100 ? -18 : -36}"/>`)}
    ${lines.filter((v) => v % 100 === 0).map((v) => text(x + 48, level(v) + 8, v, "small"))}
    ${text(x + 63, 374, number)}${text(x + 96, 78, "mL", "small")}`;
}

/** @param {string} alt */
export const thermometer = (alt) =>
  icon(
    alt,
    svg`<path class="s" d="M50 76V22q0 -10 10 -10t10 10v54q10 6 10 16q0 18 -20 18t-20 -18q0 -10 10 -16z"/><circle class="c3" cx="60" cy="92" r="12"/><path class="heavy" d="M60 82V46"/><path d="M78 26h14M78 40h10M78 54h14"/>`,
  );
/** @param {string} alt */
export const tape = (alt) =>
  icon(
    alt,
    svg`<path class="c2" d="M64 76q-34 0 -34 -30t32 -30t32 30v30z"/><circle class="s" cx="62" cy="48" r="15"/><path class="s" d="M64 76h46v20H14V76z"/><path d="M26 76v10M40 76v7M54 76v10M68 76v7M82 76v10M96 76v7"/>`,
  );
/** @param {string} alt */
export const balance = (alt) =>
  icon(
    alt,
    svg`<path class="c1" d="M22 104l12 -52h52l12 52z"/><path class="s" d="M14 36h92v16H14z"/><circle class="s" cx="60" cy="78" r="17"/><path d="M60 78l8 -10"/>`,
  );
/** @param {string} alt */
export const measuringCup = (alt) =>
  icon(
    alt,
    svg`<path class="s" d="M28 20h58l-6 86H34z"/><path class="c2" d="M31 62h52l-3 44H34z"/><path d="M84 34q22 2 20 26t-22 24M70 34h13M66 48h16M70 76h11M66 90h14"/>`,
  );

/** @param {string} alt */
export const box = (alt) =>
  figure(
    alt,
    svg`
      <path class="c2" d="M120 150h300v180H120z"/><path class="c6" d="M120 150l80 -80h300l-80 80z"/><path class="c2" d="M420 150l80 -80v180l-80 80z"/>
      ${text(270, 376, "Longueur")}${text(540, 320, "Largeur")}${text(570, 170, "Hauteur")}
      <path d="M120 346h300M120 338v16M420 338v16M432 338l78 -78M514 72v176M506 72h16M506 248h16"/>`,
    440,
  );

/** @param {string} alt */
export const tank = (alt) =>
  scene(
    alt,
    svg`
      <path class="s" d="M120 130h330v180H120zM120 130l70 -60h330l-70 60zM450 130l70 -60v180l-70 60z"/>
      <path class="c1" d="M120 160q40 -14 82 0t82 0t82 0t84 0v150H120z"/>
      ${at(270, 280, fish(0, 0))}${at(380, 240, fish(0, 0), 0.8)}${each(
        [...on(200, 200), ...on(184, 214), ...on(190, 330)],
        (x, y) => svg`<circle class="s" cx=${x} cy=${y} r="6"/>`,
      )}`,
  );
