import { billOfSize } from '../../local/meter/bill-of-size.ts';
import { readMeasuredCounts } from '../../local/meter/measured-counts.ts';
import { readPrices } from '../../local/meter/prices.ts';
import { shortNumber } from './bar-chart.ts';
import { type Figure, keepsGoal, spreadOf } from './figure.ts';
import { type FiguresPart, figuresParts } from './parts.ts';
import type { StoredFigures, StoredPart } from './stored-figures.ts';

const HEAD = `# Figures

Written by \`npx care figures --write\`; nothing here is typed. Units and calls are counts, the same on any machine; CPU-seconds and times
are this machine's. Each figure was measured several times: least, median, most. *Asked* is what the project holds itself to; tests hold
the counts (\`test/bench\`, \`test/workflows/deliver/message-budget.dynamo.test.ts\`).
`;

/**
 * As measured, and not like for like: all processes of the peer with its database and cache, on a machine of this kind; ours is the
 * function's own process, the database's CPU not counted.
 */
const PEERS = `## Beside peers

Measured on a machine of this kind (2 cores) in CPU-seconds of **all processes of the peer, database and cache included**; ours are those of
the function's own process, without the database's. So they are **not like for like**: read the order of magnitude, not the digits.

| | import 1,000 | find 1,000 due among 100,000 | send 1,000 |
|---|---|---|---|
| Parcelvoy 3d59d28 | 9.4 to 14.3 (80 to 155 users a second) | 313 to 323 | 8.8 to 15.9 |
| phpList 3.6.15-dev | 4.7 to 6.4 | not measured | 7.7 to 9.2 over SMTP |
`;

/** docs/figures.md of what was measured. */
export function figuresPage(stored: StoredFigures): string {
  const parts = figuresParts.flatMap((part) => {
    const known = stored[part.id];
    return known === undefined
      ? [`## ${part.title}\n\nNot measured yet: \`npx care figures ${part.id} --write\`.\n`]
      : [section(part, known)];
  });
  return [HEAD, PEERS.trimEnd(), `${ourRow(stored)}\n`, bill(), ...parts].join('\n');
}

/** Where the chart of a name is kept, from docs/. */
export const chartFile = (chart: string): string => `figures-${chart.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.svg`;

/** Figures that share a chart, by its name. */
export function chartsOf({ figures }: StoredPart): Map<string, Figure[]> {
  const charts = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.chart !== undefined) charts.set(figure.chart, [...(charts.get(figure.chart) ?? []), figure]);
  }
  return charts;
}

function section({ id, title, how }: FiguresPart, stored: StoredPart): string {
  const { on, machine, seconds, figures } = stored;
  const charts = [...chartsOf(stored).keys()].map((chart) => `![${chart}](images/${chartFile(chart)})`);
  const rows = figures.map((figure) => {
    const { min, median, max } = spreadOf(figure.values);
    return `| ${figure.what} | ${figure.unit} | ${[min, median, max].map(shortNumber).join(' | ')} | ${asked(figure)} |`;
  });
  const by = `\`npx care figures ${id}\`, ${on}, ${Math.round(seconds)} s on ${machine}. ${how}`;
  const table = ['| | unit | least | median | most | asked |', '|---|---|---:|---:|---:|---|', ...rows];
  return [`## ${title}`, '', by, '', ...charts.flatMap((chart) => [chart, '']), ...table, ''].join('\n');
}

function asked(figure: Figure): string {
  const { goal } = figure;
  if (goal === undefined) return '';
  const words = [goal.most === undefined ? '' : `≤ ${goal.most}`, goal.least === undefined ? '' : `≥ ${goal.least}`].join(' ').trim();
  return keepsGoal(figure) === true ? `${words} ✓` : `${words} **not kept**`;
}

/** The same three things of ours, from the parts that measure them. */
function ourRow(stored: StoredFigures): string {
  const range = (part: string, what: string, unit: string): string => {
    const figure = stored[part]?.figures.find((one) => one.what === what && one.unit.startsWith(unit));
    if (figure === undefined) return 'not measured';
    const { min, max } = spreadOf(figure.values);
    return `${shortNumber(min)} to ${shortNumber(max)}`;
  };
  const imported = range('imports', 'Rows of products end to end, an item each', 'CPU');
  const found = range('find-due', '1,000 due among 100,000 in memory', 'CPU');
  const sent = range('deliver-messages', 'Messages in batches of 50', 'CPU');
  return `| Perennial | ${imported} | ${found} (table in memory) | ${sent} |`;
}

const EXAMPLE = { customers: 1_000_000, duePercent: 0.5, ordersPerMonth: 0.1 };

function bill(): string {
  const measured = readMeasuredCounts();
  const prices = readPrices();
  const { perMillionMessages } = billOfSize(EXAMPLE, measured, prices);
  return `## A million messages

Besides what SES itself charges a million messages take **${perMillionMessages.toFixed(2)} ${prices.currency}** at list prices of ${prices.asOf}
(${prices.region}), reckoned from the counts of \`${measured.by}\` on ${measured.on}: ${measured.message.writeUnits.toFixed(2)} write units,
${measured.message.readUnits.toFixed(2)} read units and ${measured.message.logBytes.toFixed(0)} bytes of log each (docs/cost.md).
`;
}
