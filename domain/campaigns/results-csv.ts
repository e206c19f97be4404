import { safeCsv } from '../csv/safe-csv.ts';
import { skipReasons } from '../decisions/reason.ts';
import type { CampaignResults, ResultFigures } from './campaign-results.ts';
import type { Group } from './lift.ts';

const columns = [
  'decided',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'opened',
  'machine',
  'clicked',
  'answered',
  'booked',
  'redeemed',
  'goal',
  'ordered',
  'left',
  'failed',
  'covered',
  'heldBack',
] as const;

const headers = [
  'campaign',
  'step',
  'channel',
  'group',
  ...columns.map((name) => (name === 'heldBack' ? 'held_back' : name === 'machine' ? 'opened_by_machine' : name)),
  'revenue',
  'currency',
  ...skipReasons.map((reason) => `held_back.${reason}`),
];

/** A line for each step and channel, their sum, and the two groups of the comparison. Safe for any spreadsheet. */
export function resultsCsv({
  id,
  currency,
  rows,
  total,
  lift,
}: CampaignResults & { readonly id: string; readonly currency: string }): string {
  const line = (step: string, channel: string, figures: ResultFigures) => [
    id,
    step,
    channel,
    'all',
    ...columns.map((name) => String(figures[name])),
    amount(figures.revenue),
    currency,
    ...skipReasons.map((reason) => String(figures.reasons[reason] ?? 0)),
  ];
  const group = (name: string, { n, reached, revenue }: Group) => [
    id,
    'first',
    'all',
    name,
    ...columns.map((column) => (column === 'decided' ? String(n) : column === 'goal' ? String(reached) : '')),
    amount(revenue),
    currency,
    ...skipReasons.map(() => ''),
  ];
  return safeCsv(headers, [
    ...rows.map((row) => line(row.step, row.channel ?? '', row)),
    line('all', 'all', total),
    group('written-to', lift.asked),
    group('comparison', lift.holdout),
  ]);
}

const amount = (hundredths: number): string => (hundredths / 100).toFixed(2);
