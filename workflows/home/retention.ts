import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { CalendarIndex } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';

const KIND = 'customer.silent';
const AT_ONCE = 48;
/** Who fell silent longer ago is no customer any more. */
const SILENT_DAYS = 365;
/** The last order of somebody who still counts lies at most a cycle back. */
const LEAST_AHEAD = 400;
const MOST_AHEAD = 1000;
/** Where many fall silent, one day in five tells the share well enough; five and a week have no day in common. */
const ONE_IN = 5;
const ENOUGH = 2000;

export interface Retention {
  readonly today: CalendarDate;
  /** Have ordered, and the day on which they would count as silent is still to come. */
  readonly kept: number;
  /** Counted as silent within the last year, and have not ordered since. */
  readonly silent: number;
  /** Told from some of the days. */
  readonly about: boolean;
}

/** How many of those who ever ordered are still within their rhythm: counted from the days on which they fall silent, nobody is read. */
export async function retention({
  clock,
  library,
  calendar,
}: {
  readonly clock: Clock;
  readonly library: Pick<CampaignLibrary, 'settings'>;
  readonly calendar: Pick<CalendarIndex, 'registry' | 'count'>;
}): Promise<Retention> {
  const [{ company, winBack }, registry] = await Promise.all([library.settings(), calendar.registry()]);
  const today = localDate(clock.now(), company.timeZone);
  const cycles = [winBack.cycleDays ?? 0, winBack.fallbackCycleDays, ...Object.values(winBack.cycleDaysByCategory)];
  const ahead = Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, ...cycles));
  const days = KIND in registry ? Array.from({ length: SILENT_DAYS + ahead }, (_, offset) => addDays(today, offset - SILENT_DAYS + 1)) : [];
  const countAll = (some: readonly CalendarDate[]) =>
    inParallel(some, AT_ONCE, async (day) => {
      const { met, cut } = await calendar.count(KIND, day, addDays(day, 1));
      return { day, met, cut };
    });
  const drawn = await countAll(days.filter((_, at) => at % ONE_IN === 0));
  const enough = sumOf(drawn) >= ENOUGH;
  const counted = enough ? drawn : [...drawn, ...(await countAll(days.filter((_, at) => at % ONE_IN !== 0)))];
  const times = enough ? ONE_IN : 1;
  return {
    today,
    kept: times * sumOf(counted.filter(({ day }) => day > today)),
    silent: times * sumOf(counted.filter(({ day }) => day <= today)),
    about: enough || counted.some(({ cut }) => cut),
  };
}

const sumOf = (counted: readonly { readonly met: number }[]): number => counted.reduce((all, { met }) => all + met, 0);
