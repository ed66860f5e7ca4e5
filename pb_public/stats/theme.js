// The page's own colours and font, as ECharts wants them: canvas knows no style sheet.

/** @returns {object} a theme of ECharts */
export function chartTheme() {
  const style = getComputedStyle(document.documentElement);
  const token = (/** @type {string} */ name) => style.getPropertyValue(`--eva-${name}`).trim();
  const ink = token("ink");
  const text = { color: ink, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 14 };
  const axis = {
    axisLine: { lineStyle: { color: token("edge") } },
    axisTick: { lineStyle: { color: token("edge") } },
    axisLabel: text,
    splitLine: { lineStyle: { color: token("line") } },
  };
  return {
    color: [token("accent"), token("warn")],
    backgroundColor: "transparent",
    textStyle: text,
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    bar: { label: text },
    line: { lineStyle: { width: 3 }, itemStyle: { borderWidth: 2, borderColor: token("surface") } },
    aria: { decal: { decals: decals(token("surface")) } },
  };
}

/**
 * Patterns, so that a bar is not known by its colour alone.
 * @param {string} color
 */
function decals(color) {
  return [
    { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: -Math.PI / 4, color, symbolSize: 1 },
    { symbol: "circle", dashArrayX: [[8, 8]], dashArrayY: [8, 4], symbolSize: 0.7, color },
  ];
}
