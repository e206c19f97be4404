import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import { orderDaysOf } from './came-of-it.ts';
import type { DayCounts } from './day-counts.ts';
import { type Goal, goalOf } from './goal.ts';
import { type Lift, liftOf } from './lift.ts';
import { type StepVariants, variantResults } from './variant-results.ts';
import { readSpoken } from './variant-texts.ts';

/** What is counted beside how a message ended. */
const besides = ['opened', 'machine', 'clicked', 'answered', 'booked', 'redeemed', 'goal', 'ordered', 'revenue', 'left'] as const;
type Beside = (typeof besides)[number];

export interface ResultFigures extends Readonly<Record<Beside, number>> {
  /** Everybody whose turn came: sent + heldBack + failed + covered, always. */
  readonly decided: number;
  /** Accepted by the provider: delivered + bounced + complained + those of which nothing was heard yet. */
  readonly sent: number;
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
  readonly failed: number;
  /** Said in another product's card. */
  readonly covered: number;
  readonly heldBack: number;
  /** Sums up to `heldBack`. */
  readonly reasons: Readonly<Record<string, number>>;
}

export interface StepResults extends ResultFigures {
  readonly step: string;
  /** Null where a message was held back before a channel was chosen. */
  readonly channel: string | null;
}

export interface CampaignResults {
  readonly goal: ReturnType<typeof goalOf>;
  readonly rows: readonly StepResults[];
  /** Each figure is the sum of its column. */
  readonly total: ResultFigures;
  readonly lift: Lift;
  readonly variants: readonly StepVariants[];
}

export const noFigures: ResultFigures = {
  decided: 0,
  sent: 0,
  delivered: 0,
  bounced: 0,
  complained: 0,
  failed: 0,
  covered: 0,
  heldBack: 0,
  reasons: {},
  opened: 0,
  machine: 0,
  clicked: 0,
  answered: 0,
  booked: 0,
  redeemed: 0,
  goal: 0,
  ordered: 0,
  revenue: 0,
  left: 0,
};

interface ResultsQuestion {
  readonly id: string;
  readonly steps: readonly { readonly id: string; readonly variants?: readonly string[] | undefined }[];
  readonly days: readonly DayCounts[];
  readonly today: CalendarDate;
}

/** All of a campaign's counters in sum, whatever its goal. */
export const figuresOf = (days: readonly DayCounts[]): ResultFigures =>
  days
    .flatMap(({ counts }) => Object.entries(counts))
    .reduce((sum, [name, count]) => withCount(sum, name.split('|')[2] ?? '', count, undefined), noFigures);

/** What came of a campaign: a row for each step and channel, and what it changed. From counters alone. */
export function campaignResults({ id, steps, days, today }: ResultsQuestion): CampaignResults {
  const goal = goalOf(id);
  const rows = new Map<string, StepResults>();
  for (const [name, count] of days.flatMap(({ counts }) => Object.entries(counts))) {
    const [step = '', channel = '-', outcome = ''] = name.split('|');
    const row = rows.get(`${step}|${channel}`) ?? { step, channel: channel === '-' ? null : channel, ...noFigures };
    rows.set(`${step}|${channel}`, { ...row, ...withCount(row, outcome, count, goal.by) });
  }
  const order = (step: string) => (steps.findIndex((one) => one.id === readSpoken(step).step) + steps.length + 1) % (steps.length + 1);
  const listed = [...rows.values()].filter(hasAny).sort((a, b) => order(a.step) - order(b.step) || compare(a, b));
  const total = listed.reduce((sum, row) => plus(sum, row), noFigures);
  const settledBefore = addDays(today, -(goal.by === 'tier' ? 0 : orderDaysOf(id)));
  return {
    goal,
    rows: listed,
    total,
    lift: liftOf(goal.by, steps[0]?.id ?? '', days, settledBefore),
    variants: variantResults({ id, steps, days, today }),
  };
}

const compare = (a: StepResults, b: StepResults) => (`${a.step} ${a.channel ?? '~'}` < `${b.step} ${b.channel ?? '~'}` ? -1 : 1);

const hasAny = ({ step: _step, channel: _channel, reasons: _reasons, ...figures }: StepResults): boolean =>
  Object.values(figures).some((count) => count !== 0);

function withCount(row: ResultFigures, outcome: string, count: number, goal: Goal['by'] | undefined): ResultFigures {
  const [what = '', reason = ''] = outcome.split(':');
  switch (what) {
    case 'sent':
      return { ...row, decided: row.decided + count, sent: row.sent + count };
    case 'delivered':
      return { ...row, decided: row.decided + count, sent: row.sent + count, delivered: row.delivered + count };
    case 'bounced':
      return { ...row, decided: row.decided + count, sent: row.sent + count, bounced: row.bounced + count };
    case 'complained':
      return { ...row, decided: row.decided + count, sent: row.sent + count, complained: row.complained + count };
    case 'failed':
    case 'abandoned':
      return { ...row, decided: row.decided + count, failed: row.failed + count };
    case 'covered':
      return { ...row, decided: row.decided + count, covered: row.covered + count };
    case 'skipped': {
      const reasons = { ...row.reasons, [reason]: (row.reasons[reason] ?? 0) + count };
      return { ...row, decided: row.decided + count, heldBack: row.heldBack + count, reasons };
    }
    case 'tier-kept':
      return goal === 'tier' && reason === '' ? { ...row, goal: row.goal + count } : row;
    case 'ordered': {
      // The comparison group's orders are told with the lift: what a message did not bring is not shown beside it.
      if (reason !== '') return row;
      return { ...row, ordered: row.ordered + count, ...(goal === 'order' ? { goal: row.goal + count } : {}) };
    }
    default: {
      const beside = besides.find((one) => one === what);
      return beside === undefined || reason !== '' ? row : { ...row, [beside]: row[beside] + count };
    }
  }
}

function plus(sum: ResultFigures, row: ResultFigures): ResultFigures {
  const reasons = { ...sum.reasons };
  for (const [reason, count] of Object.entries(row.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count;
  const { reasons: _, ...numbers } = noFigures;
  const total = { ...noFigures, reasons };
  for (const name of Object.keys(numbers).filter(isFigure)) total[name] = sum[name] + row[name];
  return total;
}

type Figure = Exclude<keyof ResultFigures, 'reasons'>;
const isFigure = (name: string): name is Figure => name in noFigures && name !== 'reasons';
