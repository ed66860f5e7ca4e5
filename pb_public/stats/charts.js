// Draws a chart under each table of figures. The page is whole without it: the tables hold the same figures, and the
// library only comes when a chart is about to be seen.
import { chartTheme, marks } from "./theme.js";

/** @typedef {typeof import("../vendor/echarts.js")} ECharts */
/** @typedef {import("../vendor/echarts.js").ECharts} Chart */
/** @typedef {{option: any, format: (value: number) => string}} Drawing what the server gave, and how to write a figure */

const libraryAddress = new URL("../vendor/echarts.js", import.meta.url).href;

/** @type {Promise<ECharts> | undefined} */
let library;

/** @returns {Promise<ECharts>} */
function load() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = libraryAddress;
    script.onload = () => resolve(/** @type {any} */ (window).echarts);
    script.onerror = () => reject(new Error("the charts' library did not load"));
    document.head.append(script);
  });
  return library;
}

/** @param {HTMLElement} element @returns {Drawing} */
function read(element) {
  const source = document.getElementById(element.dataset.chart ?? "");
  const digits = Number(element.dataset.decimals);
  const numbers = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const unit = element.dataset.unit ? `\u202f${element.dataset.unit}` : "";
  return { option: JSON.parse(source?.textContent ?? "{}"), format: (value) => numbers.format(value) + unit };
}

/** Of a chart with one bar a row: the room of a row, and the bar in it, in px. */
const rowHeight = 60;
const barHeight = 18;

/** Names of rows stand above their bars, in the room that these leave. */
const above = {
  padding: [0, 0, barHeight / 2 + 4, -5],
  overflow: "break",
  lineHeight: 16,
  showMinLabel: true,
  showMaxLabel: true,
};

/** @param {Drawing} drawing */
const isAcross = ({ option }) => option.yAxis?.[0]?.type === "category";

/**
 * The option of the server, with what only the page knows: number formats and the room that there is.
 * @param {Drawing} drawing @param {number} width of the chart, in px
 */
function adapt(drawing, width) {
  const { option, format } = drawing;
  const across = isAcross(drawing);
  const write = (/** @type {any} */ point) => (typeof point.value === "number" ? format(point.value) : "");
  const labels = { formatter: (/** @type {number} */ value) => format(value) };
  return {
    ...option,
    color: undefined, // of the theme, not of the server
    animation: false,
    xAxis: option.xAxis.map((/** @type {any} */ axis) => ({
      ...axis,
      axisLabel: across ? labels : { formatter: monthLabel, hideOverlap: true, lineHeight: 16 },
    })),
    yAxis: option.yAxis.map((/** @type {any} */ axis) => ({
      ...axis,
      axisLabel: across ? { ...axis.axisLabel, ...above, width } : labels,
    })),
    series: option.series.map((/** @type {any} */ series) => ({
      ...series,
      barWidth: across ? barHeight : "70%",
      ...(option.series.length > 1 ? marks()[/** @type {"bar"|"line"} */ (series.type)] : {}),
      label: series.label && { ...series.label, formatter: write },
    })),
  };
}

const monthNames = new Intl.DateTimeFormat("fr-FR", { month: "short", timeZone: "UTC" });

/** @param {string} key such as 2026-11 */
function monthLabel(key) {
  const date = new Date(`${key}-01T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? key : `${monthNames.format(date)}\n${date.getUTCFullYear()}`;
}

/** @param {HTMLElement} element @param {Drawing} drawing */
async function draw(element, drawing) {
  const echarts = await load();
  /** @type {Chart | undefined} */
  let chart;
  const redraw = () => {
    chart?.dispose();
    chart = echarts.init(element, chartTheme());
    chart.setOption(adapt(drawing, element.clientWidth));
  };
  redraw();
  new ResizeObserver(() => {
    if (chart && chart.getWidth() !== element.clientWidth) redraw();
  }).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast"] });
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      // Without the library the table stands alone: better than an empty frame.
      const element = /** @type {HTMLElement} */ (entry.target);
      draw(element, read(element)).catch(() => entry.target.closest("figure")?.remove());
    }
  },
  { rootMargin: "200px" },
);
for (const element of document.querySelectorAll("[data-chart]")) {
  reserve(/** @type {HTMLElement} */ (element));
  seen.observe(element);
}

/**
 * Takes the room of the chart at once, so that nothing moves when it comes.
 * @param {HTMLElement} element
 */
function reserve(element) {
  const drawing = read(element);
  if (isAcross(drawing))
    element.style.setProperty("height", `${drawing.option.yAxis[0].data.length * rowHeight + 16}px`);
}
