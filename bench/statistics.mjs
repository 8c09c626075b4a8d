// Medians, quartiles, and how sure a ratio is.

/** The value below which this share of the values lies, interpolated. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

export const median = (values) => quantile(values, 0.5);

/** Median and quartiles. */
export const summary = (values) => ({
  n: values.length,
  low: quantile(values, 0.25),
  median: median(values),
  high: quantile(values, 0.75),
});

/** A generator of numbers from 0 to 1 that gives the same ones on every run (mulberry32). */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The median over rounds of `theirs / ours`, with the middle 95 % of what it is when the rounds are drawn anew.
 * Both were measured in the same round, one after the other, so what slowed the machine slowed both.
 */
export function pairedRatio(theirs, ours, draws = 4000) {
  const ratios = theirs.map((value, round) => value / ours[round]);
  const random = seeded(1);
  const medians = Array.from({ length: draws }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)])),
  );
  return { ratio: median(ratios), low: quantile(medians, 0.025), high: quantile(medians, 0.975) };
}

/** The values in a random order. */
export function shuffled(values, random) {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}
