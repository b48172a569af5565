// Where failures are shown, as the sentence that the service sent.

import { $, element, show } from './dom.js';
import { t } from './i18n.js';

export function showError(error) {
  if (error.name === 'AbortError') {
    return;
  }
  const sentence = error.status ? error.message : t('unreachable');
  show($('errors'),
    element('p', {}, sentence),
    error.status === 401 ? element('p', {}, t('needsKey')) : null,
    error.reasons?.length ? element('ul', {}, ...error.reasons.map((reason) => element('li', {}, reason))) : null,
    element('button', { type: 'button', onclick: clearError }, t('dismiss')));
}

export function clearError() {
  $('errors').replaceChildren();
}

/** Wraps a listener: clears the last failure, shows the next. */
export function guarded(work) {
  return async (event) => {
    event?.preventDefault?.();
    clearError();
    try {
      await work(event);
    } catch (error) {
      showError(error);
    }
  };
}
