// Send files of texts, see what became of them, find one again.

import { getJson, keyHeaders, problemOf, sendJson } from './api.js';
import { $, bars, busy, element, show, table } from './dom.js';
import { guarded, showError } from './errors.js';
import { date, languageName, number, t } from './i18n.js';
import { loadLabels } from './labels.js';

const REFRESH_MILLIS = 5000;
const MOST_BARS = 12;
let ready = false;
let timer = 0;
let cursor = null;
let rows = [];

export function openData() {
  if (!ready) {
    ready = true;
    loadLabels();
    $('upload').addEventListener('submit', guarded(upload));
    $('search').addEventListener('submit', guarded(() => find(false)));
    $('more').addEventListener('click', guarded(() => find(true)));
    acceptDrops($('drop'), $('file'));
  }
  counts().catch(showError);
  timer = setInterval(() => counts().catch(() => {}), REFRESH_MILLIS);
}

export function closeData() {
  clearInterval(timer);
}

function acceptDrops(zone, input) {
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
    }
  });
}

async function upload() {
  const file = $('file').files[0];
  const csv = /\.csv$/i.test(file.name);
  const query = new URLSearchParams();
  query.set('textColumn', $('text-column').value || 'text');
  query.set('labelColumn', $('label-column').value || 'label');
  if ($('new-labels').checked) {
    query.set('newLabels', 'accept');
  }
  const result = await busy($('upload').querySelector('[type=submit]'),
    () => transfer(file, `/api/texts?${query}`, csv ? 'text/csv' : 'application/x-ndjson'));
  if (result) {
    showResult(result);
    await counts();
    loadLabels();
  }
}

/** By XMLHttpRequest, as fetch does not tell how much has been sent. Empty if it was cancelled. */
function transfer(file, url, type) {
  const line = $('upload-progress');
  const bar = line.querySelector('progress');
  const state = line.querySelector('[role=status]');
  const request = new XMLHttpRequest();
  line.hidden = false;
  bar.value = 0;
  $('upload-cancel').onclick = () => request.abort();
  return new Promise((resolve, reject) => {
    request.open('POST', url);
    request.setRequestHeader('Content-Type', type);
    for (const [name, value] of Object.entries(keyHeaders())) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => {
      bar.value = (100 * event.loaded) / event.total;
      state.textContent = event.loaded < event.total
        ? t('sent', { percent: Math.floor(bar.value) }) : t('storing');
    };
    request.onload = () => (request.status < 300
      ? resolve(JSON.parse(request.responseText))
      : reject(problemOf(request.status, request.responseText)));
    request.onerror = () => reject(new Error('network'));
    request.onabort = () => resolve(null);
    request.onloadend = () => {
      line.hidden = true;
    };
    request.send(file);
  });
}

function showResult(result) {
  const errors = result.errors ?? [];
  show($('upload-result'),
    element('p', { class: 'panel', id: 'upload-done' }, t('uploadDone', {
      accepted: number(result.accepted),
      unchanged: number(result.unchanged),
      rejected: number(result.rejected),
    })),
    errors.length > 0 ? table(t('refusedLines'), [
      { head: t('line'), cell: (error) => number(error.line), number: true },
      { head: t('field'), cell: (error) => error.field ?? '' },
      { head: t('reason'), cell: (error) => error.reason },
    ], errors) : null,
    result.errorsOmitted > 0 ? element('p', {}, t('omitted', { n: number(result.errorsOmitted) })) : null);
}

async function counts() {
  const { texts } = await getJson('/stats');
  show($('counts'),
    shares(t('byStatus'), texts.byStatus, (name) => name),
    shares(t('byLanguage'), texts.byLanguage, languageName),
    shares(t('byLabel'), texts.byLabel, (name) => name));
}

function shares(title, counted, named) {
  const entries = Object.entries(counted ?? {}).sort((a, b) => b[1] - a[1]);
  const sum = entries.reduce((all, [, n]) => all + n, 0);
  const largest = Math.max(1, ...entries.map(([, n]) => n));
  return element('div', {},
    element('h4', {}, `${title} (${t('total', { n: number(sum) })})`),
    entries.length === 0 ? element('p', { class: 'hint' }, t('none'))
      : bars(entries.slice(0, MOST_BARS).map(([name, n]) => [named(name), n / largest, number(n)])));
}

async function find(next) {
  const query = new URLSearchParams({ limit: '25' });
  for (const [name, field] of [['q', 'q'], ['status', 'status'], ['label', 'search-label']]) {
    if ($(field).value) {
      query.set(name, $(field).value);
    }
  }
  if (next && cursor) {
    query.set('cursor', cursor);
  }
  const page = await getJson(`/texts?${query}`);
  cursor = page.next ?? null;
  rows = next ? [...rows, ...page.texts] : page.texts;
  $('more').hidden = !cursor;
  showFound();
}

function showFound() {
  show($('found'), rows.length === 0 ? element('p', {}, t('nothingFound')) : table(t('found'), [
    { head: t('text'), cell: (row) => row.cleaned ?? row.text, text: true },
    { head: t('label'), cell: (row) => row.label ?? '' },
    { head: t('status'), cell: (row) => row.status },
    { head: t('language'), cell: (row) => (row.language ? languageName(row.language) : '') },
    { head: t('noteOf'), cell: (row) => [...(row.flags ?? []), ...(row.reasons ?? [])].join(', ') },
    { head: t('received'), cell: (row) => date(row.receivedAt) },
    {
      head: t('actions'),
      cell: (row) => element('button', { type: 'button', onclick: guarded(() => erase(row)) }, t('erase')),
    },
  ], rows));
}

async function erase(row) {
  if (!confirm(t('eraseSure'))) {
    return;
  }
  await sendJson('DELETE', `/texts/${row.id}`);
  rows = rows.filter((other) => other !== row);
  showFound();
}
