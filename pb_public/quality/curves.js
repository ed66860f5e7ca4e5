// Draws the curves of information beside their tables. Without the library the tables stand alone.
import { chartTheme } from "../stats/theme.js";

/** @typedef {typeof import("../vendor/echarts.js")} ECharts */
/** @typedef {import("./format.js").Report} Report */

/** What tells one line from another beside its colour; the glyph stands for the symbol in the legend. */
export const marks = [
  { symbol: "circle", glyph: "●", dash: "solid" },
  { symbol: "rect", glyph: "■", dash: "solid" },
  { symbol: "triangle", glyph: "▲", dash: "solid" },
  { symbol: "diamond", glyph: "◆", dash: "solid" },
  { symbol: "emptyCircle", glyph: "○", dash: "dashed" },
  { symbol: "emptyRect", glyph: "□", dash: "dashed" },
  { symbol: "emptyTriangle", glyph: "△", dash: "dashed" },
  { symbol: "emptyDiamond", glyph: "◇", dash: "dashed" },
];

/** @returns {Promise<ECharts>} */
function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("../vendor/echarts.js", import.meta.url).href;
    script.onload = () => resolve(/** @type {any} */ (window).echarts);
    script.onerror = () => reject(new Error("the charts' library did not load"));
    document.head.append(script);
  });
}

const numbers = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
const axisLabel = { formatter: (/** @type {number} */ value) => numbers.format(value) };

/**
 * The option of the server, with what only the page knows: colours, marks and number formats.
 * @param {any} option
 */
function adapt(option) {
  const style = getComputedStyle(document.documentElement);
  const color = (/** @type {string} */ name) => style.getPropertyValue(`--eva-${name}`).trim();
  return {
    ...option,
    color: undefined,
    animation: false,
    xAxis: option.xAxis.map((/** @type {any} */ axis) => ({ ...axis, data: undefined, axisLabel })),
    yAxis: option.yAxis.map((/** @type {any} */ axis) => ({ ...axis, axisLabel })),
    series: option.series.map((/** @type {any} */ series, /** @type {number} */ i) => {
      const { symbol, dash } = marks[i];
      const ink = color(dash === "solid" ? "accent" : "warn");
      return { ...series, symbol, itemStyle: { color: ink }, lineStyle: { color: ink, width: 2, type: dash } };
    }),
  };
}

/** @param {ECharts} echarts @param {HTMLElement} element @param {any} option */
function draw(echarts, element, option) {
  /** @type {import("../vendor/echarts.js").ECharts | undefined} */
  let chart;
  const redraw = () => {
    chart?.dispose();
    chart = echarts.init(element, chartTheme());
    chart.setOption(adapt(option));
  };
  redraw();
  new ResizeObserver(() => {
    if (chart && chart.getWidth() !== element.clientWidth) redraw();
  }).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast"] });
}

/** @param {HTMLElement} place @param {Report} report */
export async function drawCurves(place, report) {
  const elements = /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-curve]"));
  if (elements.length === 0) return;
  const echarts = await load().catch(() => null);
  for (const element of elements) {
    const curves = report.scales.find((scale) => scale.name === element.dataset.scale)?.curves;
    const option = element.dataset.curve === "test" ? curves?.test_chart : curves?.item_chart;
    if (echarts && option) draw(echarts, element, option);
    else element.closest("figure")?.remove();
  }
}
