import { type Figure, spreadOf } from './figure.ts';

const WIDTH = 760;
const LABEL = 330;
const ROW = 30;
const BAR = 16;
const PLOT = WIDTH - LABEL - 90;

const style = `text{font:13px system-ui,sans-serif;fill:#1f2933}.title{font-weight:600;font-size:15px}.bar{fill:#2f7d6d}.goal{stroke:#b3541e;stroke-width:2;stroke-dasharray:4 3}
.range{stroke:#1f2933;stroke-width:1.5}.ground{fill:#fff}@media (prefers-color-scheme:dark){text{fill:#e6e9ec}.bar{fill:#5fb8a4}.goal{stroke:#f0a06a}.range{stroke:#e6e9ec}.ground{fill:#14191d}}`;

/** Bars of the medians with a line from the least to the most, and what is asked for as a dashed one. */
export function barChart(title: string, figures: readonly Figure[]): string {
  const spreads = figures.map(({ values }) => spreadOf(values));
  const goals = figures.map(({ goal }) => goal?.most ?? goal?.least ?? 0);
  const top = Math.max(...spreads.map(({ max }) => max), ...goals) || 1;
  const x = (value: number): number => round(LABEL + (value / top) * PLOT);
  const height = 44 + figures.length * ROW;
  const rows = figures.flatMap((figure, index) => {
    const { min, median, max } = spreads[index] ?? { min: 0, median: 0, max: 0 };
    const y = 36 + index * ROW;
    const middle = y + BAR / 2;
    const goal = goals[index] ?? 0;
    return [
      `<text x="${LABEL - 10}" y="${middle + 4}" text-anchor="end">${escaped(figure.what)}</text>`,
      `<rect class="bar" x="${LABEL}" y="${y}" width="${round(x(median) - LABEL)}" height="${BAR}" rx="2"/>`,
      `<line class="range" x1="${x(min)}" x2="${x(max)}" y1="${middle}" y2="${middle}"/>`,
      goal === 0 ? '' : `<line class="goal" x1="${x(goal)}" x2="${x(goal)}" y1="${y - 4}" y2="${y + BAR + 4}"/>`,
      `<text x="${round(Math.max(x(max), x(median)) + 8)}" y="${middle + 4}">${shortNumber(median)}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style}</style><rect class="ground" width="${WIDTH}" height="${height}"/>`,
    `<text class="title" x="10" y="20">${escaped(title)}</text>`,
    ...rows.filter((row) => row !== ''),
    '</svg>',
    '',
  ].join('\n');
}

/** Three figures that count. */
export function shortNumber(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

const round = (value: number): number => Math.round(value * 10) / 10;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
