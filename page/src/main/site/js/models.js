// Versions: look at them, compare two, train, activate, roll back.

import { events, getJson, keyHeaders, send, sendJson } from './api.js';
import { $, busy, element, show, table } from './dom.js';
import { guarded, showError } from './errors.js';
import { date, decimals, number, percent, seconds, t } from './i18n.js';
import { showComparison, showDetails } from './report.js';

let ready = false;
let models = [];
const picked = new Set();

export function openModels() {
  if (!ready) {
    ready = true;
    $('compare').addEventListener('click', guarded(compare));
    $('rollback').addEventListener('click', guarded(rollBack));
    $('train').addEventListener('submit', guarded(train));
    $('source').addEventListener('change', () => {
      const file = $('source').value === 'file';
      $('train-file-label').hidden = !file;
      $('train-column-label').hidden = !file;
      $('train-file').required = file;
    });
  }
  list().catch(showError);
}

async function list() {
  ({ models } = await getJson('/models'));
  models.sort((a, b) => String(b.trainedAt).localeCompare(String(a.trainedAt)));
  show($('versions'), table(t('versions'), [
    { head: t('pick'), cell: pickBox },
    { head: t('version'), cell: (model) => model.version },
    { head: t('aliases'), cell: aliases },
    { head: t('engine'), cell: (model) => model.engine ?? '' },
    { head: t('accuracy'), cell: (model) => percent(model.metrics?.accuracy), number: true },
    { head: t('macroF1'), cell: (model) => percent(model.metrics?.macroF1), number: true },
    { head: t('calibration'), cell: (model) => percent(model.metrics?.expectedCalibrationError), number: true },
    { head: t('examplesColumn'), cell: (model) => number(model.examples), number: true },
    { head: t('trained'), cell: (model) => date(model.trainedAt) },
    { head: t('actions'), cell: actions },
  ], models));
}

function pickBox(model) {
  return element('input', {
    type: 'checkbox',
    checked: picked.has(model.version),
    'aria-label': `${t('pick')}: ${model.version}`,
    onchange: (event) => (event.target.checked ? picked.add(model.version) : picked.delete(model.version)),
  });
}

function aliases(model) {
  return element('span', {}, ...(model.problem
    ? [t('notLoaded', { why: model.problem })]
    : model.aliases.map((alias) => element('span', { class: `badge ${alias}` }, alias))));
}

function actions(model) {
  return element('span', { class: 'row' },
    element('button', {
      type: 'button',
      'aria-label': `${t('details')}: ${model.version}`,
      onclick: guarded(() => details(model)),
    }, t('details')),
    model.aliases.includes('champion') ? null : element('button', {
      type: 'button',
      'aria-label': `${t('activate')}: ${model.version}`,
      onclick: guarded((event) => busy(event.target, () => activate(model.version, false))),
    }, t('activate')));
}

async function activate(version, overrule) {
  try {
    await sendJson('PUT', '/models/aliases/champion', overrule ? { version, overrule } : { version });
    show($('alias-result'), element('p', { class: 'panel' }, t('activated', { version })));
  } catch (error) {
    if (error.status !== 409 || overrule) {
      throw error;
    }
    show($('alias-result'), refusal(version, error));
    return;
  }
  await list();
}

function refusal(version, error) {
  const reasons = error.reasons.length > 0 ? error.reasons : [error.message];
  return element('div', { class: 'panel' },
    element('p', { class: 'bad' }, t('refused', { version })),
    element('ul', {}, ...reasons.map((reason) => element('li', {}, reason))),
    element('button', { type: 'button', onclick: guarded(() => activate(version, true)) }, t('overrule')));
}

async function rollBack() {
  const { version } = await sendJson('POST', '/models/aliases/champion/rollback');
  show($('alias-result'), element('p', { class: 'panel' }, t('activated', { version })));
  await list();
}

async function details({ version, aliases: names }) {
  // the champion has nobody to be compared with
  const [description, comparison] = await Promise.all([getJson(`/models/${version}`),
    names.includes('champion') ? null : getJson(`/models/${version}/comparison`).catch(() => null)]);
  showDetails(version, description, comparison);
}

async function compare() {
  if (picked.size !== 2) {
    show($('alias-result'), element('p', {}, t('pickTwo')));
    return;
  }
  $('alias-result').replaceChildren();
  const [a, b] = picked;
  showComparison([a, b], await Promise.all([getJson(`/models/${a}`), getJson(`/models/${b}`)]));
}

async function train() {
  const job = await busy($('train').querySelector('[type=submit]'), submit);
  await follow(job.id);
}

async function submit() {
  const engine = $('engine').value;
  if ($('source').value === 'collected') {
    return sendJson('POST', '/models/train', { source: 'collected', engine });
  }
  const file = $('train-file').files[0];
  const query = new URLSearchParams({ engine, labelColumn: $('train-column').value || 'label' });
  const type = /\.csv$/i.test(file.name) ? 'text/csv' : 'application/x-ndjson';
  return (await send('POST', `/models/train?${query}`, { body: file, type, headers: keyHeaders() })).json();
}

async function follow(id) {
  const line = $('job');
  line.hidden = false;
  $('job-result').replaceChildren();
  $('job-cancel').onclick = guarded(() => sendJson('DELETE', `/jobs/${id}`));
  try {
    let last = null;
    await events(`/jobs/${id}`, (job) => {
      last = job;
      line.querySelector('progress').value = job.progress?.percent ?? 0;
      line.querySelector('[role=status]').textContent = progressText(job);
    });
    show($('job-result'), element('p', { class: 'panel', id: 'job-done' }, outcome(last)));
    await list();
  } finally {
    line.hidden = true;
  }
}

function progressText(job) {
  if (!job.progress) {
    return t('jobWaits');
  }
  const { title, percent: share, secondsLeft } = job.progress;
  return secondsLeft === undefined
    ? t('jobState', { title, percent: share })
    : t('jobLeft', { title, percent: share, seconds: seconds(secondsLeft) });
}

function outcome(job) {
  switch (job?.state) {
    case 'SUCCEEDED':
      return t('jobDone', { version: job.version, accuracy: percent(job.metrics.accuracy) });
    case 'CANCELLED':
      return t('jobCancelled');
    default:
      return t('jobFailed', { why: job?.error?.detail ?? job?.error?.message ?? decimals(null) });
  }
}
