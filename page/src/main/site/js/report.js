// A version's report: the cascade's curve, the worst confusions, calibration; and two versions side by side.

import { lineChart } from './charts.js';
import { $, element, show, table } from './dom.js';
import { decimals, number, percent, t } from './i18n.js';

const WEAKEST = 10;

export function showDetails(version, { manifest, report }, comparison) {
  show($('details'),
    element('h3', {}, t('detailsOf', { version })),
    element('p', {}, t('trainingDataOf', { examples: number(manifest.data.examples), labels: number(manifest.labels.length) })),
    comparison ? compared(comparison) : null,
    ...(report ? parts(report) : [element('p', {}, t('noReport'))]));
  $('details').focus();
}

function parts(report) {
  return [
    report.cascade ? curve(report.cascade) : null,
    element('h4', {}, t('confusions')),
    confusions(report.evaluation.confusions),
    table(t('reliability'), [
      { head: t('from0'), cell: (bin) => percent(bin.score), number: true },
      { head: t('accuracy'), cell: (bin) => percent(bin.accuracy), number: true },
      { head: t('howMany'), cell: (bin) => number(bin.count), number: true },
    ], report.evaluation.reliability.bins),
    weakest(report.evaluation.classes),
  ].filter(Boolean);
}

function curve(cascade) {
  const points = cascade.curve;
  return lineChart({
    title: `${t('curve')} (${t('threshold')}: ${decimals(cascade.threshold, 2)})`,
    x: t('threshold'),
    data: [points.map((p) => p.threshold), points.map((p) => p.linearShare), points.map((p) => p.accuracy)],
    series: [{ label: t('linearShare'), colour: '--faint', dash: [6, 4] }, { label: t('accuracy'), colour: '--accent' }],
    format: (value) => decimals(value, 3),
    range: () => [0.5, 1],
  }).figure;
}

/** Rows are what it is, columns what was answered; only labels that are confused stand in it. */
function confusions(list) {
  const truths = [...new Set(list.map((one) => one.truth))];
  const answers = [...new Set(list.map((one) => one.answer))];
  const counts = new Map(list.map((one) => [`${one.truth}\n${one.answer}`, one]));
  const largest = Math.max(1, ...list.map((one) => one.count));
  return element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('confusions') },
    element('table', { class: 'heat' },
      element('thead', {}, element('tr', {}, element('td'), ...answers.map((label) => element('th', { scope: 'col' }, label)))),
      element('tbody', {}, ...truths.map((truth) => element('tr', {},
        element('th', { scope: 'row' }, truth),
        ...answers.map((answer) => heat(counts.get(`${truth}\n${answer}`), largest)))))));
}

function heat(confusion, largest) {
  const cell = element('td', {}, confusion ? number(confusion.count) : '');
  if (confusion) {
    cell.title = `${confusion.truth} → ${confusion.answer}: ${number(confusion.count)} (${percent(confusion.share)})`;
    cell.style.backgroundColor = `color-mix(in srgb, var(--against) ${Math.round((45 * confusion.count) / largest)}%, transparent)`;
  }
  return cell;
}

function weakest(classes) {
  return table(t('classes'), [
    { head: t('label'), cell: (one) => one.label },
    { head: t('precision'), cell: (one) => percent(one.precision), number: true },
    { head: t('recall'), cell: (one) => percent(one.recall), number: true },
    { head: t('f1'), cell: (one) => percent(one.f1), number: true },
    { head: t('support'), cell: (one) => number(one.support), number: true },
  ], classes.slice(0, WEAKEST));
}

/** A candidate beside the champion: the verdict, its sentences, and both on each set of texts. */
function compared(comparison) {
  const { corrections } = comparison;
  const sets = [
    [t('onHoldOut'), comparison.holdOut.compared],
    [t('onFeedback'), comparison.feedback.compared],
    [t('onCorrections'), corrections.all],
    [t('onHeldOutCorrections'), corrections.heldOut],
  ];
  return element('div', { class: 'panel', id: 'comparison' },
    element('h4', {}, `${t('comparison')}: ${t(`verdict${comparison.verdict}`)}`),
    element('ul', {}, ...[...comparison.reasons, ...comparison.notes].map((sentence) => element('li', {}, sentence))),
    table(t('comparing', { a: comparison.champion, b: comparison.candidate }), [
      { head: t('measure'), cell: ([name]) => name },
      { head: t('support'), cell: ([, pair]) => number(pair.examples), number: true },
      { head: comparison.champion, cell: ([, pair]) => percent(pair.championAccuracy), number: true },
      { head: comparison.candidate, cell: ([, pair]) => percent(pair.candidateAccuracy), number: true },
    ], sets));
}

export function showComparison([a, b], [first, second]) {
  const row = (name, value, text = percent) => ({
    name, a: text(value(first)), b: text(value(second)), change: change(value(first), value(second), text),
  });
  const metrics = (get) => (model) => get(model.manifest.metrics);
  const rows = [
    row(t('accuracy'), metrics((m) => m.accuracy)),
    row(t('macroF1'), metrics((m) => m.macroF1)),
    row(t('calibration'), metrics((m) => m.expectedCalibrationError)),
    row(t('examplesColumn'), (model) => model.manifest.data.examples, number),
    row(t('linearShare'), (model) => model.report?.cascade?.linearShare),
    ...labels(first, second),
  ];
  show($('details'),
    element('h3', {}, t('comparing', { a, b })),
    table(t('comparing', { a, b }), [
      { head: t('measure'), cell: (one) => one.name },
      { head: a, cell: (one) => one.a, number: true },
      { head: b, cell: (one) => one.b, number: true },
      { head: t('change'), cell: (one) => one.change, number: true },
    ], rows));
  $('details').focus();
}

const isNumber = (value) => typeof value === 'number';

function change(before, after, text) {
  if (!isNumber(before) || !isNumber(after)) {
    return '–';
  }
  return `${after > before ? '+' : ''}${text(after - before)}`;
}

/** The labels whose F1 moved most. */
function labels(first, second) {
  const scores = (model) => new Map((model.report?.evaluation.classes ?? []).map((one) => [one.label, one.f1]));
  const [before, after] = [scores(first), scores(second)];
  return [...after.keys()].filter((label) => before.has(label))
    .map((label) => ({ label, moved: after.get(label) - before.get(label) }))
    .sort((x, y) => Math.abs(y.moved) - Math.abs(x.moved))
    .slice(0, WEAKEST)
    .map(({ label }) => ({
      name: `${t('f1')}: ${label}`,
      a: percent(before.get(label)),
      b: percent(after.get(label)),
      change: change(before.get(label), after.get(label), percent),
    }));
}
