// The page's own colours and font, as ECharts wants them: canvas knows no style sheet.

/** @param {string} name */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--eva-${name}`).trim();

/** Bars over which a line can be read, and that line. */
export const marks = () => ({
  bar: { itemStyle: { color: token("accent-soft"), borderColor: token("accent"), borderWidth: 2 } },
  line: {
    lineStyle: { color: token("warn"), width: 3 },
    itemStyle: { color: token("warn"), borderColor: token("surface"), borderWidth: 2 },
  },
});

/** @returns {object} a theme of ECharts */
export function chartTheme() {
  const ink = token("ink");
  const text = { color: ink, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 14 };
  const axis = {
    axisLine: { lineStyle: { color: token("edge") } },
    axisTick: { lineStyle: { color: token("edge") } },
    axisLabel: text,
    splitLine: { lineStyle: { color: token("line") } },
  };
  return {
    color: [token("accent")],
    backgroundColor: "transparent",
    textStyle: text,
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    bar: { label: text },
  };
}
