import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { CustomerStatus } from '../../domain/classes/customer-status.ts';
import { type CustomerUsage, usageOfCustomer } from '../../domain/classes/usage-of-customer.ts';
import type { Customer } from '../../domain/customer.ts';
import type { LearntCycle } from '../../domain/silence/cycle.ts';
import { lapsesOn } from '../../domain/silence/own-rhythm.ts';
import type { WinBackTrail } from '../../domain/winback/win-back-report.ts';
import { isWinBackQuestion, winBackTrails } from '../../domain/winback/win-back-trails.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerDirectory } from '../customer-directory.ts';
import type { CustomerStates } from '../customer-states.ts';
import { inParallel } from '../in-parallel.ts';
import { statusToday } from './status-of-customer.ts';

export interface SilenceServices {
  readonly clock: Clock;
  readonly directory: CustomerDirectory;
  readonly library: CampaignLibrary;
  readonly states: CustomerStates;
}

/** What one page of the company tells about cycles, one-time buyers, regulars gone quiet and win-backs. */
export interface SilencePage {
  readonly looked: number;
  readonly customers: number;
  readonly oneTime: number;
  /** The cycles that customers of this page go by. */
  readonly cycles: readonly LearntCycle[];
  readonly lapsed: readonly { readonly customer: Customer; readonly since: CalendarDate; readonly lastOrderOn: CalendarDate }[];
  readonly trails: readonly WinBackTrail[];
  /** care 37, 42: how each customer of this page stands today; usage is null for who never ordered. */
  readonly standing: readonly { readonly status: CustomerStatus; readonly usage: CustomerUsage | null; readonly value: string | null }[];
  readonly next?: string | undefined;
}

const AT_ONCE = 16;

/** care 9, 11, 12, 28: read page by page by whoever wants the figures; nothing is kept of it. */
export async function surveySilence(
  { clock, directory, library, states }: SilenceServices,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<SilencePage> {
  const [{ items, next }, settings] = await Promise.all([directory.customersByName('', after, limit), library.settings()]);
  const found = await inParallel(items, AT_ONCE, async ({ id }) => {
    const [state, messages] = await Promise.all([states.load(id), directory.timeline(id)]);
    if (state === undefined) return undefined;
    const asked = messages.some(isWinBackQuestion);
    const trails = asked ? winBackTrails(messages, state, (await states.ledger(id)).orders) : [];
    const today = localDate(clock.now(), state.customer.timeZone);
    const status = statusToday(state, messages, { today, settings });
    const value = state.customer.attributes['value_class'] ?? null;
    return { state, trails, standing: { status, usage: usageOfCustomer(state, today) ?? null, value } };
  });
  const known = found.filter((one) => one !== undefined);
  return {
    looked: items.length,
    customers: known.filter(({ state }) => state.summary.orderDays > 0).length,
    oneTime: known.filter(({ state }) => state.summary.orderDays === 1).length,
    cycles: known.flatMap(({ state }) => state.cycle.silence ?? []),
    lapsed: known.flatMap(({ state: { customer, summary } }) => {
      const since = lapsesOn(summary);
      const quiet = since !== undefined && summary.last !== undefined && since <= localDate(clock.now(), customer.timeZone);
      return quiet ? [{ customer, since, lastOrderOn: summary.last.day }] : [];
    }),
    trails: known.flatMap(({ trails }) => trails),
    standing: known.map(({ standing }) => standing),
    ...(next === undefined ? {} : { next }),
  };
}
