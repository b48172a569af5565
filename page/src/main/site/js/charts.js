// Line charts by uPlot, in the page's own colours, each with its words for who cannot see it.

import { element } from './dom.js';

/** Colours that custom properties hold only after light-dark() has been resolved. */
function resolved(name) {
  const probe = element('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const WIDEST = 900;
const HEIGHT = 200;

/**
 * A figure with a chart in it; series are {label, colour (custom property), dash?}, x and data arrays of numbers.
 * Returns {figure, update(data)}.
 */
export function lineChart({ title, series, data, time = false, x = 'x', format = (value) => value, range }) {
  const place = element('div', { role: 'img', 'aria-label': title });
  const figure = element('figure', {}, element('figcaption', {}, title), place);
  const ink = resolved('--faint');
  const line = resolved('--line');
  const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
  const options = {
    width: WIDEST / 2,
    height: HEIGHT,
    scales: { x: { time }, ...(range ? { y: { range } } : {}) },
    axes: [{ ...axis }, { ...axis, size: 60, values: (_, ticks) => ticks.map(format) }],
    series: [{ label: x }, ...series.map((one) => ({
      label: one.label,
      stroke: resolved(one.colour),
      width: 2,
      dash: one.dash,
      points: { show: false },
      value: (_, value) => (value === null || value === undefined ? '–' : format(value)),
    }))],
  };
  const chart = new window.uPlot(options, data, place);
  new ResizeObserver(() => {
    if (place.clientWidth > 0) {
      chart.setSize({ width: Math.min(WIDEST, place.clientWidth), height: HEIGHT });
    }
  }).observe(place);
  return { figure, update: (next) => chart.setData(next) };
}
