// Starts the page: its words, its parts, the key.

import { setKey } from './api.js';
import { openData, closeData } from './data.js';
import { $ } from './dom.js';
import { clearError } from './errors.js';
import { choose, language, translatePage } from './i18n.js';
import { openLive, closeLive } from './live.js';
import { openModels } from './models.js';
import { openTry } from './try.js';

const nothing = () => {};
const parts = {
  try: { open: openTry, close: nothing },
  data: { open: openData, close: closeData },
  models: { open: openModels, close: nothing },
  live: { open: openLive, close: closeLive },
};
let current = null;

function showPart() {
  const asked = location.hash.slice(1);
  if (asked === 'main') {
    return; // the skip link
  }
  const name = asked in parts ? asked : 'try';
  if (name === current) {
    return;
  }
  if (current) {
    parts[current].close();
  }
  current = name;
  clearError();
  for (const key of Object.keys(parts)) {
    $(key).hidden = key !== name;
  }
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === `#${name}`) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  parts[name].open();
}

translatePage();
$('language').value = language;
$('language').addEventListener('change', (event) => choose(event.target.value));

$('key-button').addEventListener('click', () => $('key-dialog').showModal());
$('key-dialog').addEventListener('close', () => {
  if ($('key-dialog').returnValue === 'save') {
    setKey($('key').value.trim());
  }
  $('key').value = '';
});

addEventListener('hashchange', showPart);
showPart();
