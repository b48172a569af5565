// Elements without markup in strings, so that no text is ever read as HTML.

export const $ = (id) => document.getElementById(id);

/** element('td', {class: 'number'}, 'text', child, …) */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A table with a caption; a column is {head, cell(row), number?, text?}. */
export function table(caption, columns, rows) {
  const kind = (column) => (column.number ? 'number' : column.text ? 'text' : null);
  return element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    element('table', {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {},
        ...columns.map((column) => element('th', { scope: 'col', class: kind(column) }, column.head)))),
      element('tbody', {}, ...rows.map((row) => element('tr', {},
        ...columns.map((column) => element('td', { class: kind(column) }, column.cell(row) ?? '')))))));
}

/** Bars from 0 to 1: entries are [name, share, text]. */
export function bars(entries) {
  return element('ul', { class: 'bars' }, ...entries.map(([name, share, text]) => {
    const fill = element('span');
    fill.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
    return element('li', {},
      element('span', { class: 'name' }, name),
      element('span', { class: 'bar', 'aria-hidden': 'true' }, fill),
      element('span', { class: 'number' }, text));
  }));
}

export function show(parent, ...children) {
  parent.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
}

/** Disables a button while its work is done, so that nothing is sent twice. */
export async function busy(button, work) {
  button.disabled = true;
  try {
    return await work();
  } finally {
    button.disabled = false;
  }
}

/** Hands the browser a file to keep. */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
