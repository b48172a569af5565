// The labels that may be given, for every field that asks for one.

import { getJson } from './api.js';
import { $, element, show } from './dom.js';

export async function loadLabels() {
  try {
    const { labels } = await getJson('/labels');
    show($('labels'), ...labels.map((label) => element('option', { value: label.name })));
  } catch {
    // without data-api labels are typed by hand
  }
}
