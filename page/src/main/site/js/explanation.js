// Parts of the text that moved the answer, in the text itself and as a table.

import { element, table } from './dom.js';
import { decimals, t } from './i18n.js';

const MOST_PARTS = 10;

/** The parts overlap (words, pairs, letters), so each shares its weight out among its characters. */
function weightPerCharacter(text, parts) {
  const weights = new Float64Array(text.length);
  for (const part of parts) {
    for (let i = part.start; i < part.end; i++) {
      weights[i] += part.weight / (part.end - part.start);
    }
  }
  return weights;
}

export function highlighted(text, parts) {
  const weights = weightPerCharacter(text, parts);
  const largest = Math.max(1e-9, ...weights.map(Math.abs));
  const line = element('p', { class: 'explained' });
  for (let start = 0; start < text.length;) {
    let end = start + 1;
    while (end < text.length && weights[end] === weights[start]) {
      end++;
    }
    const piece = text.slice(start, end);
    const strength = Math.abs(weights[start]) / largest;
    if (strength < 0.05) {
      line.append(piece);
    } else {
      const mark = element('mark', { title: `${t(weights[start] > 0 ? 'wordsFor' : 'wordsAgainst')}` }, piece);
      const colour = weights[start] > 0 ? 'var(--for)' : 'var(--against)';
      mark.style.borderBottomColor = `color-mix(in srgb, ${colour} ${Math.round(25 + 75 * strength)}%, transparent)`;
      mark.style.borderBottomStyle = weights[start] > 0 ? 'solid' : 'dashed';
      mark.style.backgroundColor = `color-mix(in srgb, ${colour} ${Math.round(22 * strength)}%, transparent)`;
      line.append(mark);
    }
    start = end;
  }
  const strongest = [...parts].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_PARTS);
  return [line, table(t('explained'), [
    { head: t('part'), cell: (part) => part.text },
    { head: t('direction'), cell: (part) => t(part.weight > 0 ? 'wordsFor' : 'wordsAgainst') },
    { head: t('weight'), cell: (part) => decimals(part.weight, 2), number: true },
  ], strongest)];
}
