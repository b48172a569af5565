// Requests to the suite: adds the key, turns failures into sentences.

let apiKey = sessionStorage.getItem('api-key') ?? '';

/** The key lives as long as the tab, and goes nowhere but to this origin. */
export function setKey(key) {
  apiKey = key;
  if (key) {
    sessionStorage.setItem('api-key', key);
  } else {
    sessionStorage.removeItem('api-key');
  }
}

export function keyHeaders() {
  return apiKey ? { 'X-API-Key': apiKey } : {};
}

/** An answer that is no success: its sentence, its code and the rest of the problem. */
export class Problem extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code ?? '';
    this.reasons = problem.reasons ?? [];
  }
}

export function problemOf(status, body) {
  try {
    return new Problem(status, JSON.parse(body));
  } catch {
    return new Problem(status, {});
  }
}

export async function send(method, path, { body, type = 'application/json', headers = {}, signal } = {}) {
  const plain = typeof body === 'string' || body instanceof Blob;
  const response = await fetch(`/api${path}`, {
    method,
    signal,
    headers: { ...keyHeaders(), ...(body === undefined ? {} : { 'Content-Type': type }), ...headers },
    body: body === undefined || plain ? body : JSON.stringify(body),
  });
  if (!response.ok) {
    throw problemOf(response.status, await response.text());
  }
  return response;
}

export const getJson = async (path) => (await send('GET', path)).json();

export const sendJson = async (method, path, body) => {
  const text = await (await send(method, path, { body })).text();
  return text ? JSON.parse(text) : null;
};

/** Server-sent events by fetch, as EventSource cannot carry a key; calls back with each event's data. */
export async function events(path, onData, signal) {
  const response = await send('GET', path, { headers: { Accept: 'text/event-stream' }, signal });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    pending += value;
    const parts = pending.split('\n\n');
    pending = parts.pop();
    for (const part of parts) {
      const data = part.split('\n').filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trim()).join('\n');
      if (data) {
        onData(JSON.parse(data));
      }
    }
  }
}
