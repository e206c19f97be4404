import { writeFile } from 'node:fs/promises';
import Big from 'big.js';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { customerStatuses, statusOf } from '../domain/classes/customer-status.ts';
import { type CutPoints, cutFault, levelFor } from '../domain/classes/relationship.ts';
import { USUAL_HEAVY_SHARE, type Usage, usageClasses, usageOf } from '../domain/classes/usage-class.ts';
import { profitOf, type ValueClass, valueClasses, valueClassesOf } from '../domain/classes/value-class.ts';
import { safeCsv } from '../domain/csv/safe-csv.ts';
import { toColumnMap } from './arguments.ts';
import { type LedgerEntry, ledgerEntry } from './customer-ledger.ts';
import { readOrders } from './orders-by-customer.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';

export interface ClassesOptions extends CommonOptions {
  readonly map: readonly string[];
  readonly on?: CalendarDate;
  readonly lineAmounts: boolean;
  readonly margin: number;
  readonly serve: number;
  readonly retain: number;
  readonly lapse: number;
  readonly cuts?: CutPoints;
  readonly out?: string;
}

interface Classed {
  readonly entry: LedgerEntry;
  readonly usage: Usage;
  readonly status: (typeof customerStatuses)[number];
  readonly value: ValueClass | 'loss' | undefined;
  readonly profit: Big;
}

/** Usage, value, status and relationship of every customer of an orders file (care 37, 38, 41, 42). */
export async function classes(orders: string, options: ClassesOptions, to: Console): Promise<ExitCode> {
  const fault = options.cuts === undefined ? undefined : cutFault(options.cuts);
  if (fault !== undefined) throw new WrongUse(fault);
  const file = await readOrders(orders, toColumnMap(options.map), { lineAmounts: options.lineAmounts, categories: new Map() });
  if (file.customers.size === 0) throw new WrongUse('There is not one order of a customer in this file.');
  const today = options.on ?? file.lastDay;
  const entries = [...file.customers].map(([customer, all]) => ledgerEntry(customer, all, options.margin / 100));
  const all = classify(entries, today, options);
  const figures = { on: today, lines: file.lines, rejected: file.rejected, customers: all.length, ...figuresOf(all, options.cuts) };
  if (options.out !== undefined) await writeFile(options.out, customersFile(all, options.cuts === undefined ? undefined : figures.value));
  to.out(options.json ? JSON.stringify(figures) : describe(figures));
  return exitCode.done;
}

function classify(entries: readonly LedgerEntry[], today: CalendarDate, { serve, retain, lapse }: ClassesOptions): Classed[] {
  const earnings = entries.map((entry) => ({
    customer: entry.customer,
    margin: entry.margin.toFixed(),
    costToServe: new Big(serve).times(entry.orders).toFixed(),
    retentionCost: new Big(retain).toFixed(),
  }));
  const valued = valueClassesOf(earnings);
  const losses = new Set(valued.kind === 'classes' ? valued.losses : []);
  return entries.map((entry, index) => {
    const days = entry.visitDays;
    const lastOrderOn = days.toSorted().at(-1);
    const earned = earnings[index];
    const value = valued.kind === 'too-few' ? undefined : losses.has(entry.customer) ? 'loss' : valued.classOf.get(entry.customer);
    return {
      entry,
      usage: usageOf(days, today),
      status: statusOf({
        excluded: false,
        targeted: false,
        ...(lastOrderOn === undefined ? {} : { lastOrderOn }),
        today,
        lapseDays: lapse,
      }),
      value,
      profit: earned === undefined ? new Big(0) : profitOf(earned),
    };
  });
}

function figuresOf(all: readonly Classed[], cuts: CutPoints | undefined) {
  const came = all.filter(({ usage }) => usage.class !== 'lapsed');
  const total = sum(all);
  const group = (members: readonly Classed[]) => ({
    customers: members.length,
    profitShare: total.gt(0) ? Number(sum(members).div(total).toFixed(4)) : null,
    marginEach:
      members.length === 0
        ? null
        : Number(
            members
              .reduce((all, { entry }) => all.plus(entry.margin), new Big(0))
              .div(members.length)
              .toFixed(2),
          ),
  });
  return {
    usage: usageClasses.map((name) => {
      const members = all.filter(({ usage }) => usage.class === name);
      return { class: name, customers: members.length, provisional: members.filter(({ usage }) => usage.provisional).length };
    }),
    heavyShare: came.length === 0 ? null : came.filter(({ usage }) => usage.class === 'heavy').length / came.length,
    value: [...valueClasses, 'loss' as const].map((name) => {
      const members = group(all.filter(({ value }) => value === name));
      const level =
        cuts === undefined || members.marginEach === null || name === 'loss' ? null : levelFor(members.customers, members.marginEach, cuts);
      return { class: name, ...members, level };
    }),
    tooFew: all.every(({ value }) => value === undefined),
    status: customerStatuses.map((name) => ({ status: name, customers: all.filter(({ status }) => status === name).length })),
    oneDay: all.filter(({ entry }) => entry.visitDays.length === 1).length,
  };
}

const sum = (members: readonly Classed[]): Big => members.reduce((all, { profit }) => all.plus(profit), new Big(0));

type Figures = { on: string; lines: number; rejected: number; customers: number } & ReturnType<typeof figuresOf>;

function describe({ on, lines, rejected, customers, usage, heavyShare, value, tooFew, status, oneDay }: Figures): string {
  const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
  const cell = (text: string | number, width: number) => String(text).padStart(width);
  const { from, to } = USUAL_HEAVY_SHARE;
  return [
    `${customers} customers on ${on}; ${lines} lines read, ${rejected} of them left out.`,
    '',
    `${'usage'.padEnd(10)}${cell('customers', 10)}${cell('share', 9)}${cell('provisional', 13)}`,
    ...usage.map(
      (one) =>
        `${one.class.padEnd(10)}${cell(one.customers, 10)}${cell(percent(one.customers / customers), 9)}${cell(one.provisional, 13)}`,
    ),
    `Heavy among those who came in the window: ${percent(heavyShare)} (${percent(from)} to ${percent(to)} is usual where people eat).`,
    '',
    ...(tooFew
      ? ['Too few customers for value classes: a hundred with a profit are the least.']
      : [
          `${'value'.padEnd(10)}${cell('customers', 10)}${cell('of profit', 11)}${cell('margin each', 13)}  relationship`,
          ...value.map(
            (one) =>
              `${one.class.padEnd(10)}${cell(one.customers, 10)}${cell(percent(one.profitShare), 11)}${cell(one.marginEach ?? '–', 13)}  ${one.level ?? '–'}`,
          ),
        ]),
    '',
    `Status: ${status.map((one) => `${one.status} ${one.customers}`).join(', ')}. On one day only: ${oneDay}.`,
  ].join('\n');
}

/**
 * A customers file that brings the classes in as `attr.…`, for audiences to go by; where cut points were given, the level of relationship of
 * each one's class too (care 41), by which messages are allowed (care 40).
 */
function customersFile(all: readonly Classed[], segments: Figures['value'] | undefined): string {
  const known = ['customer_id', 'attr.usage', 'attr.usage_provisional', 'attr.value_class', 'attr.status'];
  const header = segments === undefined ? known : [...known, 'attr.relationship'];
  const rows = all.map(({ entry, usage, value, status }) => [
    entry.customer,
    usage.class,
    usage.provisional ? 'yes' : 'no',
    value ?? '',
    status,
    ...(segments === undefined ? [] : [segments.find((one) => one.class === value)?.level ?? '']),
  ]);
  return safeCsv(header, rows);
}
