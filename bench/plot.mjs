// Small charts as SVG text: bars with quartiles, and lines on logarithmic axes. Readable on white and on dark paper.

const WIDTH = 760;
const INK = "#1f2933";
const FAINT = "#8795a1";
const COLOURS = ["#2563a8", "#c2571a", "#3f7f4f", "#7b4fa3", "#8a6d1d", "#a3344f"];

const escape = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const text = (x, y, words, extra = "") => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${extra}>${escape(words)}</text>`;

/** A duration in the unit that a person would use. */
export function duration(milliseconds) {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`;
  return `${(milliseconds * 1000).toPrecision(3)} µs`;
}

function picture(height, title, body) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="13" fill="${INK}">`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="#ffffff"/>`,
    text(20, 28, title, 'font-size="15" font-weight="600"'),
    ...body,
    "</svg>\n",
  ].join("\n");
}

/** Powers of ten from the one at or below the least to the one at or above the most. */
function decades(values) {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at));
}

/**
 * Bars on a logarithmic scale of time, in groups: `[{ title, bars: [{ name, low, median, high }] }]`, in
 * milliseconds.
 */
export function bars(title, groups) {
  const left = 230;
  const right = WIDTH - 90;
  const marks = decades(groups.flatMap(({ bars }) => bars.flatMap(({ low, high }) => [low / 1.5, high])));
  const [first, last] = [marks[0], marks.at(-1)].map(Math.log10);
  const across = (value) => left + ((Math.log10(value) - first) / (last - first)) * (right - left);
  const body = [];
  const colour = new Map();
  let y = 56;
  for (const group of groups) {
    body.push(text(20, y + 4, group.title, `font-weight="600"`));
    y += 14;
    for (const { name, low, median, high } of group.bars) {
      if (!colour.has(name)) colour.set(name, COLOURS[colour.size % COLOURS.length]);
      body.push(
        text(left - 10, y + 13, name, 'text-anchor="end"'),
        `<rect x="${left}" y="${y + 2}" width="${(across(median) - left).toFixed(1)}" height="14" rx="2" fill="${colour.get(name)}"/>`,
        `<line x1="${across(low).toFixed(1)}" x2="${across(high).toFixed(1)}" y1="${y + 9}" y2="${y + 9}" stroke="${INK}" stroke-width="1.5"/>`,
        text(Math.max(across(high), across(median)) + 8, y + 13, duration(median)),
      );
      y += 22;
    }
    y += 22;
  }
  const grid = marks.flatMap((mark) => [
    `<line x1="${across(mark).toFixed(1)}" x2="${across(mark).toFixed(1)}" y1="44" y2="${y - 14}" stroke="#e4e7eb"/>`,
    text(across(mark), y + 4, duration(mark).replace(/\.0+(?= )/, ""), `text-anchor="middle" fill="${FAINT}" font-size="12"`),
  ]);
  return picture(y + 18, title, [...grid, ...body]);
}

/** Lines on logarithmic axes: `[{ name, points: [[count, milliseconds]] }]`, with lines across where `limits` say. */
export function lines(title, series, limits = []) {
  const height = 420;
  const [left, right, top, bottom] = [80, WIDTH - 190, 56, height - 50];
  const counts = decades(series.flatMap(({ points }) => points.map(([count]) => count)));
  const times = decades([...series.flatMap(({ points }) => points.map(([, time]) => time)), ...limits.map(({ at }) => at)]);
  const scale = (marks, from, to) => (value) =>
    from + ((Math.log10(value) - Math.log10(marks[0])) / (Math.log10(marks.at(-1)) - Math.log10(marks[0]))) * (to - from);
  const across = scale(counts, left, right);
  const down = scale(times, bottom, top);
  const body = [
    ...counts.flatMap((mark) => [
      `<line x1="${across(mark)}" x2="${across(mark)}" y1="${top}" y2="${bottom}" stroke="#e4e7eb"/>`,
      text(across(mark), bottom + 18, mark.toLocaleString("en-US"), `text-anchor="middle" fill="${FAINT}"`),
    ]),
    ...times.flatMap((mark) => [
      `<line x1="${left}" x2="${right}" y1="${down(mark).toFixed(1)}" y2="${down(mark).toFixed(1)}" stroke="#e4e7eb"/>`,
      text(left - 8, down(mark) + 4, duration(mark).replace(/\.0+(?= )/, ""), `text-anchor="end" fill="${FAINT}"`),
    ]),
    text((left + right) / 2, height - 14, "occupations", 'text-anchor="middle"'),
    ...limits.flatMap(({ name, at }) => [
      `<line x1="${left}" x2="${right}" y1="${down(at).toFixed(1)}" y2="${down(at).toFixed(1)}" stroke="${FAINT}" stroke-dasharray="5 4"/>`,
      text(left + 6, down(at) - 5, name, `fill="${FAINT}" font-size="12"`),
    ]),
  ];
  const labels = series.map(({ points }) => down(points.at(-1)[1]) + 4);
  const placed = [...labels.keys()].sort((a, b) => labels[a] - labels[b]);
  placed.forEach((at, place) => {
    if (place > 0) labels[at] = Math.max(labels[at], labels[placed[place - 1]] + 16);
  });
  series.forEach(({ name, points }, at) => {
    const colour = COLOURS[at % COLOURS.length];
    const path = points.map(([count, time]) => `${across(count).toFixed(1)},${down(time).toFixed(1)}`);
    body.push(
      `<polyline points="${path.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...points.map(([count, time]) => `<circle cx="${across(count).toFixed(1)}" cy="${down(time).toFixed(1)}" r="3.5" fill="${colour}"/>`),
      text(across(points.at(-1)[0]) + 12, labels[at], name, `fill="${colour}"`),
    );
  });
  return picture(height, title, body);
}
