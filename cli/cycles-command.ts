import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { gradeFor, pointsInWindow } from '../domain/membership/grade.ts';
import { defaultSettings } from '../domain/settings.ts';
import {
  GapStatistics,
  SECOND_PURCHASE_FALLBACK_DAYS,
  SECOND_PURCHASE_FROM,
  SECOND_PURCHASE_UNTIL,
} from '../domain/silence/learn-cycle.ts';
import { LAPSE_FACTOR, LEAST_PURCHASES, lapsesOn } from '../domain/silence/own-rhythm.ts';
import { gapsOf, summarise } from '../domain/summarise.ts';
import { toColumnMap } from './arguments.ts';
import { type CustomerOrders, readCategories, readOrders } from './orders-by-customer.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';

export interface CyclesOptions extends CommonOptions {
  readonly map: readonly string[];
  readonly on?: CalendarDate;
  readonly lineAmounts: boolean;
  readonly categories?: string;
  readonly categoryMap: readonly string[];
}

/** Cycles by category, one-time buyers, regulars gone quiet and tiers of an orders file (care 5, 9, 12, 28), by the rules that send. */
export async function cycles(orders: string, options: CyclesOptions, to: Console): Promise<ExitCode> {
  const { lineAmounts } = options;
  const categories =
    options.categories === undefined
      ? new Map<string, string>()
      : await readCategories(options.categories, toColumnMap(options.categoryMap));
  const file = await readOrders(orders, toColumnMap(options.map), { lineAmounts, categories });
  if (file.customers.size === 0) throw new WrongUse('There is not one order of a customer in this file.');
  const figures = figuresOf(file, options.on ?? file.lastDay);
  to.out(options.json ? JSON.stringify(figures) : describe(figures));
  return exitCode.done;
}

function figuresOf({ customers, lines, rejected }: CustomerOrders, on: CalendarDate) {
  const settings = defaultSettings;
  const { minimumGaps, fallbackCycleDays } = settings.winBack;
  const gaps = new Map<string, { all: GapStatistics; first: GapStatistics }>();
  const tiers = new Map(settings.tiers.map(({ id }) => [id, 0]));
  const count = { noOrderDay: 0, oneTime: 0, oneTimeInWindow: 0, regulars: 0, lapsed: 0 };
  const oneTimeDays: { category: string; age: number }[] = [];
  for (const all of customers.values()) {
    const orders = all.filter(({ day }) => day <= on);
    const summary = summarise(orders, [], on, settings);
    for (const gap of gapsOf(orders)) {
      const known = gaps.get(gap.category) ?? { all: new GapStatistics(), first: new GapStatistics() };
      gaps.set(gap.category, known);
      known.all.add(gap.days);
      if (gap.first) known.first.add(gap.days);
    }
    const { tier } = gradeFor(pointsInWindow(summary, on, settings, on), 'good', settings);
    tiers.set(tier, (tiers.get(tier) ?? 0) + 1);
    if (summary.first === undefined) count.noOrderDay += 1;
    else if (summary.orderDays === 1) oneTimeDays.push({ category: summary.first.category, age: daysBetween(summary.first.day, on) });
    const lapse = lapsesOn(summary);
    if (lapse !== undefined) count.regulars += 1;
    if (lapse !== undefined && lapse <= on) count.lapsed += 1;
  }
  const learnt = [...gaps].map(([category, { all, first }]) => ({
    category,
    gaps: all.count,
    days: all.count >= minimumGaps ? (all.median() ?? null) : null,
    firstGaps: first.count,
    firstDays: first.count >= minimumGaps ? (first.median() ?? null) : null,
  }));
  const firstMedians = new Map(learnt.map(({ category, firstDays }) => [category, firstDays]));
  count.oneTime = oneTimeDays.length;
  count.oneTimeInWindow = oneTimeDays.filter(({ category, age }) => {
    const median = firstMedians.get(category) ?? SECOND_PURCHASE_FALLBACK_DAYS / SECOND_PURCHASE_FROM;
    return age >= SECOND_PURCHASE_FROM * median && age <= SECOND_PURCHASE_UNTIL * median;
  }).length;
  return {
    on,
    lines,
    rejected,
    customers: customers.size,
    ...count,
    minimumGaps,
    fallbackCycleDays,
    cycles: learnt.sort((a, b) => b.gaps - a.gaps),
    tiers: [...tiers].map(([tier, members]) => ({ tier, customers: members })),
  };
}

function describe(figures: ReturnType<typeof figuresOf>): string {
  const { on, lines, rejected, customers, noOrderDay, oneTime, oneTimeInWindow, regulars, lapsed, minimumGaps, fallbackCycleDays } =
    figures;
  const cell = (text: string | number | null, width: number) => String(text ?? '–').padStart(width);
  const percent = (part: number, of: number) => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`);
  const ordered = customers - noOrderDay;
  return [
    `${customers} customers on ${on}; ${lines} lines read, ${rejected} of them left out; ${noOrderDay} customers only gave things back.`,
    '',
    `${'category'.padEnd(28)}${cell('gaps', 8)}${cell('cycle', 8)}${cell('first', 8)}${cell('cycle', 8)}`,
    ...figures.cycles.map(
      (one) =>
        `${(one.category || '(none)').slice(0, 27).padEnd(28)}${cell(one.gaps, 8)}${cell(one.days, 8)}${cell(one.firstGaps, 8)}${cell(one.firstDays, 8)}`,
    ),
    `Below ${minimumGaps} gaps no cycle is learnt: ${fallbackCycleDays} days are taken.`,
    '',
    `One order day only: ${oneTime} (${percent(oneTime, ordered)}), ${oneTimeInWindow} of them at ${SECOND_PURCHASE_FROM} to ${SECOND_PURCHASE_UNTIL} of the median first gap.`,
    `At least ${LEAST_PURCHASES} order days: ${regulars}; silent for more than ${LAPSE_FACTOR} own mean gaps: ${lapsed} (${percent(lapsed, regulars)}).`,
    '',
    `${'tier'.padEnd(12)}${cell('customers', 10)}${cell('share', 9)}`,
    ...figures.tiers.map(({ tier, customers: members }) => `${tier.padEnd(12)}${cell(members, 10)}${cell(percent(members, customers), 9)}`),
    'Tiers as if everybody’s credit were good, one point for a unit of money.',
  ].join('\n');
}
