// Classify one text or several, see why, say what is right.

import { send, sendJson } from './api.js';
import { $, bars, busy, download, element, show, table } from './dom.js';
import { guarded } from './errors.js';
import { highlighted } from './explanation.js';
import { decimals, languageName, percent, t } from './i18n.js';
import { loadLabels } from './labels.js';

const TEXTS_IN_A_REQUEST = 256;
let ready = false;
let shown = null;

export function openTry() {
  if (ready) {
    return;
  }
  ready = true;
  loadLabels();
  $('try-form').addEventListener('submit', guarded(classify));
  $('text').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      $('try-form').requestSubmit();
    }
  });
  $('explain').addEventListener('change', guarded(() => (shown ? classify() : null)));
  for (const button of document.querySelectorAll('.example')) {
    button.addEventListener('click', () => {
      $('text').value = button.textContent;
      $('try-form').requestSubmit();
    });
  }
  $('right').addEventListener('click', guarded(() => tell(shown.label)));
  $('feedback').addEventListener('submit', guarded(() => tell($('right-label').value.trim())));
}

async function classify() {
  const lines = $('text').value.split('\n').map((line) => line.trim()).filter(Boolean);
  if (lines.length === 0) {
    $('text').focus();
    return;
  }
  await busy($('try-form').querySelector('[type=submit]'), () => (lines.length === 1 ? one(lines[0]) : batch(lines)));
}

async function one(text) {
  $('batch').replaceChildren();
  const start = performance.now();
  const response = await send('POST', `/predict?top=5&explain=${$('explain').checked}`, { body: { text } });
  const answer = await response.json();
  const total = performance.now() - start;
  const cleaning = await cleaned(text);
  shown = answer;
  show($('answer'), panel(text, answer, total, serverTime(response)), cleaning);
  $('thanks').textContent = '';
  $('right-label').value = '';
  $('feedback').hidden = false;
}

function panel(text, answer, total, server) {
  return element('div', { class: 'panel' },
    element('p', { class: 'row' },
      element('span', { class: 'label' }, answer.label),
      element('span', { class: 'badge' }, percent(answer.score)),
      element('span', { class: 'badge' }, t('answeredBy', { engine: answer.engine, version: answer.modelVersion })),
      element('span', { class: 'hint' }, t('took', { total: decimals(total), server: decimals(server, 2) }))),
    answer.abstained ? element('p', { class: 'bad' }, t('abstained')) : null,
    bars(Object.entries(answer.scores).map(([label, score]) => [label, score, percent(score)])),
    ...(answer.explanation ? highlighted(text, answer.explanation) : []));
}

/** Milliseconds that the service itself reports. */
function serverTime(response) {
  const parts = (response.headers.get('Server-Timing') ?? '').match(/dur=([\d.]+)/g) ?? [];
  return parts.reduce((sum, part) => sum + Number(part.slice(4)), 0);
}

async function cleaned(text) {
  try {
    const found = await sendJson('POST', '/preprocess', { text });
    const named = languageName(found.language);
    return element('div', { class: 'panel' },
      element('p', {}, found.languageConfidence
        ? t('detectedSure', { language: named, share: percent(found.languageConfidence) })
        : t('detected', { language: named })),
      found.text === text
        ? element('p', {}, t('cleanedNothing'))
        : element('p', {}, t('cleanedTo'), ' ', element('q', {}, found.text)),
      found.flags.length + found.reasons.length > 0
        ? element('p', {}, t('flags', { flags: [...found.flags, ...found.reasons].join(', ') })) : null);
  } catch {
    return element('p', { class: 'hint' }, t('noPreprocessor'));
  }
}

async function tell(label) {
  await sendJson('POST', '/feedback', { predictionId: shown.id, label });
  $('thanks').textContent = t('thanks', { label });
}

async function batch(lines) {
  shown = null;
  $('answer').replaceChildren();
  $('feedback').hidden = true;
  const rows = [];
  for (let i = 0; i < lines.length; i += TEXTS_IN_A_REQUEST) {
    show($('batch'), element('p', {}, t('batchProgress', { done: i, all: lines.length })));
    const texts = lines.slice(i, i + TEXTS_IN_A_REQUEST);
    const { predictions } = await sendJson('POST', '/predict?top=1', { texts });
    predictions.forEach((prediction, k) => rows.push({ text: texts[k], ...prediction }));
  }
  show($('batch'),
    table(t('batchTitle', { n: rows.length }), [
      { head: t('text'), cell: (row) => row.text, text: true },
      { head: t('label'), cell: (row) => row.label },
      { head: t('score'), cell: (row) => percent(row.score), number: true },
      { head: t('engine'), cell: (row) => row.engine },
    ], rows),
    element('p', {}, element('button', {
      type: 'button',
      id: 'csv',
      onclick: () => download('predictions.csv', 'text/csv', csv(rows)),
    }, t('asCsv'))));
}

const COLUMNS = ['text', 'label', 'score', 'abstained', 'engine', 'modelVersion', 'id'];

function csv(rows) {
  // a spreadsheet would run what begins like a formula
  const safe = (value) => (/^[=+\-@\t]/.test(value) ? `'${value}` : value);
  const cell = (value) => `"${(typeof value === 'string' ? safe(value) : String(value)).replaceAll('"', '""')}"`;
  return [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((name) => cell(row[name])).join(','))].join('\r\n');
}
