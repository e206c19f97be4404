import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Customer } from '../../domain/customer.ts';
import { lapsesOn } from '../../domain/silence/own-rhythm.ts';
import type { CalendarEntry, CalendarIndex } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerStates } from '../customer-states.ts';
import { inParallel } from '../in-parallel.ts';

export interface QuietServices {
  readonly calendar: CalendarIndex;
  readonly clock: Clock;
  readonly library: CampaignLibrary;
  readonly states: CustomerStates;
}

/** care 28: a regular of whom nothing has been heard for longer than twice the own mean gap, since a day of this week. */
export interface QuietRegular {
  readonly customer: Customer;
  readonly since: CalendarDate;
}

const LAPSED = 'customer.lapsed';
/** How many days an alert stands. */
const DAYS = 7;
/** How many are looked at: whoever calls them all has a week's work. */
const MOST = 100;
const AT_ONCE = 16;

/**
 * > care 28: silent-lapse alert. The latest first, as far as a look reaches; the calendar is a hint, so the state is asked whether it is so.
 */
export async function quietRegulars({ calendar, clock, library, states }: QuietServices): Promise<readonly QuietRegular[]> {
  const { company } = await library.settings();
  const today = localDate(clock.now(), company.timeZone);
  if (!(LAPSED in (await calendar.registry()))) return [];
  const entries: CalendarEntry[] = [];
  for (let back = 0; back < DAYS && entries.length < MOST; back += 1) {
    for await (const entry of calendar.on(LAPSED, addDays(today, -back))) {
      entries.push(entry);
      if (entries.length === MOST) break;
    }
  }
  const found = await inParallel(entries, AT_ONCE, async ({ customer, date }): Promise<QuietRegular[]> => {
    const state = await states.load(customer);
    return state !== undefined && lapsesOn(state.summary) === date ? [{ customer: state.customer, since: date }] : [];
  });
  return found.flat();
}
