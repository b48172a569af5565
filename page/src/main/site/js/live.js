// What the services say of themselves, every two seconds.

import { send } from './api.js';
import { lineChart } from './charts.js';
import { $, element, show } from './dom.js';
import { clearError, showError } from './errors.js';
import { decimals, number, percent, t } from './i18n.js';
import { histogram, named, parse, processOf, quantile, since, sum } from './metrics.js';

const EVERY_MILLIS = 2000;
const KEPT = 150;
const QUANTILES = [0.5, 0.95, 0.99];

let timer = 0;
let charts = null;
/** Last reading of each process of ml-service. */
const before = new Map();
const history = { time: [], rate: [], errors: [], p50: [], p95: [], p99: [], linear: [], encoder: [] };

export function openLive() {
  if (!charts) {
    charts = makeCharts();
    const host = `${location.protocol}//${location.hostname}`;
    $('grafana').href = `${host}:3000/`;
    $('prometheus').href = `${host}:9090/`;
  }
  tick();
  timer = setInterval(tick, EVERY_MILLIS);
}

export function closeLive() {
  clearInterval(timer);
}

function makeCharts() {
  const made = {
    rate: lineChart({
      title: t('ratesChart'), time: true, x: t('time'), data: [[], []], format: (value) => decimals(value),
      series: [{ label: t('perSecond'), colour: '--accent' }],
    }),
    latency: lineChart({
      title: t('latencyChart'), time: true, x: t('time'), data: [[], [], [], []], format: (value) => decimals(value, 2),
      series: [{ label: 'p50', colour: '--accent' }, { label: 'p95', colour: '--faint', dash: [6, 4] },
        { label: 'p99', colour: '--against' }],
    }),
    errors: lineChart({
      title: t('errorsChart'), time: true, x: t('time'), data: [[], []], format: (value) => percent(value),
      range: (_, low, high) => [0, Math.max(0.01, high ?? 0)],
      series: [{ label: t('errorShare'), colour: '--bad' }],
    }),
    engines: lineChart({
      title: t('engineChart'), time: true, x: t('time'), data: [[], [], []], format: (value) => decimals(value),
      series: [{ label: 'linear', colour: '--accent' }, { label: 'encoder', colour: '--against', dash: [6, 4] }],
    }),
  };
  show($('charts'), ...Object.values(made).map((chart) => chart.figure));
  return made;
}

async function read(service) {
  return parse(await (await send('GET', `/${service}/metrics`, { headers: { Accept: 'text/plain' } })).text());
}

async function tick() {
  try {
    const [ml, data] = await Promise.all([read('ml-service'), read('data-api').catch(() => [])]);
    clearError();
    const now = reading(ml);
    const last = before.get(now.process);
    before.set(now.process, now);
    if (last && now.at > last.at) {
      keep(change(last, now));
    }
    tiles(ml, data);
  } catch (error) {
    showError(error);
  }
}

function reading(samples) {
  const requests = named(samples, 'ml_api_requests_total');
  const predictions = named(samples, 'ml_predictions_total');
  const by = (engine) => sum(predictions.filter((sample) => sample.labels.engine === engine));
  return {
    process: processOf(samples),
    at: performance.now() / 1000,
    requests: sum(requests),
    failed: sum(requests.filter((sample) => Number(sample.labels.status) >= 500)),
    durations: histogram(samples, 'ml_api_request_duration_seconds', (labels) => labels.endpoint === '/predict'),
    linear: by('linear'),
    encoder: by('encoder'),
  };
}

function change(last, now) {
  const seconds = now.at - last.at;
  const requests = now.requests - last.requests;
  const durations = since(last.durations, now.durations);
  const [p50, p95, p99] = QUANTILES.map((share) => {
    const value = quantile(share, durations);
    return value === null ? null : value * 1000;
  });
  return {
    time: Date.now() / 1000,
    rate: requests / seconds,
    errors: requests > 0 ? (now.failed - last.failed) / requests : 0,
    p50,
    p95,
    p99,
    linear: (now.linear - last.linear) / seconds,
    encoder: (now.encoder - last.encoder) / seconds,
  };
}

function keep(point) {
  for (const [name, values] of Object.entries(history)) {
    values.push(point[name]);
    if (values.length > KEPT) {
      values.shift();
    }
  }
  charts.rate.update([history.time, history.rate]);
  charts.latency.update([history.time, history.p50, history.p95, history.p99]);
  charts.errors.update([history.time, history.errors]);
  charts.engines.update([history.time, history.linear, history.encoder]);
}

function tiles(ml, data) {
  const last = (name) => history[name].at(-1);
  const value = (samples, name, labels = {}) => named(samples, name)
    .find((sample) => Object.entries(labels).every(([key, wanted]) => sample.labels[key] === wanted))?.value;
  const answered = (last('linear') ?? 0) + (last('encoder') ?? 0);
  const waiting = history.time.length === 0 ? t('waiting') : null;
  const entries = [
    [t('perSecond'), waiting ?? decimals(last('rate'))],
    [t('errorShare'), waiting ?? percent(last('errors'))],
    [`${t('latency')} p50 / p95 / p99`, waiting ?? `${QUANTILES.map((q) => decimals(last(`p${q * 100}`), 1)).join(' / ')} ms`],
    [t('underWay'), number(sum(named(ml, 'ml_api_active_requests')))],
    [t('linearEngine'), answered > 0 ? percent(last('linear') / answered) : '–'],
    [t('driftLabels'), decimals(value(data, 'ml_model_drift', { signal: 'labels' }), 3)],
    [t('driftScores'), decimals(value(data, 'ml_model_drift', { signal: 'scores' }), 3)],
    [t('liveAccuracy'), percent(finite(value(data, 'ml_model_accuracy', { source: 'feedback' })))],
  ];
  show($('tiles'), ...entries.map(([name, text]) => element('div', {}, element('dt', {}, name), element('dd', {}, text))));
}

const finite = (value) => (Number.isFinite(value) ? value : null);
