// Reads what a service says of itself in Prometheus' text format, and what changed between two readings.

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Samples as {name, labels, value}. */
export function parse(text) {
  const samples = [];
  for (const row of text.split('\n')) {
    const found = row.startsWith('#') ? null : LINE.exec(row);
    if (found) {
      const labels = {};
      for (const [, name, value] of (found[2] ?? '').matchAll(LABEL)) {
        labels[name] = value;
      }
      samples.push({ name: found[1], labels, value: Number(found[3]) });
    }
  }
  return samples;
}

export const named = (samples, name) => samples.filter((sample) => sample.name === name);

export const sum = (samples) => samples.reduce((all, sample) => all + sample.value, 0);

/** Which process answered: behind a gateway readings come from several in turn. */
export const processOf = (samples) => String(named(samples, 'process_start_time_seconds')[0]?.value ?? '');

/** Counts of a histogram by upper bound, over all its label sets that match. */
export function histogram(samples, name, matches = () => true) {
  const buckets = new Map();
  for (const sample of named(samples, `${name}_bucket`)) {
    if (matches(sample.labels)) {
      const bound = sample.labels.le === '+Inf' ? Infinity : Number(sample.labels.le);
      buckets.set(bound, (buckets.get(bound) ?? 0) + sample.value);
    }
  }
  return buckets;
}

/** The difference of two histograms. */
export function since(before, now) {
  return new Map([...now].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)]));
}

/** A quantile, interpolated in its bucket as Prometheus' histogram_quantile does; null without data. */
export function quantile(share, buckets) {
  const sorted = [...buckets].sort((a, b) => a[0] - b[0]);
  const total = sorted.at(-1)?.[1] ?? 0;
  if (total <= 0) {
    return null;
  }
  const rank = share * total;
  let low = 0;
  let below = 0;
  for (const [bound, count] of sorted) {
    if (count >= rank) {
      return bound === Infinity ? low : low + (bound - low) * ((rank - below) / Math.max(1e-9, count - below));
    }
    low = bound;
    below = count;
  }
  return low;
}
