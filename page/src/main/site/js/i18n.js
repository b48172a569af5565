// The page's words, in the language that was chosen or that the browser asks for.

import en from './messages-en.js';
import fr from './messages-fr.js';

const all = { en, fr };
const asked = localStorage.getItem('language') ?? navigator.language.slice(0, 2);
export const language = asked in all ? asked : 'en';

/** The words for a key; {name} is filled in. */
export function t(key, values = {}) {
  const words = all[language][key] ?? en[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function translatePage() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-i18n]')) {
    node.textContent = t(node.dataset.i18n);
  }
  for (const node of document.querySelectorAll('[data-i18n-label]')) {
    node.setAttribute('aria-label', t(node.dataset.i18nLabel));
  }
}

export function choose(next) {
  localStorage.setItem('language', next);
  location.reload();
}

const whole = new Intl.NumberFormat(language);
const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const languages = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });

export const number = (value) => (value === null || value === undefined ? '–' : whole.format(value));
export const percent = (value) => (value === null || value === undefined ? '–' : percents.format(value));
export const date = (value) => (value ? dates.format(new Date(value)) : '–');
export const seconds = (value) => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
export const decimals = (value, digits = 1) => (value === null || value === undefined || Number.isNaN(value)
  ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: digits, signDisplay: 'negative' }).format(value));

export function languageName(code) {
  if (!code || code === 'und') {
    return t('languageUnknown');
  }
  return languages.of(code);
}
