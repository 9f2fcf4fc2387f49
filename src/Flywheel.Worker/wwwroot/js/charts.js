// <div data-chart='{"x":[...],"time":true,"series":[{"label","values","tone"}]}'> becomes a line chart.
const height = 240;

export function drawCharts(root) {
  if (!window.uPlot) return;
  const style = getComputedStyle(document.documentElement);
  const colour = name => resolve(style.getPropertyValue(`--${name}`));
  for (const place of root.querySelectorAll("[data-chart]")) {
    const { x, time, series } = JSON.parse(place.dataset.chart);
    const axis = { stroke: colour("quiet"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line") } };
    place.replaceChildren();
    const chart = new window.uPlot({
      width: Math.max(place.clientWidth, place.parentElement.clientWidth, 240),
      height: height - 40,
      scales: { x: { time } },
      axes: [axis, { ...axis, size: 60 }],
      series: [{}, ...series.map(line => ({ label: line.label, stroke: colour(line.tone), width: 2, spanGaps: true, points: { show: x.length < 40 } }))],
    }, [x, ...series.map(line => line.values)], place);
    if (!place.dataset.chartSized) {
      place.dataset.chartSized = "true";
      new ResizeObserver(() => chart.root.isConnected && chart.setSize({ width: place.clientWidth, height: height - 40 })).observe(place);
    }
  }
}

// Canvas does not know light-dark(); the browser resolves it on an element.
function resolve(value) {
  const probe = document.createElement("span");
  probe.style.color = value;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
